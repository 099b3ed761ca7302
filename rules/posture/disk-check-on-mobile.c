#include "rules.h"

void
rule_disk_check_on_mobile(struct check *check, const struct resource *resource)
{
	static const char *const systems[] = { "ios", "android", "chromeos" };

	node_each (item, node_get(resource->node, "match")) {
		const struct node *platform = node_get(item, "platform");
		bool mobile = false;

		for (size_t i = 0; i < sizeof(systems) / sizeof(*systems); i++)
			mobile = mobile || node_is(platform, systems[i]);
		if (mobile)
			finding_help(check,
				report(check, place_value(platform),
					"the check of disk encryption does not exist on %s",
					shown(check, platform)),
				"remove the platform; these systems are always encrypted");
	}
}
