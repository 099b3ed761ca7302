#include "base/arena.h"

#include "base/bug.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	FIRST_BLOCK = 1024, /* most arenas of a run belong to small files */
	BLOCK_SIZE = 64 * 1024,
	ALIGNMENT = 16,
};

struct arena_block {
	struct arena_block *older;
	size_t size; /* bytes that follow this header */
};

static void
blocks_free(struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;

		free(block);
		block = older;
	}
}

void
arena_drop(struct arena *arena)
{
	blocks_free(arena->block);
	*arena = (struct arena){ 0 };
}

static void
block_open(struct arena *arena, struct arena_block *block)
{
	arena->block = block;
	arena->next = (char *)(block + 1);
	arena->end = arena->next + block->size;
}

void
arena_reset(struct arena *arena)
{
	struct arena_block *block = arena->block;

	if (!block)
		return;
	blocks_free(block->older);
	block->older = NULL;
	block_open(arena, block);
}

/* Blocks grow fourfold up to the full size. */
static size_t
block_room(const struct arena *arena, size_t size)
{
	size_t room = arena->block ? arena->block->size * 4 : FIRST_BLOCK;

	if (room > BLOCK_SIZE)
		room = BLOCK_SIZE;
	while (room < BLOCK_SIZE && room < size * 2)
		room *= 4;
	return size > BLOCK_SIZE / 4 ? size : room;
}

static void
arena_grow(struct arena *arena, size_t size)
{
	size_t room = block_room(arena, size);
	struct arena_block *block;

	if (room > SIZE_MAX - sizeof(*block) || !(block = malloc(sizeof(*block) + room)))
		die("out of memory");
	block->size = room;
	/* A large allocation goes behind the block in use, whose rest stays usable. */
	if (size > BLOCK_SIZE / 4 && arena->block) {
		block->older = arena->block->older;
		arena->block->older = block;
		return;
	}
	block->older = arena->block;
	block_open(arena, block);
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	char *memory;

	if (size > SIZE_MAX - ALIGNMENT)
		die("out of memory");
	size = ((size ? size : 1) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if ((size_t)(arena->end - arena->next) < size) {
		bool aside = size > BLOCK_SIZE / 4 && arena->block;

		arena_grow(arena, size);
		if (aside)
			return memset(arena->block->older + 1, 0, size);
	}
	memory = arena->next;
	arena->next += size;
	return memset(memory, 0, size);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		die("out of memory");
	return arena_alloc(arena, count * size);
}

char *
arena_copy(struct arena *arena, struct slice slice)
{
	char *copy = arena_alloc(arena, slice.length + 1);

	if (slice.length != 0)
		memcpy(copy, slice.at, slice.length);
	return copy;
}

char *
arena_format_list(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	int length;
	char *string;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		BUG("bad format: %s", format);
	string = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(string, (size_t)length + 1, format, arguments);
	return string;
}

char *
arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *string;

	va_start(arguments, format);
	string = arena_format_list(arena, format, arguments);
	va_end(arguments);
	return string;
}
