/* A declared rule: JSON Schema fragments over the nodes that a pointer picks. */
#ifndef ZTLINT_RULE_DECLARED_H
#define ZTLINT_RULE_DECLARED_H

#include "rule/check.h"
#include "rule/keys.h"

struct declared;

/* Compiles the rule's declaration. NULL and *error where it is wrong. Memory is the arena's and the
 * schemas'; both live as long as the result. */
struct declared *declared_new(const struct rule *rule, struct schemas *schemas, struct arena *arena,
	struct schema_error *error);

/* The same for a rule of the user's own, from the nodes of its declaration: what is wrong has its
 * place there. They must outlive the result. */
struct declared *declared_of(const struct rule *rule, const struct node *about,
	struct schemas *schemas, struct arena *arena, struct schema_error *error);
void declared_drop(struct declared *declared);

/* May a resource with these keys, whose member `type` has this text (empty: none), break the rule
 * at all? Answers quickly for the many rules that are about one type or about rare members. */
bool declared_concerns(const struct declared *declared, struct keys keys, struct slice type);

/* Runs it on a resource (or on a node that is one of its parts): each node that `at` picks and that
 * passes `when` must pass `assert`. Reports under the rule given to declared_new. */
void declared_run(struct declared *declared, struct check *check, struct node *node);

#endif
