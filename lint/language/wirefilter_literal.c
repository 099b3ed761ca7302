#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"
#include "base/suggest.h"
#include "language/email.h"
#include "language/regex.h"
#include "language/semver.h"
#include "language/uuid.h"
#include "language/wirefilter_scan.h"

#include <stdio.h>

/* A text as it is written in an expression. */
struct literal {
	size_t at; /* its first byte, which is a quote or the r of a raw text */
	size_t length;
	struct slice inner; /* what stands between the quotes */
	bool raw; /* a backslash is one */
	bool escaped; /* the inner text holds escapes, or is written as bytes */
};

static bool
value_fail(struct wirefilter_scan *scan)
{
	char sign = slice_byte(scan->text, scan->at);

	wirefilter_fail(scan, WF_EXPECT_VALUE, scan->at, wirefilter_token(scan, scan->at),
		"expected a text in double quotes");
	if (sign == '\'')
		verdict_help(scan->verdict, "write double quotes in place of single ones");
	else if (scan->at < scan->text.length)
		verdict_help(scan->verdict, "put the text between double quotes");
	return false;
}

/* The length of an escape at a backslash; 0 where it is none. */
static size_t
escape_length(struct slice rest)
{
	int sign = byte_at(rest, 1);

	if (sign == '"' || sign == '\\')
		return 2;
	if (sign == 'x')
		return byte_is_hex(slice_byte(rest, 2)) && byte_is_hex(slice_byte(rest, 3)) ? 4 : 0;
	for (size_t i = 1; i < 4; i++) {
		char digit = slice_byte(rest, i);

		if (digit < '0' || digit > (i == 1 ? '3' : '7'))
			return 0;
	}
	return 4;
}

static bool
unterminated_fail(struct wirefilter_scan *scan, size_t open)
{
	wirefilter_fail(scan, WF_UNTERMINATED_STRING, open, 1, "the text is never closed");
	verdict_help(scan->verdict, "write a double quote where it ends");
	return false;
}

/* "…", from the quote on. */
static bool
quoted_read(struct wirefilter_scan *scan, struct literal *literal)
{
	size_t open = scan->at++;

	*literal = (struct literal){ .at = open };
	for (; slice_byte(scan->text, scan->at) != '"'; scan->at++) {
		size_t length;

		if (scan->at >= scan->text.length)
			return unterminated_fail(scan, open);
		if (scan->text.at[scan->at] != '\\')
			continue;
		literal->escaped = true;
		length = escape_length(slice_from(scan->text, scan->at));
		if (length == 0) {
			wirefilter_fail(scan, WF_BAD_ESCAPE, scan->at,
				scan->at + 1 < scan->text.length ? 2 : 1,
				"a backslash stands before \", \\, xHH or three octal digits only");
			verdict_help(scan->verdict, "write \\\\ for a backslash");
			return false;
		}
		scan->at += length - 1;
	}
	literal->inner = slice_part(scan->text, open + 1, scan->at - open - 1);
	literal->length = ++scan->at - open;
	return true;
}

/* r"…" or r#"…"#, from the r on. */
static bool
raw_read(struct wirefilter_scan *scan, struct literal *literal)
{
	size_t start = scan->at++;
	size_t hashes = 0;
	size_t open;

	while (slice_byte(scan->text, scan->at + hashes) == '#')
		hashes++;
	if (hashes > 255)
		return wirefilter_fail(scan, WF_RAW_HASHES, start, hashes + 1,
			"a raw text has at most 255 signs #");
	open = scan->at + hashes;
	if (slice_byte(scan->text, open) != '"') {
		scan->at = start;
		return value_fail(scan);
	}
	for (scan->at = open + 1; scan->at < scan->text.length; scan->at++) {
		size_t same = 0;

		if (scan->text.at[scan->at] != '"')
			continue;
		while (same < hashes && slice_byte(scan->text, scan->at + 1 + same) == '#')
			same++;
		if (same == hashes) {
			literal->inner = slice_part(scan->text, open + 1, scan->at - open - 1);
			scan->at += 1 + hashes;
			literal->at = start;
			literal->length = scan->at - start;
			literal->raw = true;
			return true;
		}
		scan->at += same;
	}
	return unterminated_fail(scan, start);
}

/* Two hexadecimal digits and more pairs with signs between: bytes one by one. */
static bool
bytes_read(struct wirefilter_scan *scan, struct literal *literal)
{
	size_t start = scan->at;
	size_t at = start;

	while (byte_is_hex(slice_byte(scan->text, at)) &&
		byte_is_hex(slice_byte(scan->text, at + 1))) {
		char sign = slice_byte(scan->text, at + 2);

		at += 2;
		if ((sign != ':' && sign != '-' && sign != '.') ||
			!byte_is_hex(slice_byte(scan->text, at + 1)) ||
			!byte_is_hex(slice_byte(scan->text, at + 2)))
			break;
		at++;
	}
	if (at < start + 5)
		return value_fail(scan);
	*literal = (struct literal){ .at = start, .length = at - start, .escaped = true };
	scan->at = at;
	return true;
}

