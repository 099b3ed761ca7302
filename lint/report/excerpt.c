#include "report/excerpt.h"

#include "document/position.h"
#include "report/window.h"

#include <stdio.h>

static uint32_t
line_of(const struct excerpt *excerpt, uint32_t offset)
{
	return position_of(excerpt->source, offset).line;
}

static uint32_t
mark_line(const struct excerpt *excerpt, size_t index)
{
	return line_of(excerpt, excerpt->marks[index].range.start);
}

static uint32_t
first_line(const struct excerpt *excerpt)
{
	uint32_t first = mark_line(excerpt, 0);

	for (size_t i = 1; i < excerpt->count; i++)
		if (mark_line(excerpt, i) < first)
			first = mark_line(excerpt, i);
	return first;
}

uint32_t
excerpt_last_line(const struct excerpt *excerpt)
{
	uint32_t last = mark_line(excerpt, 0);

	for (size_t i = 1; i < excerpt->count; i++)
		if (mark_line(excerpt, i) > last)
			last = mark_line(excerpt, i);
	return last;
}

/* The window of a line; a line that is cut is shown around `focus`. */
static struct window
window_of(const struct excerpt *excerpt, uint32_t line, uint32_t focus)
{
	struct slice bytes = position_line(excerpt->source, line);
	uint32_t start = position_line_start(excerpt->source, line);
	struct window window = {
		.bytes = excerpt->source->bytes,
		.mask = excerpt->mask,
		.line = { .start = start, .end = start + (uint32_t)bytes.length },
	};

	/* The first line has its byte order mark before it. */
	if (start < excerpt->source->start) {
		window.line.start = excerpt->source->start;
		if (window.line.end < window.line.start)
			window.line.end = window.line.start;
	}
	window_fit(&window, focus);
	return window;
}

bool
excerpt_near(const struct excerpt *excerpt, struct range range)
{
	uint32_t first = mark_line(excerpt, 0);
	uint32_t line = line_of(excerpt, range.start);
	struct window window;

	if (excerpt->count >= EXCERPT_MARKS || line + EXCERPT_NEAR < first ||
		line > first + EXCERPT_NEAR)
		return false;
	window = window_of(excerpt, line, excerpt->marks[0].range.start);
	if (line == first)
		return range.start >= window.shown.start && range.start <= window.shown.end;
	return window.shown.start == window.line.start && window.shown.end == window.line.end;
}

static void
gutter_add(struct text *text, const struct excerpt *excerpt, const char *number, const char *sign)
{
	struct text gutter = { 0 };

	text_add_format(&gutter, "%*s %s", (int)excerpt->gutter, number, sign);
	paint_add(text, excerpt->colour, PAINT_FRAME, text_slice(&gutter));
	text_drop(&gutter);
}

void
excerpt_gutter(struct text *text, const struct excerpt *excerpt, const char *sign)
{
	gutter_add(text, excerpt, "", sign);
}

/* What stands behind a mark: its label, and how far a range of several lines goes. */
static void
label_add(struct text *text, const struct excerpt *excerpt, const struct mark *mark, uint32_t line)
{
	struct range range = mark->range;
	uint32_t last = range.end > range.start ? line_of(excerpt, range.end - 1) : line;

	if (mark->label && *mark->label)
		text_add_format(text, " %s", mark->label);
	if (last > line)
		text_add_format(text, mark->label && *mark->label ? " (to line %u)" : " to line %u",
			(unsigned)last);
}

static void
mark_add(struct text *text, const struct excerpt *excerpt, size_t index, struct window *window,
	uint32_t line)
{
	const struct mark *mark = &excerpt->marks[index];
	struct cells cells = window_cells(window, mark->range);
	bool primary = index == 0 && !excerpt->aside;
	struct text shown = { 0 };

	excerpt_gutter(text, excerpt, "|");
	text_add_format(text, "%*s", (int)cells.from + 1, "");
	for (unsigned i = 0; i < cells.count; i++)
		text_add_byte(&shown, primary ? '^' : '-');
	label_add(&shown, excerpt, mark, line);
	paint_add(
		text, excerpt->colour, primary ? excerpt->paint : PAINT_FRAME, text_slice(&shown));
	text_add_byte(text, '\n');
	text_drop(&shown);
}

/* One line of the source and the marks that begin on it. */
static void
line_add(struct text *text, const struct excerpt *excerpt, uint32_t line)
{
	uint32_t focus = mark_line(excerpt, 0) == line ? excerpt->marks[0].range.start : 0;
	struct window window = window_of(excerpt, line, focus);
	char number[16];

	snprintf(number, sizeof(number), "%u", (unsigned)line);
	gutter_add(text, excerpt, number, "|");
	if (window.shown.end > window.shown.start) {
		text_add_byte(text, ' ');
		window_add(text, &window);
	}
	text_add_byte(text, '\n');
	for (size_t i = 0; i < excerpt->count; i++)
		if (mark_line(excerpt, i) == line)
			mark_add(text, excerpt, i, &window, line);
}

void
excerpt_add(struct text *text, const struct excerpt *excerpt)
{
	uint32_t last = excerpt_last_line(excerpt);

	excerpt_gutter(text, excerpt, "|");
	text_add_byte(text, '\n');
	for (uint32_t line = first_line(excerpt); line <= last; line++)
		line_add(text, excerpt, line);
}
