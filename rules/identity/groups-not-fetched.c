#include "../general/each.h"
#include "rules.h"

void
rule_groups_not_fetched(struct check *check, const struct workspace *workspace)
{
	each_reference(reference, workspace)
	{
		const struct resource *provider =
			reference_target(workspace, reference, "identity-provider");
		const struct node *rule = node_parent(reference->node);
		const struct node *config = provider ? node_get(provider->node, "config") : NULL;
		const struct node *flag = node_get(config, "support_groups");
		struct finding *finding;

		if (!node_is_false(flag) || !(slice_is(node_key(rule), "azureAD") ||
						    slice_is(node_key(rule), "azure_ad")))
			continue;
		finding = report(check, place_key(rule),
			"%s fetches no groups, so this never matches",
			shown_resource(check, provider));
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_key(flag), "turned off here");
		finding_help(check, finding, "set support_groups to true");
	}
}
