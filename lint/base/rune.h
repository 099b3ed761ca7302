/* Code points and their UTF-8: one decoder and one encoder for all. */
#ifndef ZTLINT_BASE_RUNE_H
#define ZTLINT_BASE_RUNE_H

#include "base/slice.h"

#include <stdint.h>

enum {
	RUNE_NONE = -1,
	RUNE_BYTES = 4, /* the most that one takes */
	RUNE_REPLACEMENT = 0xFFFD, /* what stands for something broken */
};

/* How many bytes a sequence has that starts with this one; 0 where none does. */
static inline size_t
rune_lead(char first)
{
	unsigned char lead = (unsigned char)first;

	if (lead < 0x80)
		return 1;
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Is it a byte behind the first one of a sequence? */
static inline bool
rune_is_trail(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Code points, in text that is valid UTF-8: all bytes but the trails. */
static inline size_t
rune_count(struct slice text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++)
		count += !rune_is_trail(text.at[i]);
	return count;
}

static inline bool
rune_is_surrogate(uint32_t rune)
{
	return rune >= 0xD800 && rune <= 0xDFFF;
}

/* The length of the well-formed sequence at `at`, 0 where it is malformed (surrogates and overlong
 * forms included). Reads no byte past the first that is wrong, so that any byte which is no trail
 * ends the text. */
size_t rune_length(const char *at);

/* The first code point of a text: its length in bytes, and the code point in *rune. 0 for the empty
 * text and for bytes that are not UTF-8. */
size_t rune_read(struct slice text, uint32_t *rune);

/* The code point that begins at *at, which moves behind it. RUNE_NONE at the end and where the
 * bytes are not UTF-8; then *at stays. */
int rune_next(struct slice text, size_t *at);

/* How many bytes the code point takes. */
size_t rune_size(uint32_t rune);

/* Writes so many bytes, without a NUL, and returns their number. The code point is a real one. */
size_t rune_write(char *to, uint32_t rune);

#endif
