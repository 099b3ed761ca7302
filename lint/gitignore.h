/*
 * What git would leave out: the patterns of .gitignore files, read as gitignore(5) says.
 *
 * A chain leads from the file of a folder outwards to that of the repository's root. The innermost
 * file with something to say decides, and in it the last pattern that fits.
 */
#ifndef ZTLINT_GITIGNORE_H
#define ZTLINT_GITIGNORE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/text.h"

struct gitignore;

/* Reads an open .gitignore into a text. False with errno set: no regular file (EINVAL), too large
 * (EFBIG), unreadable. */
bool gitignore_read(int file, struct text *text);

/* The patterns in `text`, a .gitignore in `folder` (no slash at its end; the root of the file
 * system is the empty slice). The text is copied. `outer` is the chain further out, or NULL; it is
 * the answer itself where the text holds no pattern. */
const struct gitignore *gitignore_parse(
	struct arena *arena, const struct gitignore *outer, struct slice folder, struct slice text);

/* Is this path left out? It lies below the innermost folder of the chain and is spelled like it.
 * What lies in a folder that is left out cannot be taken back: ask for each folder on the way down.
 * Takes time proportional to glob times name, or glob times path squared below several stars. */
bool gitignore_matches(const struct gitignore *ignore, struct slice path, bool is_folder);

#endif
