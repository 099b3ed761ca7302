/* Everything that is held against resources: for each kind its schema and its rules, compiled when
 * the first resource of the kind is met. */
#ifndef ZTLINT_RULE_RULESET_H
#define ZTLINT_RULE_RULESET_H

#include "rule/check.h"
#include "workspace/workspace.h"

struct config;
struct faults;
struct ruleset;
struct selection;

/* References met while checking, to be judged when all is known. */
struct reference_list {
	struct reference *items;
	size_t count;
	size_t capacity;
};

/* A ruleset without anything compiled, of the selected rules. */
struct ruleset *ruleset_new(const struct selection *selection);
void ruleset_free(struct ruleset *ruleset);

/* Compiles the rules that configurations have of their own; what is wrong with them goes to
 * *faults. Each is for the files of its configuration. */
void ruleset_add_own(struct ruleset *ruleset, const struct config *configs, struct faults *faults);

/* Checks one resource: its schema, then the rules of its kind. Findings go to check->findings, the
 * references that its schema names to `references`. Safe to call from several threads, each with a
 * check of its own. check->checker.scratch is emptied, and so is check->scratch after each rule. */
void ruleset_check(struct ruleset *ruleset, struct check *check, const struct resource *resource,
	struct reference_list *references);

/* Runs one rule, if it looks at the workspace as a whole and is asked for. Rules may run side by
 * side, each with a check of its own. */
void ruleset_check_workspace(struct ruleset *ruleset, struct check *check,
	const struct workspace *workspace, const struct rule *rule);

#endif
