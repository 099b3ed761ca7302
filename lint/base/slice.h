/* A run of bytes that somebody else owns. It may hold NUL and need not end in one. */
#ifndef ZTLINT_BASE_SLICE_H
#define ZTLINT_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *at;
	size_t length;
};

/* The bytes of a C string, without its NUL; NULL gives the empty slice. */
static inline struct slice
slice_of(const char *string)
{
	return (struct slice){ .at = string, .length = string ? strlen(string) : 0 };
}

static inline bool
slice_equal(struct slice a, struct slice b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

static inline bool
slice_is(struct slice slice, const char *string)
{
	return slice_equal(slice, slice_of(string));
}

static inline bool
slice_starts(struct slice slice, struct slice prefix)
{
	return slice.length >= prefix.length &&
	       (prefix.length == 0 || memcmp(slice.at, prefix.at, prefix.length) == 0);
}

static inline bool
slice_ends(struct slice slice, struct slice suffix)
{
	return slice.length >= suffix.length &&
	       (suffix.length == 0 || memcmp(slice.at + slice.length - suffix.length, suffix.at,
					      suffix.length) == 0);
}

/* What is left from byte `from` on; empty when `from` is past the end. */
static inline struct slice
slice_from(struct slice slice, size_t from)
{
	if (from >= slice.length)
		return (struct slice){ .at = slice.at ? slice.at + slice.length : NULL };
	return (struct slice){ .at = slice.at + from, .length = slice.length - from };
}

/* The first `length` bytes, or all where there are fewer. */
static inline struct slice
slice_first(struct slice slice, size_t length)
{
	return (struct slice){ .at = slice.at,
		.length = length < slice.length ? length : slice.length };
}

/* Orders by bytes, a prefix before what it starts: below, equal to or above zero. */
static inline int
slice_compare(struct slice a, struct slice b)
{
	size_t length = a.length < b.length ? a.length : b.length;
	int order = length ? memcmp(a.at, b.at, length) : 0;

	if (order != 0)
		return order;
	return a.length < b.length ? -1 : a.length > b.length;
}

#endif
