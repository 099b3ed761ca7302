/* Characters one by one: ASCII classes that no locale can change, and UTF-8 decoding. */
#ifndef ZTLINT_SCHEMA_RUNE_H
#define ZTLINT_SCHEMA_RUNE_H

#include "base/slice.h"

enum { RUNE_NONE = -1 };

static inline bool
rune_is_digit(int rune)
{
	return rune >= '0' && rune <= '9';
}

static inline bool
rune_is_letter(int rune)
{
	return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z');
}

static inline bool
rune_is_hex(int rune)
{
	return rune_is_digit(rune) || (rune >= 'a' && rune <= 'f') || (rune >= 'A' && rune <= 'F');
}

/* The value of a hexadecimal digit; 0 for what is none. */
static inline unsigned
rune_hex(int rune)
{
	if (rune_is_digit(rune))
		return (unsigned)rune - '0';
	return rune_is_hex(rune) ? ((unsigned)rune | 0x20) - 'a' + 10 : 0;
}

static inline int
rune_lower(int rune)
{
	return rune >= 'A' && rune <= 'Z' ? rune + ('a' - 'A') : rune;
}

/* The byte at a place, RUNE_NONE past the end. */
static inline int
byte_at(struct slice text, size_t at)
{
	return at < text.length ? (unsigned char)text.at[at] : RUNE_NONE;
}

/* The code point that begins at *at, which moves behind it. RUNE_NONE at the end and where the
 * bytes are not UTF-8; then *at stays. */
int rune_next(struct slice text, size_t *at);

#endif
