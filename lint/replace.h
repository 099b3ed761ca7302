/* A file that is replaced by a whole new one or not at all. */
#ifndef ZTLINT_REPLACE_H
#define ZTLINT_REPLACE_H

#include "base/arena.h"

#include <stdio.h>

/* What is being written beside the file. */
struct replacement {
	FILE *stream;
	const char *path; /* as the user wrote it */
	char *beside;
	char *target; /* where a link leads: it stays a link */
	struct arena arena;
};

/* Opens a new file beside the one at `path`, which need not be there; its stream is to be written
 * to. False where that is not possible; it was told on stderr. */
bool replacement_begin(struct replacement *replacement, const char *path);

/* Puts the new file in the place of the old one. False where it could not be written whole: that
 * was told on stderr, and the old file is untouched. */
bool replacement_end(struct replacement *replacement);

/* Tells on stderr why, as errno has it, the path cannot be written. Always false. */
bool write_fail(const char *path);

#endif
