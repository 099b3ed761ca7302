#include "rules.h"

void
rule_platform_mismatch(struct check *check, const struct resource *resource)
{
	const struct node *system = node_get(node_get(resource->node, "input"), "operating_system");

	if (!node_is_string(system) || node_is_hollow(system) || value_is_unknown(system))
		return;
	node_each (item, node_get(resource->node, "match")) {
		const struct node *platform = node_get(item, "platform");
		struct finding *finding;

		if (!node_is_string(platform) || node_is_hollow(platform) ||
			value_is_unknown(platform) ||
			slice_equal(node_text(platform), node_text(system)))
			continue;
		finding = report(check, place_value(platform),
			"the rule is for %s, but its input is a check for %s",
			shown(check, platform), shown(check, system));
		finding_relate(check, finding, place_value(system), "what the check is for");
		finding_help(check, finding, "make one rule for each platform");
	}
}
