#include "../general/each.h"
#include "rules.h"

void
rule_disabled_token_used(struct check *check, const struct workspace *workspace)
{
	each_reference(reference, workspace)
	{
		const struct resource *to = reference_target(workspace, reference, "service-token");
		const struct node *flag = to ? node_get(to->node, "enabled") : NULL;
		struct finding *finding;

		if (!node_is_false(flag) || strcmp(reference->from->kind->group, "access") != 0)
			continue;
		finding = report(check, place_value(reference->node), "%s is disabled",
			shown_resource(check, to));
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_key(flag), "disabled here");
		finding_help(check, finding, "enable the token, or remove this rule");
	}
}
