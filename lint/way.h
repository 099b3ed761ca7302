/* The ways by which files were reached, and which way to each file counts. */
#ifndef ZTLINT_WAY_H
#define ZTLINT_WAY_H

#include "discover.h"

/* A way to a file. Two ways lead to one file where their `real` is the same. */
struct way {
	const char *shown;
	const char *real; /* absolute and free of links */
	struct slice place;
	struct config *config;
	bool named;
	bool link;
	bool context;
};

struct ways {
	struct way *items; /* malloc */
	size_t count;
	size_t capacity;
};

/* `{0}` is an empty list. */
void ways_drop(struct ways *ways);
void ways_add(struct ways *ways, struct way way);

/* Makes the best way to each file a discovered one: what is named goes before what was found,
 * standard input before the file whose name it has, a file before a link to it. Sorts what was
 * found, context first, then by path. */
void ways_choose(struct ways *ways, struct discovery *discovery);

#endif
