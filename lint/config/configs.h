/*
 * All configurations of a run. The one of a file is found from its folder upwards, to the root of
 * the repository (a folder with .git) or of the file system; the nearest holds. Each folder is
 * looked at once.
 */
#ifndef ZTLINT_CONFIG_CONFIGS_H
#define ZTLINT_CONFIG_CONFIGS_H

#include "config/config.h"
#include "schema/schema.h"

struct options;

/* A folder that was looked at. */
struct config_folder {
	struct config_folder *next; /* in its bucket */
	struct slice path; /* absolute; the root is the empty slice */
	struct config *config; /* of the files in it */
};

/* A file that was read. */
struct config_source {
	struct config_source *next;
	struct source source;
};

enum { CONFIG_BUCKETS = 256 };

struct configs {
	const struct options *options;
	struct arena arena;
	struct config *first;
	struct config *last;
	struct config_folder *folders[CONFIG_BUCKETS];
	struct config *given; /* by --config: holds for every file */
	struct slice here; /* the current folder, absolute */
	struct schemas *schemas; /* with the one of configurations, once it was needed */
	const struct node *schema; /* its root */
	struct config_source *sources;
	bool broken; /* one cannot be used; it was told */
};

/* Reads the file of --config, if there is one. */
void configs_init(struct configs *configs, const struct options *options);
void configs_drop(struct configs *configs);

/* A new source of that path, which is given back with the configurations. */
struct source *configs_source(struct configs *configs, const char *path);

/* The configuration of the files in an absolute folder, or NULL. */
struct config *configs_of_folder(struct configs *configs, struct slice folder);

/* Does a configuration further out end here: has the folder one of its own, or is it the root of a
 * repository? Reads none. */
bool configs_end(const struct configs *configs, struct slice folder);

/* Tells of all that are used, on stderr. */
void configs_tell(const struct configs *configs);

#endif
