#include "../general/each.h"
#include "rules.h"

/* Does every application of the account list its providers? */
static bool
all_choose(const struct workspace *workspace, const struct scope *scope)
{
	if (!kind_complete(workspace, scope, "access-application"))
		return false;
	each_resource(one, workspace, scope, "access-application")
	{
		if (!node_first(node_get(one.node, "allowed_idps")))
			return false;
	}
	return kind_present(workspace, scope, "access-application");
}

void
rule_unused_provider(struct check *check, const struct workspace *workspace)
{
	bool *used = arena_array(check->scratch, workspace->count, sizeof(*used));

	each_reference(reference, workspace)
	{
		const struct resource *to =
			reference_target(workspace, reference, "identity-provider");

		if (to)
			used[to - workspace->resources] = true;
	}
	each_scope(scope, workspace)
	{
		if (!all_choose(workspace, scope))
			continue;
		each_resource(one, workspace, scope, "identity-provider")
		{
			const struct node *id = node_get(one.node, "id");
			struct finding *finding;

			if (!node_tells(id) || used[one.resource - workspace->resources])
				continue;
			finding = report(check, place_value(id), "no application allows %s",
				shown_resource(check, one.resource));
			finding_of(finding, one.resource);
			finding_help(check, finding, "remove it, or add it to allowed_idps");
		}
	}
}
