#include "rules.h"

/* Of desired state missing-field speaks, and a part of a profile is no evidence. */
void
rule_profile_without_match(struct check *check, const struct resource *resource)
{
	const struct node *match = node_find(resource->node, slice_of("match"));
	const struct node *precedence = node_get(resource->node, "precedence");
	struct finding *finding;

	if (resource->desired || resource->partial ||
		node_is_true(node_get(resource->node, "default")) ||
		(match && !node_is_hollow(match)))
		return;
	if (!match && (node_kind(precedence) != NODE_NUMBER || value_is_unknown(precedence)))
		return;
	finding = report(check, match ? place_value(match) : place_open(resource->node),
		"the profile says nowhere which devices it is for");
	finding_help(check, finding, "add a match, such as \"os.name == \\\"windows\\\"\"");
}
