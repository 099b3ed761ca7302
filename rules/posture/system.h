/* The operating system that a posture rule is for. Inline, as only a few rules ask. */
#ifndef ZTLINT_RULES_POSTURE_SYSTEM_H
#define ZTLINT_RULES_POSTURE_SYSTEM_H

#include "document/node.h"
#include "input/resource.h"

/* Where it stands: in the input, which answers of the API often leave without it, or else as the
 * only platform of the rule. NULL where neither says it, or several platforms are named; also where
 * the two disagree, which is platform-mismatch's to tell. */
static inline const struct node *
system_of(const struct resource *rule)
{
	const struct node *system = node_get(node_get(rule->node, "input"), "operating_system");
	const struct node *first = node_first(node_get(rule->node, "match"));
	const struct node *platform = node_next(first) ? NULL : node_get(first, "platform");

	if (!node_is_string(system) || node_text(system).length == 0)
		return node_is_string(platform) ? platform : NULL;
	return !platform || slice_equal(node_text(system), node_text(platform)) ? system : NULL;
}

/* Can a value be judged? Not what is empty, not known yet, or only stands for the real one. */
static inline bool
text_is_told(const struct node *node)
{
	struct slice text = node_text(node);

	return node_is_string(node) && text.length > 0 && !(node->flags & NODE_UNKNOWN) &&
	       text.at[0] != '$' && text.at[0] != '{' && text.at[0] != '*';
}

#endif
