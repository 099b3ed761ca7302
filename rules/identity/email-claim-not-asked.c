#include "rules.h"

void
rule_email_claim_not_asked(struct check *check, const struct resource *resource)
{
	const struct node *config = node_get(resource->node, "config");
	const struct node *name = node_get(config, "email_claim_name");
	const struct node *claims = node_get(config, "claims");

	if (!node_is_string(name) || node_is_hollow(name) || value_is_unknown(name) ||
		node_is(name, "email") || node_has_text(claims, node_text(name)) ||
		node_has_text(node_get(config, "scopes"), node_text(name)))
		return;
	finding_help(check,
		report(check, place_value(name), "the claim %s is not asked for",
			shown(check, name)),
		"add %s to claims", shown(check, name));
}