static bool
literal_read(struct wirefilter_scan *scan, struct literal *literal)
{
	char sign = slice_byte(scan->text, scan->at);
	char next = slice_byte(scan->text, scan->at + 1);

	*literal = (struct literal){ .at = scan->at };
	if (sign == '"')
		return quoted_read(scan, literal);
	if (sign == 'r' && (next == '"' || next == '#'))
		return raw_read(scan, literal);
	return byte_is_hex(sign) ? bytes_read(scan, literal) : value_fail(scan);
}

static void
system_judge(struct wirefilter_scan *scan, const struct literal *literal)
{
	static const char *const systems[] = { "windows", "mac", "linux", "ios", "android",
		"chromeos" };
	struct slice word = literal->inner;
	struct suggest suggest;
	struct quote quote;
	struct slice best;
	char help[64] = "";

	suggest_init(&suggest, word);
	for (size_t i = 0; i < sizeof(systems) / sizeof(*systems); i++) {
		if (slice_is(word, systems[i]))
			return;
		suggest_offer(&suggest, slice_of(systems[i]));
	}
	best = suggest_best(&suggest);
	if (slice_is(word, "macos") || slice_is(word, "macOS") || slice_is(word, "darwin"))
		best = slice_of("mac");
	if (best.length > 0)
		snprintf(help, sizeof(help), "write \"%.*s\"", (int)best.length, best.at);
	wirefilter_remark(scan, WF_VALUE, literal->at, literal->length, help,
		"no device has the system %s; expected windows, mac, linux, ios, android or "
		"chromeos",
		quote_value(&quote, word));
}

static void
version_judge(struct wirefilter_scan *scan, const struct literal *literal)
{
	struct verdict verdict = { 0 };
	struct quote quote;

	language_semver.check(NULL, literal->inner, &verdict);
	if (verdict.complaint)
		wirefilter_remark(scan, WF_VALUE, literal->at, literal->length,
			"write three numbers, such as \"10.15.0\"",
			"%s is no version of three numbers, as which devices tell theirs",
			quote_value(&quote, literal->inner));
}

static void
address_judge(struct wirefilter_scan *scan, const struct literal *literal)
{
	struct verdict verdict = { 0 };
	struct quote quote;

	language_email.check(NULL, literal->inner, &verdict);
	if (verdict.complaint)
		wirefilter_remark(scan, WF_VALUE, literal->at, literal->length, NULL,
			"%s is no mail address, so nobody has it",
			quote_value(&quote, literal->inner));
}

static void
token_judge(struct wirefilter_scan *scan, const struct literal *literal)
{
	struct verdict verdict = { 0 };
	struct quote quote;

	language_uuid.check(NULL, literal->inner, &verdict);
	if (verdict.complaint)
		wirefilter_remark(scan, WF_VALUE, literal->at, literal->length,
			"write the id of the service token, not its client id",
			"%s is no UUID, as the ids of service tokens are",
			quote_value(&quote, literal->inner));
}

/* Does it only stand for what somebody took out of the export? */
static bool
is_mark(struct slice inner)
{
	return inner.length > 0 &&
	       (memchr("*<[($", inner.at[0], 5) || slice_is(inner, "REDACTED") ||
		       slice_is(inner, "redacted") || slice_is(inner, "CONCEALED"));
}

/* What no device can ever answer. */
static void
literal_judge(struct wirefilter_scan *scan, const struct literal *literal,
	const struct wirefilter_value *value)
{
	struct slice inner = literal->inner;

	if (!literal->raw && slice_starts(inner, slice_of("\\\"")) &&
		slice_ends(inner, slice_of("\\\"")) && inner.length > 4)
		wirefilter_remark(scan, WF_VALUE, literal->at, literal->length,
			"remove the inner quotes",
			"the text holds quotes within its quotes, which no value has");
	if (literal->escaped || is_mark(inner))
		return;
	if (value->selector == SELECT_SYSTEM)
		system_judge(scan, literal);
	else if (value->selector == SELECT_VERSION)
		version_judge(scan, literal);
	else if (value->selector == SELECT_EMAIL || value->selector == SELECT_GROUP_EMAIL)
		address_judge(scan, literal);
	else if (value->selector == SELECT_TOKEN)
		token_judge(scan, literal);
}

bool
wirefilter_text_read(struct wirefilter_scan *scan, const struct wirefilter_value *value)
{
	struct literal literal;

	if (!wirefilter_skip(scan) || !literal_read(scan, &literal))
		return false;
	if (value)
		literal_judge(scan, &literal, value);
	return true;
}

bool
wirefilter_key_read(struct wirefilter_scan *scan)
{
	struct literal literal;

	return quoted_read(scan, &literal);
}

static void
repeat_judge(struct wirefilter_scan *scan, const struct literal *items, size_t count)
{
	const struct literal *last = &items[count - 1];

	for (size_t i = 0; i + 1 < count; i++) {
		if (slice_equal(items[i].inner, last->inner) && !last->escaped && !items[i].escaped)
			wirefilter_remark(scan, WF_SET, last->at, last->length, "remove it",
				"this text stands in the set already");
	}
}

