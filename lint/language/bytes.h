/* The classes of bytes that the small languages share. ASCII only, whatever the locale. */
#ifndef ZTLINT_LANGUAGE_BYTES_H
#define ZTLINT_LANGUAGE_BYTES_H

#include "base/slice.h"

static inline bool
byte_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static inline bool
byte_is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static inline char
byte_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

/* Space, tab, CR, LF. */
static inline bool
byte_is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* The value of a hexadecimal digit in either case, or -1. */
static inline int
byte_hex(char byte)
{
	if (byte_is_digit(byte))
		return byte - '0';
	byte = byte_lower(byte);
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
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

/* From `at` on, where the first byte stands that is no digit. */
static inline size_t
slice_digits_end(struct slice slice, size_t at)
{
	while (at < slice.length && byte_is_digit(slice.at[at]))
		at++;
	return at;
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

/* The length of what stands before "://" where that has the form of a scheme, else 0. */
static inline size_t
slice_scheme(struct slice slice)
{
	size_t at = 0;

	if (!byte_is_letter(slice_byte(slice, 0)))
		return 0;
	while (byte_is_letter(slice_byte(slice, at)) || byte_is_digit(slice_byte(slice, at)) ||
		slice_byte(slice, at) == '+' || slice_byte(slice, at) == '-' ||
		slice_byte(slice, at) == '.')
		at++;
	return slice_starts(slice_from(slice, at), slice_of("://")) ? at : 0;
}

#endif
