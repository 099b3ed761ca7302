#include "rules.h"

/* The first IP profile that is in force, or NULL. */
static const struct resource *
first_profile(const struct workspace *workspace, const struct scope *scope)
{
	static const char *const wanted[] = { "ip-profile", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		if (!node_is_false(node_get(resource->node, "enabled")))
			return resource;
	}
	return NULL;
}

void
rule_device_addresses_off(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		const struct resource *profile = first_profile(workspace, scope);
		const struct resource *resource;

		while (profile && (resource = workspace_walk_next(&walk))) {
			const struct node *setting = node_get(resource->node, "use_zt_virtual_ip");
			struct finding *finding;

			if (!node_is_false(setting))
				continue;
			finding = report(check, place_key(setting),
				"devices have no addresses of their own, so %s has no effect",
				shown_resource(check, profile));
			finding_of(finding, resource);
			finding_relate(check, finding, place_open(profile->node), "the profile");
			finding->related->resource = profile;
			finding_help(check, finding, "set use_zt_virtual_ip to true");
		}
	}
}
