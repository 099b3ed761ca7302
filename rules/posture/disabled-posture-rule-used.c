#include "../general/each.h"
#include "rules.h"

void
rule_disabled_posture_rule_used(struct check *check, const struct workspace *workspace)
{
	each_reference(reference, workspace)
	{
		const struct resource *to = reference_target(workspace, reference, "posture-rule");
		const struct node *flag = to ? node_get(to->node, "enabled") : NULL;
		struct finding *finding;

		if (!node_is_false(flag))
			continue;
		finding = report(check, place_value(reference->node), "%s is disabled",
			shown_resource(check, to));
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_key(flag), "disabled here");
		finding_help(check, finding, "enable the posture rule, or remove this one");
	}
}
