#include "base/quote.h"

#include "base/rune.h"

#include <stdio.h>

enum {
	ESCAPE_SIZE = 12, /* `\u{10ffff}` and its NUL, rounded up */
};

/* Code points that must not reach a terminal as they are, in order. */
static const struct {
	uint32_t first, last;
} hidden[] = {
	{ 0x00, 0x1f }, /* C0 */
	{ 0x7f, 0x9f }, /* DEL, C1 */
	{ 0xad, 0xad }, /* soft hyphen */
	{ 0x61c, 0x61c }, /* Arabic letter mark */
	{ 0x180e, 0x180e }, /* Mongolian vowel separator, has no width */
	{ 0x200b, 0x200b }, /* zero width space */
	{ 0x200e, 0x200f }, /* left-to-right and right-to-left marks */
	{ 0x2028, 0x202e }, /* line and paragraph separators, embeddings, overrides */
	{ 0x2060, 0x206f }, /* word joiner, invisible operators, isolates */
	{ 0xfeff, 0xfeff }, /* byte order mark */
	{ 0xfff9, 0xfffb }, /* annotations */
	{ 0xe0000, 0xe007f }, /* tags: invisible copies of ASCII */
};

static bool
rune_hidden(uint32_t rune)
{
	if (rune >= 0x20 && rune < 0x7f)
		return false;
	for (size_t i = 0; i < sizeof(hidden) / sizeof(*hidden) && hidden[i].first <= rune; i++)
		if (rune <= hidden[i].last)
			return true;
	return false;
}

/* Takes one code point, or one stray byte, off the front of *rest and writes it in a form fit to
 * print; returns the number of bytes written. */
static size_t
escape_next(char out[ESCAPE_SIZE], struct slice *rest, bool quoted)
{
	uint32_t rune = 0;
	size_t length = rune_read(*rest, &rune);
	const char *at = rest->at;

	*rest = slice_from(*rest, length > 0 ? length : 1);
	if (length == 0)
		return (size_t)snprintf(out, ESCAPE_SIZE, "\\x%02x", (unsigned)(unsigned char)*at);
	if (rune_hidden(rune))
		return (size_t)snprintf(out, ESCAPE_SIZE, "\\u{%x}", (unsigned)rune);
	if (quoted && (rune == '"' || rune == '\\')) {
		out[0] = '\\';
		out[1] = (char)rune;
		return 2;
	}
	memcpy(out, at, length);
	return length;
}

const char *
quote_value(struct quote *quote, struct slice value)
{
	size_t used = 0;

	quote->bytes[used++] = '"';
	for (unsigned runes = 0; value.length > 0 && runes < QUOTE_RUNES; runes++) {
		char escape[ESCAPE_SIZE];
		size_t length = escape_next(escape, &value, true);

		memcpy(quote->bytes + used, escape, length);
		used += length;
	}
	snprintf(quote->bytes + used, QUOTE_SIZE - used, "%s\"", value.length > 0 ? "\u2026" : "");
	return quote->bytes;
}

void
text_add_quoted(struct text *text, struct slice value)
{
	struct quote quote;

	text_add_string(text, quote_value(&quote, value));
}

void
text_add_escaped(struct text *text, struct slice value)
{
	while (value.length > 0) {
		char escape[ESCAPE_SIZE];
		size_t length = escape_next(escape, &value, false);

		text_add(text, (struct slice){ .at = escape, .length = length });
	}
}
