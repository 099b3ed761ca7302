#include "profiles.h"
#include "rules.h"

static bool
uses_masque(const struct node *profile, int64_t value)
{
	(void)value;
	return node_is(node_get(profile, "tunnel_protocol"), "masque");
}

/* What needs an address for each device: an IP profile, or a profile with MASQUE. */
static const struct resource *
user_find(const struct workspace *workspace, const struct scope *scope)
{
	size_t count;
	const uint32_t *list =
		workspace_of_kind(workspace, scope, kind_find(slice_of("ip-profile")), &count);

	return count > 0 ? &workspace->resources[list[0]]
			 : profile_find(workspace, scope, uses_masque, 0);
}

void
rule_virtual_addresses_off(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("device-settings"));

	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *settings = &workspace->resources[i];
		const struct node *use = node_get(settings->node, "use_zt_virtual_ip");
		const struct resource *user;
		struct finding *finding;

		if (settings->kind != kind || !node_is_false(use))
			continue;
		user = user_find(workspace, settings->scope);
		if (!user)
			continue;
		finding = report(check, place_value(use),
			"devices have no virtual address of their own, which %s needs",
			shown_resource(check, user));
		if (user->kind != kind_find(slice_of("ip-profile")))
			finding->severity = SEVERITY_INFO;
		finding_of(finding, settings);
		finding_relate(check, finding, place_open(user->node), "needed here");
		finding->related->resource = user;
		finding_help(check, finding, "set use_zt_virtual_ip to true");
	}
}
