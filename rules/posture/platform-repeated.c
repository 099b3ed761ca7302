#include "rules.h"

void
rule_platform_repeated(struct check *check, const struct resource *resource)
{
	static const char *const names[] = { "windows", "mac", "linux", "android", "ios",
		"chromeos" };
	const struct node *first[sizeof(names) / sizeof(*names)] = { NULL };

	node_each (item, node_get(resource->node, "match")) {
		const struct node *platform = node_get(item, "platform");

		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
			struct finding *finding;

			if (!node_is(platform, names[i]))
				continue;
			if (!first[i]) {
				first[i] = platform;
				continue;
			}
			finding = report(check, place_value(platform),
				"the platform %s is in this list already", shown(check, platform));
			finding_relate(
				check, finding, place_value(first[i]), "here for the first time");
			finding_help(check, finding, "remove this entry");
		}
	}
}
