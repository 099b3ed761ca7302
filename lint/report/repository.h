/* Paths as the host of a repository knows them: relative to its root, wherever the run started. */
#ifndef ZTLINT_REPORT_REPOSITORY_H
#define ZTLINT_REPORT_REPOSITORY_H

#include "base/arena.h"
#include "base/text.h"

/* Both absolute and without a slash at the end; empty where that is not known. */
struct repository {
	struct slice here; /* where the run started, what its paths are relative to */
	struct slice root; /* the nearest folder from there upward that git knows, else `here` */
};

/* Asks the file system. */
void repository_find(struct repository *repository, struct arena *arena);

/* Adds a path of the run relative to the root, without `.` and `..`. False, and the absolute path
 * is added, where it lies elsewhere. */
bool repository_add_path(struct text *text, const struct repository *repository, const char *path);

#endif
