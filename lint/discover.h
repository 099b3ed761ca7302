/*
 * Which files a run is about: what was named, and what lies below the folders that were named.
 *
 * A named file is taken whatever its name. Of a folder, the files .json, .jsonl, .ndjson, .yaml,
 * .yml and .tfstate are taken, at any depth, but nothing hidden (a name with a dot first) and
 * nothing that a .gitignore leaves out: those of the folder and below it, and those further up to
 * the root of its repository. What is named is taken even if hidden or left out.
 *
 * What a configuration excludes is left out too, even if it is named; such names are counted.
 *
 * A symbolic link to a file stands for that file; one to a folder is followed only when it is
 * named, so no walk runs in circles or leaves its folder; one to nothing is skipped unless it is
 * named. A file that is reached in several ways counts once: named before found, itself before a
 * link to it, then the lesser path by bytes.
 */
#ifndef ZTLINT_DISCOVER_H
#define ZTLINT_DISCOVER_H

#include "base/arena.h"
#include "config/configs.h"
#include "report/report.h"

struct discovered {
	const char *path; /* as the user would write it; "-" for standard input */
	struct slice place; /* absolute, in a folder without links: what globs are held against */
	struct config *config; /* the one of its folder, or NULL */
	bool named; /* else it was met on a walk */
	bool context; /* read for the sake of the others only */
};

/* Paths and texts live in the arena, until the drop. */
struct discovery {
	struct configs *configs; /* set before the run; NULL: no configuration counts */
	const char *stdin_filename; /* set before the run; NULL: standard input has no name */
	bool context; /* set before the run: read what configurations are about as context */
	struct discovered *files; /* context first, then by the bytes of their paths */
	size_t count;
	struct note
		*errors; /* named paths and folders that could not be read, in order of discovery */
	size_t error_count;
	size_t error_capacity;
	struct config *config; /* of the first path, or NULL */
	struct covered *covered; /* folders that were named */
	struct note *excluded; /* named paths that a configuration excludes */
	size_t excluded_count;
	size_t excluded_capacity;
	struct note *skipped; /* what was met on a walk and leads nowhere */
	size_t skipped_count;
	size_t skipped_capacity;
	struct arena arena;
};

void discovery_init(struct discovery *discovery);
void discovery_drop(struct discovery *discovery);

/* Was the folder, which is absolute, named, or one around it? */
bool discovery_covers(const struct discovery *discovery, struct slice folder);

/* Finds the files of these paths, once for a discovery. Opens no file but .gitignore. A path that
 * is not there or cannot be read becomes an error, and the others go on. A path keeps the spelling
 * it was named with, but what lies below "." is shown without it. */
void discovery_run(struct discovery *discovery, const char *const *paths, size_t count);

#endif
