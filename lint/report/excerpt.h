/* A frame of the human report: lines of one source, with marks under what is meant. */
#ifndef ZTLINT_REPORT_EXCERPT_H
#define ZTLINT_REPORT_EXCERPT_H

#include "document/source.h"
#include "report/colour.h"
#include "report/mask.h"

enum {
	EXCERPT_MARKS = 8, /* marks that fit into one frame */
	EXCERPT_NEAR = 3, /* lines up to which another place is shown in the same frame */
};

/* A range of more than one line is underlined to the end of its first; the label says up to where.
 */
struct mark {
	struct range range;
	const char *label; /* written behind the mark; or NULL */
};

struct excerpt {
	struct source *source;
	const struct mask *mask; /* of the source */
	struct mark marks[EXCERPT_MARKS]; /* the first is what the frame is for */
	size_t count;
	bool aside; /* a frame for another place: its first mark is as the others */
	enum paint paint; /* of the first mark (`^`); the others (`-`) are as the frame */
	bool colour;
	unsigned gutter; /* cells for line numbers */
};

/* Is the range so near to the first mark that one frame shows both? */
bool excerpt_near(const struct excerpt *excerpt, struct range range);

/* The last line that the frame shows. */
uint32_t excerpt_last_line(const struct excerpt *excerpt);

/* Adds the frame: an empty gutter, then the lines from the first mark to the last, each with its
 * marks below it. */
void excerpt_add(struct text *text, const struct excerpt *excerpt);

/* Adds one gutter without a number, and a sign: "   |". */
void excerpt_gutter(struct text *text, const struct excerpt *excerpt, const char *sign);

#endif
