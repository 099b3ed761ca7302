#include "../general/each.h"
#include "rules.h"

void
rule_posture_without_proxy(struct check *check, const struct workspace *workspace)
{
	each_reference(reference, workspace)
	{
		const struct resource *rule =
			reference_target(workspace, reference, "posture-rule");
		const struct node *type = rule ? node_get(rule->node, "type") : NULL;
		const struct node *proxy;
		struct finding *finding;

		if (!node_is(type, "gateway") && !node_is(type, "warp"))
			continue;
		proxy = node_get(each_begin(workspace, rule->scope, "device-settings").node,
			"gateway_proxy_enabled");
		if (!node_is_false(proxy))
			continue;
		finding = report(check, place_value(reference->node),
			"%s cannot pass while the Gateway proxy is off",
			shown_resource(check, rule));
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_key(proxy), "turned off here");
		finding_help(check, finding, "set gateway_proxy_enabled to true");
	}
}
