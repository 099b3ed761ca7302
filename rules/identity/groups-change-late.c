#include "../general/each.h"
#include "rules.h"

/* The choice that lets changes wait, where SCIM is on. */
static const struct node *
late_behavior(const struct resource *provider)
{
	const struct node *scim = provider ? node_get(provider->node, "scim_config") : NULL;
	const struct node *behavior = node_get(scim, "identity_update_behavior");

	if (!node_is_true(node_get(scim, "enabled")))
		return NULL;
	return node_is(behavior, "reauth") || node_is(behavior, "no_action") ? behavior : NULL;
}

/* Does the rule compare what the provider pushes? */
static bool
is_of_groups(const struct node *rule)
{
	static const char *const keys[] = { "azureAD", "azure_ad", "okta", "oidc", "saml",
		"gsuite" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (slice_is(node_key(rule), keys[i]))
			return true;
	}
	return false;
}

void
rule_groups_change_late(struct check *check, const struct workspace *workspace)
{
	each_reference(reference, workspace)
	{
		const struct resource *provider =
			reference_target(workspace, reference, "identity-provider");
		const struct node *behavior = late_behavior(provider);
		const struct node *rule = node_parent(reference->node);
		struct finding *finding;

		if (!behavior || !is_of_groups(rule))
			continue;
		finding = report(check, place_key(rule), "changes at %s reach this rule late",
			shown_resource(check, provider));
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_value(behavior), "as chosen here");
		finding_help(check, finding, "set identity_update_behavior to \"automatic\"");
	}
}
