#include "../general/each.h"
#include "rules.h"

static void
entry_check(struct check *check, const struct workspace *workspace, const struct each *one)
{
	const struct kind *kind = kind_find(slice_of("identity-provider"));
	const struct node *id = node_get(one->node, "idp_id");
	const struct resource *provider =
		workspace_by_id(workspace, one->resource->scope, kind, node_text(id));
	const struct node *scim = provider ? node_get(provider->node, "scim_config") : NULL;
	struct finding *finding;

	if (!node_tells(id) || node_is_true(node_get(scim, "enabled")))
		return;
	if (provider)
		finding = report(check, place_value(id), "%s does no SCIM any more",
			shown_resource(check, provider));
	else
		finding = report(check, place_value(id), "no identity-provider has the id %s",
			shown(check, id));
	finding_of(finding, one->resource);
	finding_help(check, finding, "export providers and log at the same time");
}

void
rule_scim_log_without_provider(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		if (!kind_complete(workspace, scope, "identity-provider"))
			continue;
		each_resource(one, workspace, scope, "scim-update-log")
			entry_check(check, workspace, &one);
	}
}
