#include "document/position.h"

#include "base/rune.h"

enum { BLOCK = 4096 };

/* `starts` has the first byte of each line; `runes` the code points before each block. */
struct lines {
	uint32_t *starts;
	uint32_t count;
	uint32_t *runes;
};

/* The first line break from `at` on, or `end`. */
static const char *
break_find(const char *at, const char *end)
{
	while (at < end && *at != '\n' && *at != '\r')
		at++;
	return at;
}

/* Past the line break at `at`. */
static const char *
break_end(const char *at, const char *end)
{
	return at + (*at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1);
}

static uint32_t
breaks_count(const char *at, const char *end)
{
	uint32_t count = 0;

	while ((at = break_find(at, end)) < end) {
		at = break_end(at, end);
		count++;
	}
	return count;
}

static uint32_t
runes_count(const struct source *source, uint32_t at, uint32_t length)
{
	return (uint32_t)rune_count((struct slice){ .at = source->bytes + at, .length = length });
}

static struct lines *
lines_of(struct source *source)
{
	const char *begin = source->bytes + source->start;
	const char *end = source->bytes + source->size;
	size_t blocks = source->size / BLOCK;
	struct lines *lines = source->lines;

	if (lines)
		return lines;
	lines = source->lines = arena_alloc(&source->arena, sizeof(*lines));
	lines->count = breaks_count(begin, end) + 1;
	lines->starts = arena_array(&source->arena, lines->count, sizeof(*lines->starts));
	lines->starts[0] = source->start;
	for (uint32_t i = 1; i < lines->count; i++) {
		begin = break_end(break_find(begin, end), end);
		lines->starts[i] = (uint32_t)(begin - source->bytes);
	}
	lines->runes = arena_array(&source->arena, blocks + 1, sizeof(*lines->runes));
	for (size_t i = 0; i < blocks; i++)
		lines->runes[i + 1] =
			lines->runes[i] + runes_count(source, (uint32_t)i * BLOCK, BLOCK);
	return lines;
}

static uint32_t
runes_before(const struct source *source, uint32_t offset)
{
	uint32_t block = offset / BLOCK;

	return source->lines->runes[block] + runes_count(source, block * BLOCK, offset % BLOCK);
}

/* Most lines are shorter than a block, and then the blocks would only cost time. */
static uint32_t
runes_between(const struct source *source, uint32_t start, uint32_t end)
{
	if (end - start < BLOCK)
		return runes_count(source, start, end - start);
	return runes_before(source, end) - runes_before(source, start);
}

/* The last line that begins at or before `offset`, from 0. */
static uint32_t
line_find(const struct lines *lines, uint32_t offset)
{
	uint32_t low = 0;
	uint32_t high = lines->count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (lines->starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* A byte within a character stands where the character begins. */
static uint32_t
rune_start(const struct source *source, uint32_t offset)
{
	uint32_t at = offset;

	while (at > 0 && offset - at < 3 && rune_is_trail(source->bytes[at]))
		at--;
	return rune_is_trail(source->bytes[at]) ? offset : at;
}

struct position
position_of(struct source *source, uint32_t offset)
{
	const struct lines *lines = lines_of(source);
	uint32_t at = offset < source->size ? rune_start(source, offset) : (uint32_t)source->size;
	uint32_t line = line_find(lines, at);
	uint32_t start = lines->starts[line];

	return (struct position){
		.line = line + 1,
		.column = at > start ? runes_between(source, start, at) + 1 : 1,
		.offset = offset,
	};
}

uint32_t
position_line_start(struct source *source, uint32_t line)
{
	const struct lines *lines = lines_of(source);

	if (line == 0)
		return lines->starts[0];
	return line <= lines->count ? lines->starts[line - 1] : (uint32_t)source->size;
}

struct slice
position_line(struct source *source, uint32_t line)
{
	const char *begin = source->bytes + position_line_start(source, line);
	const char *end = source->bytes + position_line_start(source, line + 1);

	if (line == 0 || line > source->lines->count)
		return (struct slice){ .at = source->bytes + source->size };
	if (line < source->lines->count) {
		end--;
		end -= *end == '\n' && end > begin && end[-1] == '\r';
	}
	return (struct slice){ .at = begin, .length = (size_t)(end - begin) };
}
