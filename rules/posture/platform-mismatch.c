#include "rules.h"

/* Another value is news or a mistake of its own. */
static bool
is_system(const struct node *node)
{
	static const char *const names[] = { "windows", "mac", "linux", "android", "ios",
		"chromeos" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (node_is(node, names[i]))
			return true;
	}
	return false;
}

void
rule_platform_mismatch(struct check *check, const struct resource *resource)
{
	const struct node *system = node_get(node_get(resource->node, "input"), "operating_system");

	if (!is_system(system))
		return;
	node_each (item, node_get(resource->node, "match")) {
		const struct node *platform = node_get(item, "platform");
		struct finding *finding;

		if (!is_system(platform) || slice_equal(node_text(platform), node_text(system)))
			continue;
		finding = report(check, place_value(platform),
			"the rule is for %s, but its input is a check for %s",
			shown(check, platform), shown(check, system));
		finding_relate(check, finding, place_value(system), "what the check is for");
		finding_help(check, finding, "make one rule for each platform");
	}
}
