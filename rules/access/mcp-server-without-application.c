#include "../general/each.h"
#include "rules.h"

void
rule_mcp_server_without_application(struct check *check, const struct workspace *workspace)
{
	bool *used = arena_array(check->scratch, workspace->count, sizeof(*used));

	each_reference(reference, workspace)
	{
		const struct resource *to = reference_target(workspace, reference, "mcp-server");

		if (to && strcmp(reference->from->kind->name, "access-application") == 0)
			used[to - workspace->resources] = true;
	}
	each_scope(scope, workspace)
	{
		if (!kind_complete(workspace, scope, "access-application"))
			continue;
		each_resource(one, workspace, scope, "mcp-server")
		{
			const struct node *id = node_get(one.node, "id");
			struct finding *finding;

			if (!node_tells(id) || used[one.resource - workspace->resources])
				continue;
			finding = report(check, place_value(id), "no application protects %s",
				shown_resource(check, one.resource));
			finding_of(finding, one.resource);
			finding_help(check, finding, "add an application of type mcp");
		}
	}
}
