/* A declared rule: JSON Schema fragments over the nodes that a pointer picks. */
#ifndef ZTLINT_RULE_DECLARED_H
#define ZTLINT_RULE_DECLARED_H

#include "rule/check.h"
#include "rule/keys.h"

#include <pthread.h>

struct declared;

/* What fragments are compiled with, and the lock under which that is done. */
struct workshop {
	struct schemas *schemas;
	struct arena *arena;
	pthread_mutex_t lock;
};

/* A built-in rule. Its fragments are compiled when the first resource comes that they are about: a
 * small file meets few of the hundreds. The workshop outlives the result. */
struct declared *declared_new(const struct rule *rule, struct workshop *workshop);

/* A rule of the user's own, from the nodes of its declaration, compiled at once: what is wrong has
 * its place there. NULL and *error. The nodes must outlive the result. */
struct declared *declared_of(const struct rule *rule, const struct node *about,
	struct workshop *workshop, struct schema_error *error);
void declared_drop(struct declared *declared);

/* Runs it on a resource (or on a node that is one of its parts): each node that `at` picks and that
 * passes `when` must pass `assert`. Reports under the rule given to declared_new. */
void declared_run(struct declared *declared, struct check *check, struct node *node);

#endif
