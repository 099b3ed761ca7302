/*
 * Untrusted text made fit to print: nothing in it can move the cursor, reverse the reading order,
 * hide itself or break the encoding of a report.
 *
 * Escaped as `\u{1b}` are control characters, the bidirectional marks, overrides and isolates, the
 * line and paragraph separators, and what has no width on screen; as `\xff`, bytes that are not
 * UTF-8. Joiners (U+200C, U+200D) stay, for they belong to the spelling of words.
 */
#ifndef ZTLINT_BASE_QUOTE_H
#define ZTLINT_BASE_QUOTE_H

#include "base/slice.h"
#include "base/text.h"

enum {
	QUOTE_RUNES = 60, /* a longer value is cut after so many and gets a … */
	QUOTE_SIZE = 10 * QUOTE_RUNES + 2 + 3 + 1, /* `\u{10ffff}` each, quotes, …, NUL */
};

/* Room for one quoted value, so that a message can be formatted without taking memory. */
struct quote {
	char bytes[QUOTE_SIZE];
};

/* Writes the value between double quotes, with `"` and `\` escaped too, cut where it is long.
 * Returns quote->bytes: valid UTF-8, ends in NUL. */
const char *quote_value(struct quote *quote, struct slice value);

/* Adds the same to a text. */
void text_add_quoted(struct text *text, struct slice value);

/* Adds the whole value without quotes; `"` and `\` stand as they are, so that excerpts read like
 * their source. */
void text_add_escaped(struct text *text, struct slice value);

#endif
