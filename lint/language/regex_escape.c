#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"
#include "language/regex_scan.h"

static bool
escape_fail(struct regex_scan *scan, size_t start)
{
	struct quote quote;
	uint32_t rune;
	size_t length = 1 + rune_read(slice_from(scan->text, start + 1), &rune);

	return regex_fail(scan, REGEX_ESCAPE, start, length, "%s is no escape in a pattern",
		quote_value(&quote, slice_part(scan->text, start, length)));
}

/* A number that is no character: too high, or half of a pair. */
static bool
rune_is_scalar(uint64_t rune)
{
	return rune <= 0x10ffff && !(rune >= 0xd800 && rune <= 0xdfff);
}

static bool
number_take(struct regex_scan *scan, size_t from, size_t end, struct regex_item *item)
{
	uint64_t number = 0;

	for (size_t i = from; i < end; i++) {
		if (byte_is_hex(scan->text.at[i]) && number <= 0x10ffff)
			number = number * 16 + (unsigned)byte_hex(scan->text.at[i]);
	}
	if (!rune_is_scalar(number))
		return regex_fail(scan, REGEX_ESCAPE, from, end - from,
			"there is no character of this number; the highest is 10FFFF");
	item->rune = (uint32_t)number;
	return true;
}

/* \x{…}, from the brace on. */
static bool
braced_read(struct regex_scan *scan, struct regex_item *item)
{
	size_t brace = scan->at++;
	size_t from = scan->at;

	for (regex_skip(scan); slice_byte(scan->text, scan->at) != '}'; regex_skip(scan)) {
		if (scan->at >= scan->text.length)
			return regex_fail(scan, REGEX_ESCAPE, brace, scan->text.length - brace,
				"the number of the character is never closed by }");
		if (!byte_is_hex(scan->text.at[scan->at]))
			return regex_fail(
				scan, REGEX_ESCAPE, scan->at, 1, "expected a hexadecimal digit");
		scan->at++;
	}
	if (scan->at == from)
		return regex_fail(
			scan, REGEX_ESCAPE, brace, 2, "the number of the character is missing");
	return number_take(scan, from, scan->at++, item);
}

/* \xHH, \uHHHH, \UHHHHHHHH or a number in braces, from the letter on. */
static bool
hex_read(struct regex_scan *scan, struct regex_item *item)
{
	char letter = scan->text.at[scan->at++];
	unsigned digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
	size_t from;

	regex_skip(scan);
	if (slice_byte(scan->text, scan->at) == '{')
		return braced_read(scan, item);
	from = scan->at;
	for (unsigned i = 0; i < digits; i++, scan->at++) {
		regex_skip(scan);
		if (!byte_is_hex(slice_byte(scan->text, scan->at)))
			return regex_fail(scan, REGEX_ESCAPE, scan->at,
				scan->at < scan->text.length, "expected %u hexadecimal digits",
				digits);
	}
	item->byte = letter == 'x';
	return number_take(scan, from, scan->at, item);
}

/* \pL or \p{Letter}, from the letter on. */
static bool
property_read(struct regex_scan *scan, size_t start)
{
	size_t open = ++scan->at;
	struct slice name;
	uint32_t rune;

	if (slice_byte(scan->text, open) == '{') {
		size_t close = open + slice_find(slice_from(scan->text, open), '}');

		if (close == scan->text.length)
			return regex_fail(scan, REGEX_ESCAPE, start, close - start,
				"the property is never closed by }");
		name = slice_part(scan->text, open + 1, close - open - 1);
		scan->at = close + 1;
	} else {
		name = slice_part(scan->text, open, rune_read(slice_from(scan->text, open), &rune));
		scan->at = open + name.length;
	}
	if (name.length == 0)
		return escape_fail(scan, start);
	if (!scan->unicode) {
		regex_remark(scan, REGEX_UNICODE, start, scan->at - start);
		return true;
	}
	if (slice_byte(name, 0) == '^')
		name = slice_from(name, 1);
	if (!regex_property_known(name) && scan->remark == REGEX_FAULTS) {
		regex_remark(scan, REGEX_UNICODE, start, scan->at - start);
		scan->property = name;
	}
	return true;
}

/* What stands in braces behind \b: the side of a word, where a letter follows; else a repeat. */
static bool
word_side_read(struct regex_scan *scan, size_t start)
{
	static const char *const sides[] = { "start", "end", "start-half", "end-half" };
	size_t from = scan->at + 1;
	size_t end = from;

	if (slice_byte(scan->text, scan->at) != '{' ||
		!(byte_is_letter(slice_byte(scan->text, from)) ||
			slice_byte(scan->text, from) == '-'))
		return true;
	while (byte_is_letter(slice_byte(scan->text, end)) || slice_byte(scan->text, end) == '-')
		end++;
	for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++) {
		if (slice_byte(scan->text, end) == '}' &&
			slice_is(slice_part(scan->text, from, end - from), sides[i])) {
			scan->at = end + 1;
			return true;
		}
	}
	return regex_fail(scan, REGEX_ESCAPE, start, end - start,
		"expected \\b{start}, \\b{end}, \\b{start-half} or \\b{end-half}");
}

static bool
rust_escape_read(struct regex_scan *scan, struct regex_item *item)
{
	static const char letters[] = "aftnrv";
	int sign = byte_at(scan->text, scan->at);
	const char *control;

	if (byte_is_digit(sign))
		return regex_fail(
			scan, REGEX_BACKREF, item->at, 2, "references to groups are not supported");
	if (sign == 'x' || sign == 'u' || sign == 'U')
		return hex_read(scan, item);
	if (sign == 'p' || sign == 'P') {
		item->escape = REGEX_SET;
		return property_read(scan, item->at);
	}
	if (sign > 0x7f || (byte_is_alnum(sign) && !memchr("dDsSwWaftnrvAzbB", sign, 16)))
		return escape_fail(scan, item->at);
	scan->at++;
	item->rune = (uint32_t)sign;
	if (memchr("dDsSwW", sign, 6))
		item->escape = REGEX_SET;
	else if (memchr("AzbB<>", sign, 6))
		item->escape = REGEX_ASSERTION;
	control = memchr(letters, sign, 6);
	if (control)
		item->rune = (unsigned char)"\a\f\t\n\r\v"[control - letters];
	return sign != 'b' || word_side_read(scan, item->at);
}

/* Engines differ in what they know; only references matter. */
static bool
any_escape_read(struct regex_scan *scan, struct regex_item *item)
{
	int sign = byte_at(scan->text, scan->at);
	uint32_t rune = 0;

	if ((byte_is_digit(sign) && sign != '0') || sign == 'k' || sign == 'g')
		regex_remark(scan, REGEX_BACKREF_REMARK, item->at, 2);
	scan->at += rune_read(slice_from(scan->text, scan->at), &rune);
	if (sign == 'c' && scan->at < scan->text.length)
		scan->at++;
	item->escape = memchr("dDsSwWpPhHvVRX", sign, 14) ? REGEX_SET
		       : byte_is_alnum(sign)              ? REGEX_ASSERTION
							  : REGEX_LITERAL;
	item->rune = rune;
	return true;
}

bool
regex_escape_read(struct regex_scan *scan, struct regex_item *item)
{
	*item = (struct regex_item){ .at = scan->at };
	if (++scan->at >= scan->text.length)
		return regex_fail(scan, REGEX_ESCAPE, item->at, 1,
			"the pattern ends in a backslash, which escapes nothing");
	return scan->rust ? rust_escape_read(scan, item) : any_escape_read(scan, item);
}
