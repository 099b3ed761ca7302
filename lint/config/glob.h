/* Globs of a configuration: those of .gitignore, held against paths below a folder. */
#ifndef ZTLINT_CONFIG_GLOB_H
#define ZTLINT_CONFIG_GLOB_H

#include "gitignore.h"

struct globs {
	struct slice folder; /* absolute; the root of the file system is the empty slice */
	const struct gitignore *patterns; /* NULL: fits nothing */
};

/* Takes one glob a line. The folder is kept, the text is copied. */
struct globs globs_of(struct arena *arena, struct slice folder, struct slice text);

/* Does a glob fit the file (folder) at this absolute path, or a folder that it lies in? */
bool globs_fit(const struct globs *globs, struct slice place, bool is_folder);

/* The same for a thing met on a walk, whose folders did not fit. */
bool globs_fit_entry(const struct globs *globs, struct slice place, bool is_folder);

#endif