/* {…}, from the brace on. */
bool
wirefilter_set_read(struct wirefilter_scan *scan, const struct wirefilter_value *value)
{
	struct literal items[WIREFILTER_SET];
	size_t open = scan->at++;
	size_t count = 0;

	for (;;) {
		struct literal literal;
		char sign;

		if (!wirefilter_skip(scan))
			return false;
		sign = slice_byte(scan->text, scan->at);
		if (sign == '}')
			break;
		if (scan->at >= scan->text.length)
			return wirefilter_fail(scan, WF_UNCLOSED_BRACE, scan->at, 0,
				"the set is never closed by }");
		if (sign == ',') {
			wirefilter_fail(
				scan, WF_COMMA_IN_SET, scan->at, 1, "no commas stand in a set");
			verdict_help(scan->verdict, "put a blank between the texts");
			return false;
		}
		if (!literal_read(scan, &literal))
			return false;
		literal_judge(scan, &literal, value);
		if (count < WIREFILTER_SET) {
			items[count++] = literal;
			repeat_judge(scan, items, count);
		}
	}
	scan->at++;
	if (count == 0)
		wirefilter_remark(scan, WF_SET, open, scan->at - open, NULL,
			"nothing is in an empty set, so the comparison never holds");
	return true;
}

/* "…" as a pattern reads it: escapes are the pattern's own, and a class hides quotes. */
static bool
pattern_end(struct wirefilter_scan *scan)
{
	size_t open = scan->at++;
	bool class = false;

	for (; scan->at < scan->text.length; scan->at++) {
		char sign = scan->text.at[scan->at];

		if (sign == '\\')
			scan->at++;
		else if (sign == '"' && !class)
			return true;
		else if (sign == '[' || sign == ']')
			class = sign == '[';
	}
	scan->at = scan->text.length;
	if (!class)
		return unterminated_fail(scan, open);
	wirefilter_fail(scan, WF_UNTERMINATED_STRING, open, 1,
		"the pattern is never closed, because its class takes in the quote");
	verdict_help(scan->verdict, "write ] where the class ends");
	return false;
}

static bool
pattern_judge(struct wirefilter_scan *scan, struct slice pattern)
{
	struct text words = { 0 };
	struct verdict verdict = { .message = scan->verdict->message ? &words : NULL };

	language_regex_rust.check(NULL, pattern, &verdict);
	if (verdict.complaint)
		wirefilter_fail(scan, WF_REGEX, (size_t)(pattern.at - scan->text.at) + verdict.at,
			verdict.length, "%.*s", (int)words.length, words.bytes ? words.bytes : "");
	text_drop(&words);
	return !verdict.complaint;
}

bool
wirefilter_pattern_read(struct wirefilter_scan *scan)
{
	struct literal literal = { 0 };
	size_t open;

	if (!wirefilter_skip(scan))
		return false;
	open = scan->at;
	if (slice_byte(scan->text, open) == 'r')
		return literal_read(scan, &literal) && pattern_judge(scan, literal.inner);
	if (slice_byte(scan->text, open) != '"')
		return value_fail(scan);
	if (!pattern_end(scan))
		return false;
	scan->at++;
	return pattern_judge(scan, slice_part(scan->text, open + 1, scan->at - open - 2));
}

static bool
wildcard_fail(struct wirefilter_scan *scan, const char *at, const char *words)
{
	return wirefilter_fail(scan, WF_WILDCARD, (size_t)(at - scan->text.at), 1, "%s", words);
}

/* Stars and backslashes, where a quoted text writes two for one backslash. */
static bool
wildcard_judge(struct wirefilter_scan *scan, const struct literal *literal)
{
	struct slice inner = literal->inner;
	size_t width = literal->raw ? 1 : 2;
	bool star = false;

	for (size_t at = 0; at < inner.length; at++) {
		char sign = inner.at[at];

		if (sign == '*' && star)
			return wildcard_fail(scan, inner.at + at, "two stars stand side by side");
		star = sign == '*';
		if (sign != '\\')
			continue;
		if (!literal->raw && slice_byte(inner, at + 1) != '\\') {
			at += escape_length(slice_from(inner, at)) - 1;
			continue;
		}
		if (slice_byte(inner, at + width) != '*' && slice_byte(inner, at + width) != '\\')
			return wildcard_fail(
				scan, inner.at + at, "a backslash stands before * or \\ only");
		at += slice_byte(inner, at + width) == '*' ? width : 2 * width - 1;
	}
	return true;
}

bool
wirefilter_wildcard_read(struct wirefilter_scan *scan)
{
	struct literal literal;

	if (!wirefilter_skip(scan))
		return false;
	if (slice_byte(scan->text, scan->at) != '"' && slice_byte(scan->text, scan->at) != 'r')
		return value_fail(scan);
	return literal_read(scan, &literal) && wildcard_judge(scan, &literal);
}
