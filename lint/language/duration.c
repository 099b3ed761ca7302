#include "language/duration.h"

#include "base/bytes.h"
#include "base/quote.h"

#include <stdarg.h>
#include <stdio.h>

enum fault {
	FAULT_EMPTY,
	FAULT_SYNTAX,
	FAULT_MISSING_UNIT,
	FAULT_UNKNOWN_UNIT,
	FAULT_UNIT_NOT_ALLOWED,
	FAULT_OVERFLOW,
	FAULT_NEGATIVE,
	FAULT_TOO_SHORT,
	FAULT_TOO_LONG,
	FAULT_NONE,
};

static const struct complaint complaints[] = {
	[FAULT_EMPTY] = { "DUR_EMPTY", "duration-format" },
	[FAULT_SYNTAX] = { "DUR_SYNTAX", "duration-format" },
	[FAULT_MISSING_UNIT] = { "DUR_MISSING_UNIT", "duration-format" },
	[FAULT_UNKNOWN_UNIT] = { "DUR_UNKNOWN_UNIT", "duration-format" },
	[FAULT_UNIT_NOT_ALLOWED] = { "DUR_UNIT_NOT_ALLOWED", "duration-unit" },
	[FAULT_OVERFLOW] = { "DUR_OVERFLOW", "duration-format" },
	[FAULT_NEGATIVE] = { "DUR_NEGATIVE", "duration-range" },
	[FAULT_TOO_SHORT] = { "DUR_TOO_SHORT", "duration-range" },
	[FAULT_TOO_LONG] = { "DUR_TOO_LONG", "duration-range" },
	[FAULT_NONE] = { NULL, NULL },
};

#define MICROSECOND UINT64_C(1000)
#define MILLISECOND (1000 * MICROSECOND)
#define SECOND (1000 * MILLISECOND)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* One more than the longest duration: only a negative one may reach it. */
#define LIMIT (UINT64_C(1) << 63)

struct unit {
	const char *name;
	unsigned bit; /* 0: no field knows it, but people write it */
	uint64_t nanoseconds;
};

/* What the fields know, longest first. */
static const struct unit units_known[] = {
	{ "d", DURATION_D, DAY },
	{ "h", DURATION_H, HOUR },
	{ "m", DURATION_M, MINUTE },
	{ "s", DURATION_S, SECOND },
	{ "ms", DURATION_MS, MILLISECOND },
	{ "us", DURATION_US, MICROSECOND },
	{ "\u00b5s", DURATION_US, MICROSECOND }, /* micro sign */
	{ "\u03bcs", DURATION_US, MICROSECOND }, /* Greek mu */
	{ "ns", DURATION_NS, 1 },
};

