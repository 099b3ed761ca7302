/*
 * What may stand on the command line, as tables: parsing, errors and the help page come from them.
 */
#ifndef ZTLINT_USAGE_H
#define ZTLINT_USAGE_H

#include "base/arena.h"
#include "base/text.h"

#include <stdio.h>

enum command {
	COMMAND_CHECK,
	COMMAND_BASELINE,
	COMMAND_INIT,
	COMMAND_RULES,
	COMMAND_EXPLAIN,
	COMMAND_KINDS,
	COMMAND_SCHEMA,
	COMMAND_HELP,
	COMMAND_VERSION,
};

/* What --version says. */
#define ZTLINT_VERSION "0.1.0"

/* A command: an entry for each of enum command. */
struct verb {
	const char *name;
	const char *argument; /* what its words are called; NULL: it takes none */
	const char *missing; /* of one that takes one word: the error where that is not there */
	const char *help;
	const char *const *choices; /* all that its first word may be, NULL at the end; or NULL */
};

enum { VERB_COUNT = 9 };

enum group {
	GROUP_INPUT,
	GROUP_RULES,
	GROUP_OUTPUT,
	GROUP_GENERAL,
	GROUP_COUNT,
};

enum option_id {
	OPTION_KIND,
	OPTION_SCHEMA,
	OPTION_SCHEMA_ADD,
	OPTION_SCHEMA_BASE,
	OPTION_ASSERT_FORMATS,
	OPTION_STDIN_FILENAME,
	OPTION_CONTEXT,
	OPTION_UNKNOWN,
	OPTION_ALLOW_NOTHING,
	OPTION_CONFIG,
	OPTION_NO_CONFIG,
	OPTION_BASELINE,
	OPTION_SELECT,
	OPTION_IGNORE,
	OPTION_LEVEL,
	OPTION_FAIL_ON,
	OPTION_TODAY,
	OPTION_TEST,
	OPTION_UPDATE,
	OPTION_FORMAT,
	OPTION_OUTPUT,
	OPTION_COLOR,
	OPTION_LIST_RESOURCES,
	OPTION_SHOW_SUPPRESSED,
	OPTION_QUIET,
	OPTION_VERBOSE,
	OPTION_JOBS,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT,
};

/* Parsing, errors and the help page all come from this table. */
struct option {
	const char *name;
	const char *argument; /* what its value is called; NULL: it takes none */
	const char *help;
	const char *const *choices; /* all values there are, NULL at the end; or NULL */
	const char *noun; /* what a choice is called in an error */
	const char *initial; /* the value where it is not given, where that can be told */
	enum group group;
	unsigned also; /* bits of the commands that take it beside check */
	bool elsewhere; /* check does not take it */
	char letter;
};

/* A name and what there is to say of it. */
struct remark {
	const char *name;
	const char *text;
};

/* What the help page and the manual say: about the program and its paths, in one paragraph each;
 * lists that end in a remark without a name. */
extern const char usage_about[];
extern const char usage_paths[];
extern const struct remark usage_examples[];
extern const struct remark usage_statuses[];
extern const struct remark usage_variables[];

extern const char *const usage_groups[GROUP_COUNT];
extern const struct verb usage_verbs[VERB_COUNT];
extern const struct option usage_options[OPTION_COUNT];

/* Does the command take paths, and all options but a few; does it take the option? */
bool usage_checks(enum command command);
bool usage_takes(enum command command, const struct option *option);

/* The values that an option takes, NULL at the end; NULL where they cannot be counted. */
const char *const *usage_choices(const struct option *option, struct arena *arena);

/* Adds "a, b or c". */
void usage_add_choices(struct text *text, const char *const *choices);

/* Prints the help page, at most 80 columns wide. */
void usage_print(FILE *stream);

#endif
