/*
 * A configuration: .ztlint.yaml, .ztlint.yml or .ztlint.json, with what it extends. It holds for
 * the files below its folder, but not for those that have a nearer one.
 */
#ifndef ZTLINT_CONFIG_CONFIG_H
#define ZTLINT_CONFIG_CONFIG_H

#include "config/glob.h"
#include "config/levels.h"
#include "document/document.h"
#include "input/kind.h"

/* A glob and what stands beside it: an entry of `kinds`, `accounts` or `schemas`. */
struct mapping {
	struct mapping *next; /* written before: the last one that fits decides */
	struct globs globs;
	const struct node *node; /* the value, for what is wrong with it */
	struct slice value; /* the account; the path of the schema, fit to be opened */
	const struct kind *kind; /* of `kinds` */
};

/* Other levels for some files. */
struct override {
	struct override *next; /* written after */
	struct globs files;
	const struct node *levels;
};

/* A rule of the user's own: an inline one, or a page. */
struct own_rule {
	struct own_rule *next; /* written after */
	struct slice id;
	const struct node *node; /* the entry: the declaration, or the path of a page */
	const struct node *about; /* the declaration */
	struct rule *rule;
};

struct ignore;

/* Levels as some overrides leave them. */
struct override_levels {
	struct override_levels *next;
	const struct levels *levels;
	uint64_t applied; /* bits of the overrides */
};

struct config {
	struct config *next; /* of the run, in order of first use */
	struct source *source;
	struct slice folder; /* absolute, as in struct globs */
	struct slice shown; /* the same as reports show it; "" is the current one */
	struct globs exclude;
	struct mapping *kinds;
	struct mapping *accounts;
	struct mapping *schemas;
	struct own_rule *rules;
	bool *complete; /* by kind_index */
	const char *baseline; /* path of the file, fit to be opened; NULL: none */
	bool *selected; /* by rule_index; NULL: all */
	const struct node *select; /* the words, for rules of the user's own */
	struct levels *levels;
	struct override *overrides;
	unsigned override_count;
	struct override_levels *override_levels;
	struct ignore *ignores;
	bool surveyed; /* all files that it is about were looked for as context */
	struct limits limits;
	enum severity level; /* where level_given */
	enum severity fail_on; /* where fail_on_given */
	int today; /* where today_given */
	bool level_given;
	bool fail_on_given;
	bool today_given;
};

/* The questions. A NULL configuration says nothing of anything; places are absolute paths. */

/* Is the file (folder) left out? */
bool config_excludes(const struct config *config, struct slice place, bool is_folder);

/* The entry that decides on a file, or NULL: of config->kinds, accounts or schemas. */
const struct mapping *mapping_of(const struct mapping *mappings, struct slice place);

/* Is the rule one of those that `select` names? */
bool config_selects(const struct config *config, const struct rule *rule);

/* The levels that hold for a file; NULL without a configuration. */
const struct levels *config_levels(struct config *config, struct slice place, struct arena *arena);

#endif
