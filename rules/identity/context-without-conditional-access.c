#include "../general/each.h"
#include "rules.h"

void
rule_context_without_conditional_access(struct check *check, const struct workspace *workspace)
{
	each_reference(reference, workspace)
	{
		const struct resource *provider =
			reference_target(workspace, reference, "identity-provider");
		const struct node *rule = node_parent(reference->node);
		const struct node *config = provider ? node_get(provider->node, "config") : NULL;
		const struct node *flag = node_get(config, "conditional_access_enabled");
		struct finding *finding;

		if (!node_is_false(flag) || !slice_is(node_key(rule), "auth_context"))
			continue;
		finding = report(check, place_key(rule),
			"%s tells no authentication contexts, so this never matches",
			shown_resource(check, provider));
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_key(flag), "turned off here");
		finding_help(check, finding, "set conditional_access_enabled to true");
	}
}
