#include "rules.h"

enum {
	PROFILES_MOST = 30,
};

void
rule_too_many_ip_profiles(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("ip-profile"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t count;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);
		const struct resource *resource;
		struct finding *finding;

		if (count <= PROFILES_MOST)
			continue;
		resource = &workspace->resources[list[PROFILES_MOST]];
		finding = report(check, place_open(resource->node),
			"the account has %zu IP profiles; expected at most %d", count,
			PROFILES_MOST);
		finding_of(finding, resource);
		finding->any = true;
		finding_help(
			check, finding, "merge profiles that take addresses from the same subnet");
	}
}
