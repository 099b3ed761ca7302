/* How bad each rule is taken to be, and which rules are not wanted at all. */
#ifndef ZTLINT_CONFIG_LEVELS_H
#define ZTLINT_CONFIG_LEVELS_H

#include "base/arena.h"
#include "rule/rule.h"

enum { LEVEL_OFF = -1 }; /* beside enum severity; SEVERITY_NONE leaves a rule as its page has it */

/* What was said, in one list: rules of the user's own are in no table. */
struct level {
	struct level *next; /* said before */
	struct slice name; /* id, area or category */
	int level;
};

struct levels {
	signed char *table; /* by rule_index */
	struct level *said; /* the last first */
};

/* All as the pages have it, or as `base` has it where that is not NULL. */
struct levels *levels_new(struct arena *arena, const struct levels *base);

/* A severity by its name, or LEVEL_OFF for "off"; SEVERITY_NONE for any other word. */
int level_of_name(struct slice name);

/* Sets the level of the rule of that id, or of all rules of that area or category. */
void levels_set(struct levels *levels, struct arena *arena, struct slice name, int level);

/* The level of a rule: LEVEL_OFF, SEVERITY_NONE or a severity. NULL levels: SEVERITY_NONE. */
int levels_get(const struct levels *levels, const struct rule *rule);

#endif
