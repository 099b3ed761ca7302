/* The command line, read once: what to do, on what, and how to tell of it. */
#ifndef ZTLINT_OPTIONS_H
#define ZTLINT_OPTIONS_H

#include "base/arena.h"
#include "base/severity.h"
#include "input/kind.h"
#include "outlet.h"
#include "report/colour.h"
#include "rule/rule.h"
#include "usage.h"

struct config;

/* What the command baseline does. */
enum baseline_action {
	BASELINE_CHECK,
	BASELINE_WRITE,
	BASELINE_PRUNE,
};

/* What is read beside what is named. */
enum context {
	CONTEXT_WORKSPACE, /* the other files below the folder of their configuration */
	CONTEXT_NONE,
};

/* What a named file of no known kind is. */
enum unknown {
	UNKNOWN_SKIP,
	UNKNOWN_WARN,
	UNKNOWN_ERROR,
};

/* Ids, areas and categories between commas. */
struct rule_list {
	const struct rule_list *next;
	struct slice words;
};

/* Texts point into argv or the arena. */
struct options {
	enum command command;
	const char *topic; /* the word of explain */
	const struct rule *explained; /* the built-in rule that it names, or NULL */
	const char *const *paths; /* of check, and the pages of rules --test; never empty after a
				     good parse, "-" is stdin */
	size_t path_count;
	struct outlets outlets; /* the reports: at least one after a good parse */
	const struct kind *kind; /* of --kind and of schema; NULL: find out */
	const char *schema; /* file of the only schema to hold documents against, or NULL */
	const char *const *schema_add; /* files and folders */
	size_t schema_add_count;
	const char *schema_base; /* URI for what lies in those folders, or NULL */
	const char *stdin_filename; /* what standard input is called, or NULL */
	const char *baseline; /* the file, or NULL */
	enum baseline_action baseline_action;
	const char *config; /* the only configuration file, or NULL */
	enum severity fail_on; /* exit 1 from here on; SEVERITY_NONE: never */
	enum severity level; /* what is reported at all */
	bool fail_on_given; /* by the option, not by default */
	bool level_given;
	bool today_given; /* by --today */
	bool selecting; /* --select was given */
	enum colour colour;
	enum unknown unknown;
	enum context context;
	unsigned jobs; /* threads; 0: as many as there are processors */
	unsigned verbose; /* how often -v was given */
	bool testing; /* rules --test */
	bool updating; /* and --update */
	bool assert_formats;
	bool no_config;
	bool list_resources;
	bool show_suppressed;
	bool allow_nothing;
	bool quiet;
	int today; /* days since 1970-01-01: --today, else SOURCE_DATE_EPOCH, else the clock */
	const bool *wanted; /* by rule_index; NULL: every rule */
	const struct rule_list *selects; /* what --select and --ignore say, for own rules */
	const struct rule_list *ignores;
	struct arena arena;
};

/* Sets the defaults. */
void options_init(struct options *options);
void options_drop(struct options *options);

/* Reads the command line, once. NULL when all is well, else what is wrong in one line, fit to
 * print, in the arena of the options: exit status 2. Asking for help or the version ends the
 * reading. */
const char *options_parse(struct options *options, int argc, char *const *argv);

/* Do --select and --ignore name only what there is, own rules of these configurations included?
 * NULL, else what is wrong in one line as above. */
const char *options_judge_rules(
	struct arena *arena, const struct options *options, const struct config *configs);

/* Is the rule one of those that --select and --ignore leave? What is ignored is not selected. What
 * keeps a file from being read at all is always wanted, unless it is ignored by name. */
bool options_want(const struct options *options, const struct rule *rule);

#endif
