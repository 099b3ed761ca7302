/* Classes of bytes: ASCII only, whatever the locale. They take an int, so that a char, a code point
 * and the -1 that stands for "none" may be asked alike; what is beyond ASCII is in no class. */
#ifndef ZTLINT_BASE_BYTES_H
#define ZTLINT_BASE_BYTES_H

#include "base/slice.h"

static inline bool
byte_is_digit(int byte)
{
	return byte >= '0' && byte <= '9';
}

static inline bool
byte_is_lower(int byte)
{
	return byte >= 'a' && byte <= 'z';
}

static inline bool
byte_is_upper(int byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static inline bool
byte_is_letter(int byte)
{
	return byte_is_lower(byte) || byte_is_upper(byte);
}

static inline bool
byte_is_alnum(int byte)
{
	return byte_is_letter(byte) || byte_is_digit(byte);
}

/* Space, tab, CR, LF. */
static inline bool
byte_is_space(int byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* A capital becomes small; all else stays. */
static inline int
byte_lower(int byte)
{
	return byte_is_upper(byte) ? byte + ('a' - 'A') : byte;
}

/* The value of a hexadecimal digit in either case, or -1. */
static inline int
byte_hex(int byte)
{
	if (byte_is_digit(byte))
		return byte - '0';
	byte = byte_lower(byte);
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static inline bool
byte_is_hex(int byte)
{
	return byte_hex(byte) >= 0;
}

/* The byte at a place as 0 to 255, or -1 past the end. */
static inline int
byte_at(struct slice slice, size_t at)
{
	return at < slice.length ? (unsigned char)slice.at[at] : -1;
}

/* The byte at a place, or NUL past the end, for languages in which NUL is no character. */
static inline char
slice_byte(struct slice slice, size_t at)
{
	return at < slice.length ? slice.at[at] : '\0';
}

static inline struct slice
slice_part(struct slice slice, size_t at, size_t length)
{
	return slice_first(slice_from(slice, at), length);
}

/* Where the first such byte stands, or the length. */
static inline size_t
slice_find(struct slice slice, char byte)
{
	const char *found = slice.length > 0 ? memchr(slice.at, byte, slice.length) : NULL;

	return found ? (size_t)(found - slice.at) : slice.length;
}

/* Where the part begins that follows the last such byte; 0 where there is none. */
static inline size_t
slice_last_part(struct slice slice, char byte)
{
	size_t at = slice.length;

	while (at > 0 && slice.at[at - 1] != byte)
		at--;
	return at;
}

static inline size_t
slice_count(struct slice slice, char byte)
{
	size_t count = 0;

	for (size_t i = 0; i < slice.length; i++)
		count += slice.at[i] == byte;
	return count;
}

/* From `at` on, where the first byte stands that is no digit. */
static inline size_t
slice_digits_end(struct slice slice, size_t at)
{
	while (at < slice.length && byte_is_digit(slice.at[at]))
		at++;
	return at;
}

/* The same for hexadecimal digits. */
static inline size_t
slice_hex_end(struct slice slice, size_t at)
{
	while (at < slice.length && byte_is_hex(slice.at[at]))
		at++;
	return at;
}

/* One digit or more, and nothing else? */
static inline bool
slice_is_digits(struct slice slice)
{
	return slice.length > 0 && slice_digits_end(slice, 0) == slice.length;
}

/* Without white space at both ends. */
static inline struct slice
slice_trimmed(struct slice slice)
{
	while (slice.length > 0 && byte_is_space(slice.at[slice.length - 1]))
		slice.length--;
	while (slice.length > 0 && byte_is_space(slice.at[0]))
		slice = slice_from(slice, 1);
	return slice;
}

/* Where white space stands at an end of the text: 0, or its first byte at the back; the length
 * where there is none. */
static inline size_t
slice_edge_space(struct slice slice)
{
	size_t end = slice.length;

	if (end > 0 && byte_is_space(slice.at[0]))
		return 0;
	while (end > 0 && byte_is_space(slice.at[end - 1]))
		end--;
	return end;
}

/* A letter, a digit or a sign that the scheme of a URI may hold behind its first letter. */
static inline bool
byte_is_scheme(int byte)
{
	return byte_is_alnum(byte) || byte == '+' || byte == '-' || byte == '.';
}

/* The length of what stands before "://" where that has the form of a scheme, else 0. */
static inline size_t
slice_scheme(struct slice slice)
{
	size_t at = 0;

	if (!byte_is_letter(slice_byte(slice, 0)))
		return 0;
	while (byte_is_scheme(slice_byte(slice, at)))
		at++;
	return slice_starts(slice_from(slice, at), slice_of("://")) ? at : 0;
}

#endif
