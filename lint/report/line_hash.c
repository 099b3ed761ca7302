#include "report/line_hash.h"

#include "base/bug.h"
#include "base/rune.h"

#include <stdbool.h>
#include <stdlib.h>

enum {
	WINDOW = 100, /* characters that count */
	FACTOR = 37,
	END_OF_TEXT = 65535, /* what stands behind the last character */
};

/* A rolling hash, and for each character of the window the line that begins there. */
struct roll {
	struct line_hash *lines;
	size_t count;
	size_t capacity;
	uint64_t hash;
	uint64_t drop; /* what a character weighs when it leaves the window */
	uint16_t units[WINDOW];
	size_t begins[WINDOW]; /* number of a line from 1; 0: none begins here */
	size_t at;
	bool fresh; /* the next character begins a line */
	bool returned; /* the last one was CR */
};

static void
line_begin(struct roll *roll)
{
	roll->fresh = false;
	if (roll->count == roll->capacity) {
		roll->capacity = roll->capacity ? 2 * roll->capacity : 64;
		roll->lines = realloc(roll->lines, roll->capacity * sizeof(*roll->lines));
		if (!roll->lines)
			die("out of memory");
	}
	roll->lines[roll->count++] = (struct line_hash){ 0 };
	roll->begins[roll->at] = roll->count;
}

/* The window has all of the line that begins at its end. */
static void
line_close(struct roll *roll)
{
	if (roll->begins[roll->at] == 0)
		return;
	roll->lines[roll->begins[roll->at] - 1].hash = roll->hash;
	roll->begins[roll->at] = 0;
}

static void
unit_push(struct roll *roll, uint16_t unit)
{
	roll->hash = FACTOR * roll->hash + unit - roll->drop * roll->units[roll->at];
	roll->units[roll->at] = unit;
	roll->at = (roll->at + 1) % WINDOW;
}

/* Takes a character: blanks do not count, and CR, LF and CRLF are all a line feed. */
static void
unit_take(struct roll *roll, uint16_t unit)
{
	bool paired = roll->returned && unit == '\n';

	roll->returned = unit == '\r';
	if (unit == ' ' || unit == '\t' || paired)
		return;
	if (unit == '\r')
		unit = '\n';
	line_close(roll);
	if (roll->fresh)
		line_begin(roll);
	roll->fresh = unit == '\n';
	unit_push(roll, unit);
}

static void
rune_take(struct roll *roll, uint32_t rune)
{
	if (rune >= 0x10000) {
		unit_take(roll, (uint16_t)(0xD7C0 + (rune >> 10)));
		rune = 0xDC00 + (rune & 0x3FF);
	}
	unit_take(roll, (uint16_t)rune);
}

struct counted {
	uint64_t hash;
	size_t line;
};

static int
order_counted(const void *first, const void *second)
{
	const struct counted *a = first;
	const struct counted *b = second;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

/* Numbers the lines of one hash in their order. */
static void
lines_count(struct line_hash *lines, size_t count)
{
	struct counted *order = calloc(count + 1, sizeof(*order));

	if (!order)
		die("out of memory");
	for (size_t i = 0; i < count; i++)
		order[i] = (struct counted){ .hash = lines[i].hash, .line = i };
	qsort(order, count, sizeof(*order), order_counted);
	for (size_t i = 0; i < count; i++) {
		bool same = i > 0 && order[i].hash == order[i - 1].hash;

		lines[order[i].line].count = same ? lines[order[i - 1].line].count + 1 : 1;
	}
	free(order);
}

struct line_hash *
line_hashes(struct slice text, size_t *count)
{
	struct roll roll = { .fresh = true, .drop = 1 };

	for (int i = 0; i < WINDOW; i++)
		roll.drop *= FACTOR;
	while (text.length > 0) {
		uint32_t rune = RUNE_REPLACEMENT;
		size_t length = rune_read(text, &rune);

		rune_take(&roll, length > 0 ? rune : RUNE_REPLACEMENT);
		text = slice_from(text, length > 0 ? length : 1);
	}
	unit_take(&roll, END_OF_TEXT);
	for (int i = 0; i < WINDOW; i++) {
		line_close(&roll);
		unit_push(&roll, 0);
	}
	lines_count(roll.lines, roll.count);
	*count = roll.count;
	return roll.lines;
}
