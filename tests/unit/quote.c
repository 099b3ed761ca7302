/* What is printed of untrusted text: escapes, cuts, and never anything but UTF-8. */
#include "base/quote.h"

#include "check.h"

static struct slice
bytes(const char *at, size_t length)
{
	return (struct slice){ .at = at, .length = length };
}

static void
quoted_is(struct slice value, const char *expected)
{
	struct text text = { 0 };
	struct quote quote;

	text_add_quoted(&text, value);
	CHECK(slice_is(text_slice(&text), expected), "found %.*s, expected %s", (int)text.length,
		text.bytes, expected);
	CHECK(strcmp(quote_value(&quote, value), expected) == 0, "found %s, expected %s",
		quote.bytes, expected);
	text_drop(&text);
}

static void
escaped_is(struct slice value, const char *expected)
{
	struct text text = { 0 };

	text_add_escaped(&text, value);
	CHECK(slice_is(text_slice(&text), expected), "found %.*s, expected %s", (int)text.length,
		text.bytes ? text.bytes : "", expected);
	text_drop(&text);
}

static void
test_quoted(void)
{
	quoted_is(slice_of(""), "\"\"");
	quoted_is(slice_of(NULL), "\"\"");
	quoted_is(slice_of("plain"), "\"plain\"");
	quoted_is(slice_of("say \"hi\" \\"), "\"say \\\"hi\\\" \\\\\"");
	quoted_is(slice_of("\x1b[31m"), "\"\\u{1b}[31m\"");
	quoted_is(slice_of("a\tb\r\n"), "\"a\\u{9}b\\u{d}\\u{a}\"");
	quoted_is(bytes("a\0b", 3), "\"a\\u{0}b\"");
	quoted_is(slice_of("\x7f\xc2\x80\xc2\x9f"), "\"\\u{7f}\\u{80}\\u{9f}\"");
	quoted_is(slice_of("\u00a0\u00e9\u20ac\U0001f600"), "\"\u00a0\u00e9\u20ac\U0001f600\"");
}

static void
test_hidden(void)
{
	quoted_is(slice_of("\u202a\u202e"), "\"\\u{202a}\\u{202e}\"");
	quoted_is(slice_of("\u2066\u2069"), "\"\\u{2066}\\u{2069}\"");
	quoted_is(slice_of("\u200e\u200f\u061c"), "\"\\u{200e}\\u{200f}\\u{61c}\"");
	quoted_is(slice_of("\u2028\u2029\ufeff"), "\"\\u{2028}\\u{2029}\\u{feff}\"");
	quoted_is(slice_of("\u200b\u00ad\u2060"), "\"\\u{200b}\\u{ad}\\u{2060}\"");
	quoted_is(slice_of("\U000e0041\ufff9"), "\"\\u{e0041}\\u{fff9}\"");
	quoted_is(slice_of("\u200c\u200d\u2027\u202f\u2065"),
		"\"\u200c\u200d\u2027\u202f\\u{2065}\"");
}

static void
test_broken(void)
{
	quoted_is(slice_of("\xff\xfe"), "\"\\xff\\xfe\"");
	quoted_is(slice_of("\xc3"), "\"\\xc3\"");
	quoted_is(slice_of("\xc3("), "\"\\xc3(\"");
	quoted_is(slice_of("\xc0\xaf"), "\"\\xc0\\xaf\"");
	quoted_is(slice_of("\xe0\x80\xaf"), "\"\\xe0\\x80\\xaf\"");
	quoted_is(slice_of("\xed\xa0\x80"), "\"\\xed\\xa0\\x80\"");
	quoted_is(slice_of("\xf4\x90\x80\x80"), "\"\\xf4\\x90\\x80\\x80\"");
	quoted_is(slice_of("\xf0\x9f\x98"), "\"\\xf0\\x9f\\x98\"");
	quoted_is(slice_of("\x80"), "\"\\x80\"");
}

static void
test_cut(void)
{
	char text[4 * 61 + 1];
	struct quote quote;

	memset(text, 'a', 61);
	CHECK(strlen(quote_value(&quote, bytes(text, 60))) == 62, "60 characters stand whole");
	CHECK(strcmp(quote_value(&quote, bytes(text, 61)) + 61, "\u2026\"") == 0, "61 are cut: %s",
		quote.bytes);
	for (size_t i = 0; i < 61; i++)
		memcpy(text + 4 * i, "\xf3\xa0\x81\x81", 4);
	CHECK(strlen(quote_value(&quote, bytes(text, 244))) == QUOTE_SIZE - 1 - 60,
		"the longest escapes fit: %zu", strlen(quote.bytes));
	for (size_t i = 0; i < 61; i++)
		memcpy(text + 4 * i, "\xf4\x8f\xbf\xbf", 4);
	CHECK(strlen(quote_value(&quote, bytes(text, 244))) == 245,
		"cut by code points, not by bytes");
}

static void
test_escaped(void)
{
	char text[200];

	escaped_is(slice_of(""), "");
	escaped_is(slice_of("\"host\": \"\\u00b5\""), "\"host\": \"\\u00b5\"");
	escaped_is(slice_of("a\x1b\u202e\xff"), "a\\u{1b}\\u{202e}\\xff");
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	escaped_is(slice_of(text), text);
}

int
main(void)
{
	test_quoted();
	test_hidden();
	test_broken();
	test_cut();
	test_escaped();
	return check_done("quote");
}
