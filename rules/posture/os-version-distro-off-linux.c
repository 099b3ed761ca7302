#include "rules.h"
#include "system.h"

void
rule_os_version_distro_off_linux(struct check *check, const struct resource *resource)
{
	static const char *const members[] = { "os_distro_name", "os_distro_revision" };
	const struct node *input = node_get(resource->node, "input");
	const struct node *system = system_of(resource);
	struct finding *finding;

	if (node_text(system).length == 0 || value_is_unknown(system) || node_is(system, "linux"))
		return;
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const struct node *member = node_get(input, members[i]);

		if (!text_is_told(member))
			continue;
		finding = report(check, place_key(member),
			"%s is read on Linux only, and this check is for %s", members[i],
			shown(check, system));
		finding_relate(check, finding, place_value(system), "the operating system");
		finding_help(check, finding, "remove os_distro_name and os_distro_revision");
		return;
	}
}
