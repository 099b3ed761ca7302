#include "language/timestamp.h"

#include "base/bytes.h"
#include "base/date.h"
#include "base/quote.h"

enum {
	TIME_EMPTY,
	TIME_SYNTAX,
	TIME_RANGE,
	TIME_ZONE,
	TIME_FINE, /* also the end of the table */
};

static const struct complaint complaints[] = {
	[TIME_EMPTY] = { "TIME_EMPTY", "timestamp-format" },
	[TIME_SYNTAX] = { "TIME_SYNTAX", "timestamp-format" },
	[TIME_RANGE] = { "TIME_RANGE", "timestamp-format" },
	[TIME_ZONE] = { "TIME_ZONE", "timestamp-format" },
	[TIME_FINE] = { NULL, NULL },
};

/* A text as it is read from left to right, up to the first flaw. */
struct scan {
	struct slice text;
	size_t at;
	unsigned flaw;
	size_t length; /* of the flaw, which stands at `at` */
};

static bool
scan_stop(struct scan *scan, unsigned flaw, size_t at, size_t end)
{
	scan->flaw = flaw;
	scan->at = at;
	scan->length = end - at;
	return false;
}

static bool
scan_sign(struct scan *scan, const char *signs, char *found)
{
	char byte = slice_byte(scan->text, scan->at);

	if (byte == '\0' || !strchr(signs, byte))
		return scan_stop(scan, TIME_SYNTAX, scan->at, scan->text.length);
	*found = byte;
	scan->at++;
	return true;
}

/* A number of exactly so many digits between two bounds. */
static bool
scan_number(struct scan *scan, unsigned digits, unsigned least, unsigned most, unsigned *value)
{
	size_t start = scan->at, end = start + digits;

	*value = 0;
	for (; scan->at < end; scan->at++) {
		char byte = slice_byte(scan->text, scan->at);

		if (!byte_is_digit(byte))
			return scan_stop(scan, TIME_SYNTAX, scan->at, scan->text.length);
		*value = *value * 10 + (unsigned)(byte - '0');
	}
	if (*value < least || *value > most)
		return scan_stop(scan, TIME_RANGE, start, end);
	return true;
}

static bool
scan_date(struct scan *scan)
{
	unsigned year, month, day;
	char sign;

	return scan_number(scan, 4, 0, 9999, &year) && scan_sign(scan, "-", &sign) &&
	       scan_number(scan, 2, 1, 12, &month) && scan_sign(scan, "-", &sign) &&
	       scan_number(scan, 2, 1, date_month_days(year, month), &day);
}

static bool
scan_time(struct scan *scan)
{
	unsigned value;
	char sign;

	if (!scan_number(scan, 2, 0, 23, &value) || !scan_sign(scan, ":", &sign) ||
		!scan_number(scan, 2, 0, 59, &value) || !scan_sign(scan, ":", &sign) ||
		!scan_number(scan, 2, 0, 60, &value)) /* 60: a leap second */
		return false;
	if (slice_byte(scan->text, scan->at) != '.')
		return true;
	scan->at++;
	if (!scan_number(scan, 1, 0, 9, &value))
		return false;
	scan->at = slice_digits_end(scan->text, scan->at);
	return true;
}

/* The offset behind its sign: hours and minutes, with the colon or, in Go's form, without. */
static bool
scan_offset(struct scan *scan, bool colon)
{
	unsigned value;
	char sign;

	return scan_number(scan, 2, 0, 23, &value) && (!colon || scan_sign(scan, ":", &sign)) &&
	       scan_number(scan, 2, 0, 59, &value);
}

/* ` +0000 UTC`, as Go prints a time. */
static bool
scan_go_zone(struct scan *scan)
{
	char sign;

	scan->at++;
	if (!scan_sign(scan, "+-", &sign) || !scan_offset(scan, false))
		return false;
	if (slice_byte(scan->text, scan->at) != ' ')
		return true;
	scan->at++;
	if (!byte_is_letter(slice_byte(scan->text, scan->at)))
		return scan_stop(scan, TIME_SYNTAX, scan->at, scan->text.length);
	while (byte_is_letter(slice_byte(scan->text, scan->at)))
		scan->at++;
	return true;
}

static bool
scan_zone(struct scan *scan, bool required)
{
	char sign = slice_byte(scan->text, scan->at);

	if (scan->at == scan->text.length)
		return !required || scan_stop(scan, TIME_ZONE, scan->at, scan->at);
	if (sign == ' ' && !required)
		return scan_go_zone(scan);
	if (!scan_sign(scan, "Zz+-", &sign))
		return false;
	return sign == 'Z' || sign == 'z' || scan_offset(scan, true);
}

static bool
timestamp_scan(struct scan *scan)
{
	char separator;

	if (!scan_date(scan) || !scan_sign(scan, "Tt ", &separator) || !scan_time(scan) ||
		!scan_zone(scan, separator != ' '))
		return false;
	return scan->at == scan->text.length ||
	       scan_stop(scan, TIME_SYNTAX, scan->at, scan->text.length);
}

static void
help_scan(const struct scan *scan, struct verdict *verdict)
{
	struct slice text = scan->text;

	if (scan->flaw == TIME_ZONE && text.length <= 40)
		verdict_help(verdict, "write %.*sZ for UTC", (int)text.length, text.at);
	else if (scan->flaw == TIME_SYNTAX && scan->at == text.length && text.length == 10)
		verdict_help(verdict, "write %.*sT00:00:00Z", (int)text.length, text.at);
	else if (scan->flaw == TIME_SYNTAX)
		verdict_help(verdict, "write a time such as 2026-01-31T08:00:00Z");
}

static void
timestamp_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	struct scan scan = { .text = text, .flaw = TIME_FINE };
	struct slice found;
	struct quote quote;

	(void)grammar;
	if (timestamp_scan(&scan))
		return;
	found = slice_part(text, scan.at, scan.length);
	if (slice_trimmed(text).length == 0)
		verdict_say(verdict, &complaints[TIME_EMPTY], 0, text.length, "the time is empty");
	else if (scan.flaw == TIME_ZONE)
		verdict_say(
			verdict, &complaints[TIME_ZONE], scan.at, 0, "the time has no time zone");
	else if (scan.flaw == TIME_RANGE)
		verdict_say(verdict, &complaints[TIME_RANGE], scan.at, scan.length,
			"%s is out of range in a time", quote_value(&quote, found));
	else if (found.length == 0)
		verdict_say(verdict, &complaints[TIME_SYNTAX], scan.at, 0,
			"the time breaks off; expected date and time");
	else
		verdict_say(verdict, &complaints[TIME_SYNTAX], scan.at, scan.length,
			"unexpected %s in a time", quote_value(&quote, found));
	help_scan(&scan, verdict);
}

const struct language language_timestamp = {
	.name = "timestamp",
	.check = timestamp_check,
	.complaints = { complaints },
};
