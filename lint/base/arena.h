/* An arena hands out memory that is given back all at once. Running out of memory is fatal. */
#ifndef ZTLINT_BASE_ARENA_H
#define ZTLINT_BASE_ARENA_H

#include "base/slice.h"

#include <stdarg.h>

struct arena_block;

/* `{0}` is an empty one; it takes no memory until the first allocation. */
struct arena {
	struct arena_block *block; /* the newest, linked to the older ones */
	char *next; /* first free byte of it */
	char *end;
};

/* Gives all memory back; the arena is empty again and may be used on. */
void arena_drop(struct arena *arena);

/* Forgets all that was handed out, but keeps one block for what comes next. */
void arena_reset(struct arena *arena);

/* `size` bytes, zeroed, aligned for any type. Never NULL, also for 0. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` elements of `size` bytes, zeroed; a product that overflows is fatal. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy of the bytes with a NUL after them. */
char *arena_copy(struct arena *arena, struct slice slice);

/* printf into the arena; the result ends in NUL. */
char *
arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));

#endif
