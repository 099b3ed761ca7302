/* Cells of code points, and of lines that are shown in part. */
#include "report/width.h"

#include "check.h"
#include "report/window.h"

#include <string.h>

static const struct {
	uint32_t rune;
	unsigned cells;
} cases[] = {
	{ 'a', 1 },
	{ 0x00, 1 },
	{ 0x7f, 1 },
	{ 0xe9, 1 }, /* é */
	{ 0x300, 0 }, /* combining grave */
	{ 0x2ff, 1 },
	{ 0x36f, 0 },
	{ 0x370, 1 },
	{ 0x5d0, 1 }, /* Hebrew alef */
	{ 0xe31, 0 }, /* Thai vowel above */
	{ 0xe33, 1 }, /* Thai sara am */
	{ 0x1100, 2 }, /* Hangul initial */
	{ 0x1160, 0 }, /* Hangul vowel */
	{ 0x200d, 0 }, /* joiner */
	{ 0x2026, 1 }, /* … */
	{ 0x231a, 2 }, /* watch */
	{ 0x2764, 1 }, /* heart, text by default */
	{ 0x3000, 2 }, /* ideographic space */
	{ 0x302a, 0 }, /* combining, amid wide ones */
	{ 0x303f, 1 }, /* half fill space */
	{ 0x3042, 2 }, /* hiragana */
	{ 0x4e2d, 2 },
	{ 0x9fff, 2 },
	{ 0xac00, 2 },
	{ 0xfe0f, 0 }, /* variation selector */
	{ 0xff21, 2 }, /* fullwidth A */
	{ 0xff71, 1 }, /* halfwidth katakana */
	{ 0x1f1e6, 1 }, /* a regional indicator alone */
	{ 0x1f600, 2 },
	{ 0x1f3fb, 2 },
	{ 0x1faf8, 2 }, /* of Unicode 15 */
	{ 0x20000, 2 },
	{ 0x3fffd, 2 },
	{ 0x3fffe, 1 },
	{ 0xe0100, 0 },
	{ 0x10ffff, 1 },
};

/* The window of a one-line text around a byte. */
static struct window
window_on(const struct mask *mask, const char *line, uint32_t focus)
{
	struct window window = {
		.bytes = line,
		.mask = mask,
		.line = { .end = (uint32_t)strlen(line) },
	};

	window_fit(&window, focus);
	return window;
}

static void
check_cells(const char *line, struct range range, unsigned from, unsigned count)
{
	struct mask mask = { 0 };
	struct window window = window_on(&mask, line, range.start);
	struct cells cells = window_cells(&window, range);

	CHECK(cells.from == from && cells.count == count, "%s: cell %u, %u cells", line, cells.from,
		cells.count);
}

/* Whatever the focus on a long line: the window holds it, is not too wide and cuts no code point.
 */
static void
check_long_line(const char *unit)
{
	struct mask mask = { 0 };
	struct text line = { 0 };
	size_t step = strlen(unit);

	while (line.length < 3000)
		text_add_string(&line, unit);
	for (uint32_t focus = 0; focus <= line.length; focus += (uint32_t)step) {
		struct window window = window_on(&mask, line.bytes, focus);
		struct range all = { .end = (uint32_t)line.length };
		struct cells cells = window_cells(&window, all);

		CHECK(window.shown.start <= focus && focus <= window.shown.end &&
				(focus < window.shown.end || focus == line.length),
			"%s at %u: %u to %u", unit, focus, window.shown.start, window.shown.end);
		CHECK(cells.count <= WINDOW_CELLS, "%s at %u: %u cells", unit, focus, cells.count);
		CHECK(window.shown.start % step == 0 && window.shown.end % step == 0,
			"%s at %u: cut within a code point", unit, focus);
	}
	text_drop(&line);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK(width_of(cases[i].rune) == cases[i].cells, "U+%04X: %u", cases[i].rune,
			width_of(cases[i].rune));
	check_cells("abc", (struct range){ 1, 2 }, 1, 1);
	check_cells("abc", (struct range){ 3, 3 }, 3, 1);
	check_cells("abc", (struct range){ 1, 99 }, 1, 2);
	check_cells("\t\"a\"", (struct range){ 1, 4 }, 4, 3);
	check_cells("\xe4\xb8\xad\xe6\x96\x87x", (struct range){ 3, 6 }, 2, 2);
	check_cells("e\xcc\x81x", (struct range){ 0, 3 }, 0, 1);
	check_cells("e\xcc\x81x", (struct range){ 3, 4 }, 1, 1);
	check_cells("\xe2\x80\xaex", (struct range){ 3, 4 }, 8, 1);
	check_cells("\xffx", (struct range){ 1, 2 }, 4, 1);
	check_long_line("a");
	check_long_line("\xc3\xa9");
	check_long_line("\xe4\xb8\xad");
	check_long_line("\xf0\x9f\x98\x80");
	check_long_line("\xcc\x81");
	check_long_line("\t");
	check_long_line("\x01");
	return check_done("width");
}
