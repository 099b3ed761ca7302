#include "rules.h"

static bool
lies_within(const struct node *node, const struct node *outer)
{
	while (node && node != outer)
		node = node_parent(node);
	return node && outer;
}

/* Of a member that is read-only as a whole, its parts are not told too. */
void
rule_read_only_field(struct check *check, const struct resource *resource)
{
	const struct node *last = NULL;

	if (!resource->desired)
		return;
	for (size_t i = 0; i < check->checker.fact_count; i++) {
		const struct node *node = check->checker.facts[i].node;

		if (!check->checker.facts[i].annotation->read_only || node == resource->node ||
			node->flags & NODE_REFUSED || node_is_hollow(node) ||
			value_is_unknown(node) || lies_within(node, last))
			continue;
		last = node;
		finding_help(check,
			report(check, place_key(node), "%s is set by the service alone",
				shown_text(check, node_key(node))),
			"remove it");
	}
}
