#include "../general/each.h"
#include "../general/walk.h"
#include "rules.h"

/* Is there an application of that type which holds the text somewhere? */
static bool
is_protected(const struct workspace *workspace, const struct scope *scope, struct slice host)
{
	each_resource(one, workspace, scope, "access-application")
	{
		if (!node_is(node_get(one.node, "type"), "mcp_portal"))
			continue;
		for (const struct node *node = one.node; node; node = walk_next(node, one.node)) {
			if (node_is_string(node) && slice_equal(node_text(node), host))
				return true;
		}
	}
	return false;
}

void
rule_portal_without_application(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		if (!kind_complete(workspace, scope, "access-application"))
			continue;
		each_resource(one, workspace, scope, "mcp-portal")
		{
			const struct node *host = node_get(one.node, "hostname");
			struct finding *finding;

			if (!node_tells(host) || is_protected(workspace, scope, node_text(host)))
				continue;
			finding = report(check, place_value(host), "no application protects %s",
				shown(check, host));
			finding_of(finding, one.resource);
			finding_help(check, finding,
				"add an application of type mcp_portal on this host");
		}
	}
}
