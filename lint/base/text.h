/* A byte string that grows, for building output and messages. Ends in NUL once it holds anything.
 */
#ifndef ZTLINT_BASE_TEXT_H
#define ZTLINT_BASE_TEXT_H

#include "base/slice.h"

/* `{0}` is an empty one; it takes no memory until something is added. */
struct text {
	char *bytes;
	size_t length;
	size_t capacity;
};

/* Gives the memory back. */
void text_drop(struct text *text);

/* Makes it empty and keeps its memory. */
void text_clear(struct text *text);

/* Add at the end: bytes, a C string, one byte, printf. */
void text_add(struct text *text, struct slice slice);
void text_add_string(struct text *text, const char *string);
void text_add_byte(struct text *text, char byte);
void
text_add_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds one code point as UTF-8; a surrogate or a number above 10FFFF becomes U+FFFD. */
void text_add_rune(struct text *text, unsigned rune);

/* Adds bytes, with U+FFFD for each that is not UTF-8. */
void text_add_valid(struct text *text, struct slice bytes);

/* What it holds now; valid until the next change. */
static inline struct slice
text_slice(const struct text *text)
{
	return (struct slice){ .at = text->bytes, .length = text->length };
}

/* The same as a C string: "" where nothing was added yet. */
static inline const char *
text_string(const struct text *text)
{
	return text->bytes ? text->bytes : "";
}

#endif
