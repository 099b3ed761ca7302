/*
 * The part of a source line that a report shows, glyph by glyph, and the cells it takes. Tabs
 * become four blanks; what a terminal must not see is escaped; secrets become one `…`. Lines of
 * megabytes are the normal case: nothing here walks further than a window is wide.
 */
#ifndef ZTLINT_REPORT_WINDOW_H
#define ZTLINT_REPORT_WINDOW_H

#include "base/text.h"
#include "report/mask.h"

enum {
	WINDOW_CELLS = 100, /* the most a window takes, its `…` included */
	WINDOW_BYTES = 2000, /* the most it shows of a line of combining characters */
};

struct window {
	const char *bytes; /* of the source */
	const struct mask *mask;
	struct range line; /* the whole line without its end */
	struct range shown; /* what is shown of it */
	size_t near; /* of the mask: where the last question was answered; 0 at first */
};

/* Chooses what to show: the whole line where it fits, else the part around `focus` (clamped to the
 * line). The three members above `shown` are set. */
void window_fit(struct window *window, uint32_t focus);

/* Adds the text of the window, with `…` at an end that is cut. */
void window_add(struct text *text, struct window *window);

/* The cells of the text above. */
struct cells {
	unsigned from;
	unsigned count; /* at least 1 */
};

/* The cells that a range takes up in it; what lies outside is cut off. */
struct cells window_cells(struct window *window, struct range range);

#endif
