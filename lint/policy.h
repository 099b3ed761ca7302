/* What is told of one file: the command line over its configuration over the rules' own pages. */
#ifndef ZTLINT_POLICY_H
#define ZTLINT_POLICY_H

#include "config/config.h"
#include "options.h"

struct policy {
	const struct options *options;
	const struct config *config; /* or NULL */
	const struct levels *levels; /* or NULL */
};

/* Is the rule wanted? --ignore beats --select, which beats what the configuration selects and
 * switches off. */
bool policy_wants(const struct policy *policy, const struct rule *rule);

/* How bad a finding of the rule is that would be of this severity without a configuration. */
enum severity
policy_severity(const struct policy *policy, const struct rule *rule, enum severity severity);

/* What is reported at all: --level, else the configuration's, else the default, or less where
 * findings of less make the run fail: what makes it fail must be shown. */
enum severity policy_level(const struct policy *policy);

/* From where on the run fails; SEVERITY_NONE: never. */
enum severity policy_fail_on(const struct policy *policy);

/* Which rules any of some files need, by rule_index. */
struct selection {
	bool *wanted; /* their findings may be told */
	bool *run; /* and are bad enough to be */
};

/* None yet. */
struct selection selection_new(struct arena *arena);

/* Adds those of one file. */
void selection_add(struct selection *selection, const struct policy *policy);

#endif