/* Spellings that have one meaning only; a month or a year has none in hours. */
static const struct unit units_mistaken[] = {
	{ "week", 0, 7 * DAY },
	{ "weeks", 0, 7 * DAY },
	{ "w", 0, 7 * DAY },
	{ "day", 0, DAY },
	{ "days", 0, DAY },
	{ "hour", 0, HOUR },
	{ "hours", 0, HOUR },
	{ "hr", 0, HOUR },
	{ "hrs", 0, HOUR },
	{ "minute", 0, MINUTE },
	{ "minutes", 0, MINUTE },
	{ "min", 0, MINUTE },
	{ "mins", 0, MINUTE },
	{ "second", 0, SECOND },
	{ "seconds", 0, SECOND },
	{ "sec", 0, SECOND },
	{ "secs", 0, SECOND },
	{ "msec", 0, MILLISECOND },
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

static const struct unit *
unit_find(const struct unit *units, size_t count, struct slice name)
{
	for (size_t i = 0; i < count; i++)
		if (slice_is(name, units[i].name))
			return &units[i];
	return NULL;
}

struct number {
	uint64_t whole;
	uint64_t fraction; /* the digits after the point, as far as they fit */
	double scale; /* ten to the number of these digits */
	bool huge; /* the whole part needs more than 63 bits */
};

static size_t
whole_read(struct slice text, size_t at, struct number *number)
{
	for (; at < text.length && byte_is_digit(text.at[at]); at++) {
		unsigned digit = (unsigned)(text.at[at] - '0');

		number->huge = number->huge || number->whole > (LIMIT - digit) / 10;
		if (!number->huge)
			number->whole = number->whole * 10 + digit;
	}
	return at;
}

/* Digits that do not fit are skipped: they are far below a nanosecond. */
static size_t
fraction_read(struct slice text, size_t at, struct number *number)
{
	bool full = false;

	for (; at < text.length && byte_is_digit(text.at[at]); at++) {
		unsigned digit = (unsigned)(text.at[at] - '0');

		full = full || number->fraction > (LIMIT - 1) / 10 ||
		       number->fraction * 10 + digit > LIMIT;
		if (full)
			continue;
		number->fraction = number->fraction * 10 + digit;
		number->scale *= 10;
	}
	return at;
}

/* Reads a decimal number from *at on and moves *at behind it; false where there is none. */
static bool
number_read(struct slice text, size_t *at, char point, struct number *number)
{
	size_t start = *at, end, digits;

	*number = (struct number){ .scale = 1 };
	end = whole_read(text, start, number);
	digits = end - start;
	if (end < text.length && text.at[end] == point) {
		size_t from = ++end;

		end = fraction_read(text, from, number);
		digits += end - from;
	}
	if (digits > 0)
		*at = end;
	return digits > 0;
}

/* Adds number × unit to *total; false where the sum leaves 64 bits. */
static bool
total_add(uint64_t *total, const struct number *number, uint64_t unit)
{
	uint64_t value;

	if (number->huge || number->whole > LIMIT / unit)
		return false;
	value = number->whole * unit;
	if (number->fraction > 0)
		value += (uint64_t)((double)number->fraction * ((double)unit / number->scale));
	if (value > LIMIT || *total > LIMIT - value)
		return false;
	*total += value;
	return true;
}

/* What reading a text came to: the place of the fault, or the sum. */
struct scan {
	size_t at;
	size_t length;
	uint64_t total;
	bool negative;
};

static enum fault
scan_fault(struct scan *scan, enum fault fault, size_t at, size_t end)
{
	scan->at = at;
	scan->length = end - at;
	return fault;
}

/* Up to where the name of a unit goes: all bytes that can be no part of a number. */
static size_t
unit_end(struct slice text, size_t at)
{
	while (at < text.length && !byte_is_digit(text.at[at]) && text.at[at] != '.')
		at++;
	return at;
}

static enum fault
component_scan(struct slice text, size_t *at, unsigned units, struct scan *scan)
{
	size_t start = *at, end;
	const struct unit *unit;
	struct number number;

	if (!number_read(text, at, '.', &number))
		return scan_fault(scan, FAULT_SYNTAX, start, text.length);
	end = unit_end(text, *at);
	if (end == *at)
		return scan_fault(scan, FAULT_MISSING_UNIT, end, end);
	unit = unit_find(units_known, COUNT(units_known), slice_part(text, *at, end - *at));
	if (!unit || (unit->bit == DURATION_D && units == DURATION_GO))
		return scan_fault(scan, FAULT_UNKNOWN_UNIT, *at, end);
	if (!(unit->bit & units))
		return scan_fault(scan, FAULT_UNIT_NOT_ALLOWED, *at, end);
	*at = end;
	if (!total_add(&scan->total, &number, unit->nanoseconds) ||
		(!scan->negative && scan->total == LIMIT))
		return scan_fault(scan, FAULT_OVERFLOW, start, end);
	return FAULT_NONE;
}

/* Nearly all durations are a few digits and one letter: these are read at once. */
static bool
short_scan(struct slice text, unsigned units, struct scan *scan)
{
	static const struct {
		char letter;
		unsigned bit;
		int64_t length;
	} letters[] = {
		{ 'm', DURATION_M, MINUTE },
		{ 'h', DURATION_H, HOUR },
		{ 's', DURATION_S, SECOND },
	};
	uint64_t number = 0;

	if (text.length < 2 || text.length > 7)
		return false;
	for (size_t i = 0; i + 1 < text.length; i++) {
		if (!byte_is_digit(text.at[i]))
			return false;
		number = number * 10 + (uint64_t)(text.at[i] - '0');
	}
	for (size_t i = 0; i < COUNT(letters); i++) {
		if (text.at[text.length - 1] != letters[i].letter || !(units & letters[i].bit))
			continue;
		*scan = (struct scan){ .total = number * (uint64_t)letters[i].length };
		return true;
	}
	return false;
}

static enum fault
duration_scan(struct slice text, unsigned units, struct scan *scan)
{
	size_t at = text.length > 0 && (text.at[0] == '-' || text.at[0] == '+');
	enum fault fault = FAULT_NONE;

	if (short_scan(text, units, scan))
		return FAULT_NONE;
	*scan = (struct scan){ .negative = at && text.at[0] == '-' };
	if (slice_trimmed(text).length == 0)
		return scan_fault(scan, FAULT_EMPTY, 0, text.length);
	if (slice_is(slice_from(text, at), "0"))
		return FAULT_NONE;
	do
		fault = component_scan(text, &at, units, scan);
	while (fault == FAULT_NONE && at < text.length);
	return fault;
}

static int64_t
scan_nanoseconds(const struct scan *scan)
{
	if (scan->total == LIMIT)
		return INT64_MIN;
	return scan->negative ? -(int64_t)scan->total : (int64_t)scan->total;
}

bool
duration_read(struct slice text, unsigned units, int64_t *nanoseconds)
{
	struct scan scan;

	if (duration_scan(text, units ? units : DURATION_GO, &scan) != FAULT_NONE)
		return false;
	*nanoseconds = scan_nanoseconds(&scan);
	return true;
}

static enum fault
limits_judge(const struct duration_limits *limits, int64_t nanoseconds)
{
	if (nanoseconds < 0 && limits->minimum >= 0)
		return FAULT_NEGATIVE;
	if (nanoseconds < limits->minimum || (limits->exclusive && nanoseconds == limits->minimum))
		return FAULT_TOO_SHORT;
	if (limits->maximum > 0 && nanoseconds > limits->maximum)
		return FAULT_TOO_LONG;
	return FAULT_NONE;
}

enum {
	WORDS_SIZE =
		160, /* a formatted duration: nine parts of at most 22 bytes never occur at once */
};

/* Room for a duration or a list of units, in ASCII. */
struct words {
	char bytes[WORDS_SIZE];
	size_t length;
};

__attribute__((format(printf, 2, 3))) static void
words_add(struct words *words, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(
		words->bytes + words->length, WORDS_SIZE - words->length, format, arguments);
	va_end(arguments);
	if (length > 0 && (size_t)length < WORDS_SIZE - words->length)
		words->length += (size_t)length;
}

/* "m or h": the units allowed, shortest first. */
static const char *
units_name(struct words *words, unsigned units)
{
	unsigned left = units;

	*words = (struct words){ .length = 0 };
	for (size_t i = COUNT(units_known); i-- > 0;) {
		const struct unit *unit = &units_known[i];

		if (!(unit->bit & left))
			continue;
		left &= ~unit->bit;
		if (unit->bit == DURATION_US)
			unit = unit_find(units_known, COUNT(units_known), slice_of("us"));
		words_add(words, "%s%s",
			words->length == 0 ? ""
			: left             ? ", "
					   : " or ",
			unit->name);
	}
	return words->bytes;
}

/* Writes a length of time exactly in the units allowed; NULL where they are too coarse. Days only
 * for whole days, for `1d12h` reads worse than `36h`. */
static const char *
duration_format(struct words *words, uint64_t nanoseconds, unsigned units)
{
	uint64_t left = nanoseconds;
	const char *smallest = "s";

	*words = (struct words){ .length = 0 };
	for (size_t i = 0; i < COUNT(units_known); i++) {
		const struct unit *unit = &units_known[i];

		if (!(unit->bit & units) || (unit->bit == DURATION_D && left % DAY != 0))
			continue;
		if (unit->bit >= DURATION_S)
			smallest = unit->name;
		if (left >= unit->nanoseconds)
			words_add(words, "%llu%s", (unsigned long long)(left / unit->nanoseconds),
				unit->name);
		left %= unit->nanoseconds;
	}
	if (nanoseconds == 0)
		words_add(words, "0%s", smallest);
	return left == 0 ? words->bytes : NULL;
}

/* Takes the name of a unit off the text, blanks around it too, and finds it whatever its case. */
static const struct unit *
unit_guess(struct slice text, size_t *at)
{
	char name[8];
	size_t length = 0, end, start;
	const struct unit *unit;

	while (*at < text.length && text.at[*at] == ' ')
		++*at;
	end = unit_end(text, *at);
	start = *at;
	for (; *at < end && length < sizeof(name) && text.at[*at] != ' '; ++*at) {
		name[length++] = byte_lower(text.at[*at]);
	}
	while (*at < end && text.at[*at] == ' ')
		++*at;
	if (*at < end || (length == 1 && text.at[start] == 'M')) /* minutes or months? */
		return NULL;
	unit = unit_find(units_known, COUNT(units_known), (struct slice){ name, length });
	if (unit)
		return unit;
	return unit_find(units_mistaken, COUNT(units_mistaken), (struct slice){ name, length });
}

/* What `1 day`, `1,5H` or `2 weeks` was meant to be; false where that is anybody's guess. */
static bool
duration_guess(struct slice text, uint64_t *nanoseconds)
{
	size_t at = 0;

	*nanoseconds = 0;
	while (at < text.length && text.at[at] == ' ')
		at++;
	while (at < text.length) {
		size_t start = at;
		const struct unit *unit;
		struct number number;

		if (!number_read(text, &at, '.', &number))
			return false;
		if (at < text.length && text.at[at] == ',') {
			at = start;
			number_read(text, &at, ',', &number);
		}
		unit = unit_guess(text, &at);
		if (!unit || !total_add(nanoseconds, &number, unit->nanoseconds))
			return false;
	}
	return *nanoseconds < LIMIT;
}

/* Helps with the value meant, where it can be written here; seconds become the next whole minute in
 * fields that know none. */
static bool
help_with_guess(struct verdict *verdict, const struct duration_limits *limits, unsigned units,
	struct slice text)
{
	const char *how = "write";
	struct words words;
	uint64_t nanoseconds;

	if (!duration_guess(text, &nanoseconds))
		return false;
	if (!(units & DURATION_S) && nanoseconds % MINUTE != 0 && nanoseconds < LIMIT - MINUTE) {
		nanoseconds += MINUTE - nanoseconds % MINUTE;
		how = "write whole minutes, such as";
	}
	if (!duration_format(&words, nanoseconds, units) ||
		limits_judge(limits, (int64_t)nanoseconds) != FAULT_NONE)
		return false;
	verdict_help(verdict, "%s %s", how, words.bytes);
	return true;
}

static void
help_with_format(struct verdict *verdict, const struct duration_limits *limits, unsigned units)
{
	const char *example = units & DURATION_S ? "1h30m or 45s" : "1h30m";
	struct quote quote;

	if (limits->also.length > 0)
		verdict_help(verdict, "write a duration such as %s, or %s", example,
			quote_value(&quote, limits->also));
	else
		verdict_help(verdict, "write a duration such as %s", example);
}

/* `90` may be seconds, minutes or hours: names what can be written, and leaves the choice. */
static void
help_with_unit(struct verdict *verdict, unsigned units, struct slice text)
{
	int length = (int)text.length;

	if (text.length > 18 || whole_read(text, 0, &(struct number){ 0 }) != text.length)
		return;
	if (units & DURATION_S)
		verdict_help(verdict,
			"write %.*ss for seconds, %.*sm for minutes or %.*sh for hours", length,
			text.at, length, text.at, length, text.at);
	else
		verdict_help(verdict, "write %.*sm for minutes or %.*sh for hours", length, text.at,
			length, text.at);
}

static void
say_format(struct verdict *verdict, const struct duration_limits *limits, struct slice text,
	enum fault fault, const struct scan *scan)
{
	unsigned units = limits->units ? limits->units : DURATION_GO;
	struct slice found = slice_part(text, scan->at, scan->length);
	const struct complaint *complaint = &complaints[fault];
	struct quote quote;
	struct words words;

	if (fault == FAULT_SYNTAX && found.length == 0)
		verdict_say(verdict, complaint, scan->at, 0, "expected a number after the sign");
	else if (fault == FAULT_SYNTAX)
		verdict_say(verdict, complaint, scan->at, scan->length,
			"expected a duration, found %s where a number must start",
			quote_value(&quote, found));
	else if (fault == FAULT_MISSING_UNIT)
		verdict_say(verdict, complaint, scan->at, 0, "%s has no unit; expected %s",
			quote_value(&quote, slice_first(text, scan->at)),
			units_name(&words, units));
	else if (fault == FAULT_UNKNOWN_UNIT)
		verdict_say(verdict, complaint, scan->at, scan->length,
			"unknown unit %s; expected %s", quote_value(&quote, found),
			units_name(&words, units));
	else
		verdict_say(verdict, complaint, scan->at, scan->length,
			"the unit %s is not allowed here; expected %s", quote_value(&quote, found),
			units_name(&words, units));
	if (!verdict->help || help_with_guess(verdict, limits, units, text))
		return;
	if (fault == FAULT_MISSING_UNIT)
		help_with_unit(verdict, units, text);
	else
		help_with_format(verdict, limits, units);
}

static void
say_range(struct verdict *verdict, const struct duration_limits *limits, struct slice text,
	enum fault fault)
{
	bool below = fault == FAULT_TOO_SHORT;
	unsigned units = limits->units ? limits->units : DURATION_GO;
	struct quote quote;
	struct words words;
	const char *bound =
		duration_format(&words, (uint64_t)(below ? limits->minimum : limits->maximum),
			units & ~(unsigned)DURATION_D);
	const char *relation = !below ? "at most" : limits->exclusive ? "more than" : "at least";

	verdict_say(verdict, &complaints[fault], 0, text.length, "%s is too %s; expected %s %s",
		quote_value(&quote, text), below ? "short" : "long", relation,
		bound ? bound : "a bound finer than its units");
	if (bound && relation[0] == 'a')
		verdict_help(verdict, "write %s or %s", bound, below ? "more" : "less");
}

static void
say_fault(struct verdict *verdict, const struct duration_limits *limits, struct slice text,
	enum fault fault, const struct scan *scan)
{
	struct quote quote;

	switch (fault) {
	case FAULT_NONE: return;
	case FAULT_EMPTY:
		verdict_say(verdict, &complaints[fault], 0, text.length, "the duration is empty");
		help_with_format(verdict, limits, limits->units ? limits->units : DURATION_GO);
		return;
	case FAULT_OVERFLOW:
		verdict_say(verdict, &complaints[fault], scan->at, scan->length,
			"%s is too long; no duration exceeds 2562047h", quote_value(&quote, text));
		return;
	case FAULT_NEGATIVE:
		verdict_say(verdict, &complaints[fault], 0, text.length,
			"%s is negative; expected 0 or more", quote_value(&quote, text));
		verdict_help(verdict, "remove the sign");
		return;
	case FAULT_TOO_SHORT:
	case FAULT_TOO_LONG: say_range(verdict, limits, text, fault); return;
	case FAULT_SYNTAX:
	case FAULT_MISSING_UNIT:
	case FAULT_UNKNOWN_UNIT:
	case FAULT_UNIT_NOT_ALLOWED: say_format(verdict, limits, text, fault, scan); return;
	}
}

static void
duration_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	const struct duration_limits *limits = &grammar->duration;
	enum fault fault;
	struct scan scan;

	if (limits->empty && text.length == 0)
		return;
	if (limits->also.length > 0 && slice_equal(text, limits->also))
		return;
	fault = duration_scan(text, limits->units ? limits->units : DURATION_GO, &scan);
	if (fault == FAULT_NONE)
		fault = limits_judge(limits, scan_nanoseconds(&scan));
	say_fault(verdict, limits, text, fault, &scan);
}

const struct language language_duration = {
	.name = "duration",
	.check = duration_check,
	.complaints = { complaints },
};
