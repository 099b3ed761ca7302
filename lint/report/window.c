#include "report/window.h"

#include "base/quote.h"
#include "base/rune.h"
#include "report/width.h"

enum {
	TAB_CELLS = 4,
	AHEAD_CELLS = 60, /* of a cut line, shown from the focus on where there is as much */
	CUT_CELLS = WINDOW_CELLS - 2,
};

/* What is drawn as one: a code point, a byte that is none, or a secret. */
struct glyph {
	struct range range;
	unsigned cells;
	bool secret;
};

static const char ellipsis[] = "\u2026";

/* mask_find(), for questions that come in order: most have the answer of the one before. */
static const struct range *
range_near(struct window *window, uint32_t offset)
{
	const struct mask *mask = window->mask;
	const struct range *found;
	size_t near = window->near;

	if (near > mask->count || (near < mask->count && mask->ranges[near].end <= offset) ||
		(near > 0 && mask->ranges[near - 1].end > offset)) {
		found = mask_find(mask, offset);
		window->near = found ? (size_t)(found - mask->ranges) : mask->count;
	}
	return window->near < mask->count ? &mask->ranges[window->near] : NULL;
}

/* The secret that `offset` lies in, clamped to the line; empty where it lies in none. */
static struct range
secret_at(struct window *window, uint32_t offset)
{
	const struct range *found = range_near(window, offset);
	struct range secret = { 0 };

	if (found && found->start <= offset)
		secret = *found;
	if (secret.start < window->line.start)
		secret.start = window->line.start;
	if (secret.end > window->line.end)
		secret.end = window->line.end;
	return secret;
}

static void
glyph_add(struct text *text, struct window *window, const struct glyph *glyph)
{
	struct slice bytes = { .at = window->bytes + glyph->range.start,
		.length = glyph->range.end - glyph->range.start };

	if (glyph->secret)
		text_add_string(text, ellipsis);
	else if (slice_is(bytes, "\t"))
		text_add_string(text, "    ");
	else
		text_add_escaped(text, bytes);
}

/* Cells of a code point as it is shown: what is escaped is spelt in ASCII. */
static unsigned
shown_cells(struct slice bytes, uint32_t rune)
{
	struct text text = { 0 };
	unsigned cells = width_of(rune);

	if (rune == '\t')
		return TAB_CELLS;
	if (rune >= 0x20 && rune < 0x7f)
		return 1;
	text_add_escaped(&text, bytes);
	if (!slice_equal(text_slice(&text), bytes))
		cells = (unsigned)text.length;
	text_drop(&text);
	return cells;
}

/* The glyph that begins at `offset`, which lies in the line; one inside a secret answers all of it.
 */
static struct glyph
glyph_at(struct window *window, uint32_t offset)
{
	struct range secret = secret_at(window, offset);
	struct slice rest = { .at = window->bytes + offset, .length = window->line.end - offset };
	struct glyph glyph = { .range = { .start = offset } };
	uint32_t rune = 0;
	size_t length = rune_read(rest, &rune);

	if (secret.end > secret.start)
		return (struct glyph){ .range = secret, .cells = 1, .secret = true };
	if (length == 0)
		length = 1;
	glyph.range.end = offset + (uint32_t)length;
	glyph.cells = shown_cells(slice_first(rest, length), rune);
	return glyph;
}

/* The glyph that ends at `offset`, which lies behind the start of the line. */
static struct glyph
glyph_before(struct window *window, uint32_t offset)
{
	uint32_t start = offset - 1;
	struct glyph glyph;

	while (start > window->line.start && offset - start < 4 &&
		rune_is_trail(window->bytes[start]))
		start--;
	glyph = glyph_at(window, start);
	return glyph.range.end == offset || glyph.secret ? glyph : glyph_at(window, offset - 1);
}

/* Walks on from `from` as long as the cells last, and no further than the end of the line. */
static uint32_t
walk_ahead(struct window *window, uint32_t from, unsigned *cells)
{
	uint32_t at = from;

	while (at < window->line.end && at - from < WINDOW_BYTES) {
		struct glyph glyph = glyph_at(window, at);

		if (glyph.cells > *cells)
			break;
		*cells -= glyph.cells;
		at = glyph.range.end;
	}
	return at;
}

static uint32_t
walk_back(struct window *window, uint32_t from, unsigned cells)
{
	uint32_t at = from;

	while (at > window->line.start && from - at < WINDOW_BYTES / 2) {
		struct glyph glyph = glyph_before(window, at);

		if (glyph.cells > cells)
			break;
		cells -= glyph.cells;
		at = glyph.range.start;
	}
	return at;
}

void
window_fit(struct window *window, uint32_t focus)
{
	unsigned cells = WINDOW_CELLS;
	unsigned ahead = AHEAD_CELLS;

	window->shown.start = window->line.start;
	window->shown.end = walk_ahead(window, window->line.start, &cells);
	if (window->shown.end >= window->line.end)
		return;
	if (focus > window->line.end)
		focus = window->line.end;
	if (focus < window->line.start)
		focus = window->line.start;
	if (focus < window->line.end)
		focus = glyph_at(window, focus).range.start;
	walk_ahead(window, focus, &ahead);
	window->shown.start = walk_back(window, focus, CUT_CELLS - AHEAD_CELLS + ahead);
	cells = CUT_CELLS;
	window->shown.end = walk_ahead(window, window->shown.start, &cells);
}

void
window_add(struct text *text, struct window *window)
{
	if (window->shown.start > window->line.start)
		text_add_string(text, ellipsis);
	for (uint32_t at = window->shown.start; at < window->shown.end;) {
		struct glyph glyph = glyph_at(window, at);

		glyph_add(text, window, &glyph);
		at = glyph.range.end;
	}
	if (window->shown.end < window->line.end)
		text_add_string(text, ellipsis);
}

struct cells
window_cells(struct window *window, struct range range)
{
	unsigned cell = window->shown.start > window->line.start;
	uint32_t at = window->shown.start;
	struct cells cells;

	while (at < window->shown.end) {
		struct glyph glyph = glyph_at(window, at);

		if (glyph.range.end > range.start)
			break;
		cell += glyph.cells;
		at = glyph.range.end;
	}
	cells = (struct cells){ .from = cell };
	while (at < window->shown.end && at < range.end) {
		struct glyph glyph = glyph_at(window, at);

		cells.count += glyph.cells;
		at = glyph.range.end;
	}
	if (cells.count == 0)
		cells.count = 1;
	return cells;
}
