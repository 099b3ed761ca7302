/* Reads a configuration file and what it extends, and tells what is wrong with them. */
#ifndef ZTLINT_CONFIG_LOAD_H
#define ZTLINT_CONFIG_LOAD_H

#include "base/text.h"
#include "config/config.h"
#include "config/configs.h"
#include "report/fault.h"

enum {
	EXTENDS_DEEPEST = 16,
	EXTENDS_MOST = 64, /* files in all */
	OVERRIDES_MOST = 64,
};

/* A configuration while it is being read. */
struct loader {
	struct configs *configs;
	struct config *config;
	struct text exclude; /* globs so far, one a line */
	struct own_rule **last_rule;
	struct override **last_override;
	struct ignore **last_ignore;
	struct faults faults;
	const char
		*chain[EXTENDS_DEEPEST]; /* real paths of the files being read, outermost first */
	unsigned depth;
	unsigned files;
};

/* Reads the file at `path`, whose globs are about `folder` (absolute, and as it is shown). NULL
 * where something is wrong with it or with what it extends; all is told on stderr then. */
struct config *
config_load(struct configs *configs, const char *path, struct slice folder, struct slice shown);

/* A configuration for the files of the current folder that has one rule: the one of this page,
 * which was read. NULL where something is wrong with it; it was told on stderr then. */
struct config *config_of_page(struct configs *configs, struct source *page, struct slice id);

/* Holds a value against the JSON Schema of configurations, or what stands at that pointer in it,
 * and notes its failures. True when there are none. */
bool loader_check(struct loader *loader, const char *pointer, struct node *value);

/* A path of the file that the node stands in, as it can be opened from here. In the arena. */
const char *loader_path(struct loader *loader, const struct node *node);

#endif
