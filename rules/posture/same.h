/* When two posture rules check the same. */
#ifndef ZTLINT_RULES_POSTURE_SAME_H
#define ZTLINT_RULES_POSTURE_SAME_H

#include "../general/twins.h"

static const char *const posture_check[] = { "/type", "/match", "/input", NULL };

/* Does the rule say what it checks? Answers may leave out what was looked for, path and version;
 * types that ask for nothing say all there is. */
static inline bool
posture_check_is_told(const struct resource *rule)
{
	const struct node *type = node_get(rule->node, "type");

	if (node_is(type, "gateway") || node_is(type, "warp"))
		return true;
	node_each (member, node_get(rule->node, "input")) {
		if (!node_is_hollow(member) && !slice_is(node_key(member), "operating_system") &&
			!slice_is(node_key(member), "connection_id"))
			return type != NULL;
	}
	return false;
}

static inline bool
posture_checks_are_same(const struct resource *a, const struct resource *b)
{
	return posture_check_is_told(a) && posture_check_is_told(b) &&
	       twins_are_equal(posture_check, a, b);
}

#endif
