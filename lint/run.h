/* One run of `ztlint check`: from paths to a report and an exit status. */
#ifndef ZTLINT_RUN_H
#define ZTLINT_RUN_H

#include "discover.h"
#include "input/input.h"
#include "library.h"
#include "options.h"
#include "policy.h"
#include "rule/ruleset.h"

#include <stdatomic.h>

/* What a run is made of; lives until it ends. Workers read it; what they write is their own. */
struct run {
	const struct options *options;
	struct slice text; /* of the only file, where it is checked from memory */
	struct arena arena;
	struct configs configs;
	struct library library;
	struct discovery discovery;
	int today; /* days since 1970-01-01 */
	struct source *sources; /* one for each file, in the order of discovery */
	struct policy *policies; /* of each of them */
	const char **unread; /* why a source could not be read; NULL where it was */
	const struct schema **conforms; /* the user's own schema of each, or NULL */
	bool *checked; /* was it checked, or skipped? */
	size_t count;
	_Atomic uint64_t bytes; /* of all sources read so far */
	struct input input;
	struct selection selection;
	struct ruleset *ruleset;
	struct workspace workspace;
	struct finding_list findings;
	struct note *skipped;
	size_t skipped_count;
	struct note *errors;
	size_t error_count;
	size_t file_count; /* files that were checked */
};

enum { RUN_SMALL = 1024 * 1024 }; /* bytes below which no thread is started */

/* Checks what the options name and writes the report. The exit status: 0 nothing to complain of, 1
 * findings at or above --fail-on, 2 the work could not be done. */
int run_check(const struct options *options);

/* Checks a text as if it were the only file there is, of that name, in the current folder, with no
 * configuration but this one (or NULL). Leaves the findings that are told, in their order, in the
 * run, which is to be dropped in any case. False when a rule of the user's own cannot be used; it
 * was told. */
bool run_check_text(struct run *run, const struct options *options, struct config *config,
	const char *name, struct slice text);
void run_drop(struct run *run);

/* Reads and parses source number `index`. Safe for several threads. */
void run_read(struct run *run, size_t index);

/* The place of a source in run->sources; run->count for a configuration file. */
size_t run_source_index(const struct run *run, const struct source *source);

/* What is told of a source, be it one of the run's or a configuration file. */
struct policy run_policy(const struct run *run, const struct source *source);

/* Adds a finding of a reader's or the run's own rule to the list; the message is kept. */
struct finding *run_report(struct run *run, const char *rule, struct source *source,
	struct range range, const char *message);

/* Adds what a reader or a form found wrong with a source. */
void problem_report(struct run *run, struct source *source, const struct problem *problem);

#endif
