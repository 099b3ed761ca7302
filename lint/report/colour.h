/* Colours for a terminal: whether, and which. */
#ifndef ZTLINT_REPORT_COLOUR_H
#define ZTLINT_REPORT_COLOUR_H

#include "base/text.h"

/* What --color says. */
enum colour {
	COLOUR_AUTO,
	COLOUR_ALWAYS,
	COLOUR_NEVER,
};

/* What the answer hangs on besides; texts as getenv() gives them. */
struct colour_setting {
	const char *no_color;
	const char *force_color;
	const char *clicolor_force;
	const char *term;
	bool terminal; /* the stream is one */
};

/* Are escape sequences wanted? --color beats NO_COLOR beats FORCE_COLOR and CLICOLOR_FORCE beats
 * TERM=dumb beats the kind of the stream. */
bool colour_decide(enum colour choice, const struct colour_setting *setting);

/* The same for a file descriptor, asking the environment. */
bool colour_wanted(enum colour choice, int descriptor);

enum paint {
	PAINT_NONE,
	PAINT_ERROR,
	PAINT_WARNING,
	PAINT_INFO,
	PAINT_FRAME, /* gutters, arrows and marks of second places */
	PAINT_MESSAGE, /* the message itself */
};

/* Adds the text in that colour where `on`, else as it is. */
void paint_add(struct text *text, bool on, enum paint paint, struct slice what);

#endif
