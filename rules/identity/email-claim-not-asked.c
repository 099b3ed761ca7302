#include "rules.h"

static bool
list_has(const struct node *list, struct slice text)
{
	node_each (item, list) {
		if (slice_equal(node_text(item), text))
			return true;
	}
	return false;
}

void
rule_email_claim_not_asked(struct check *check, const struct resource *resource)
{
	const struct node *config = node_get(resource->node, "config");
	const struct node *name = node_get(config, "email_claim_name");
	const struct node *claims = node_get(config, "claims");

	if (!node_is_string(name) || node_is_hollow(name) || value_is_unknown(name) ||
		node_is(name, "email") || list_has(claims, node_text(name)) ||
		list_has(node_get(config, "scopes"), node_text(name)))
		return;
	finding_help(check,
		report(check, place_value(name), "the claim %s is not asked for",
			shown(check, name)),
		"add %s to claims", shown(check, name));
}
