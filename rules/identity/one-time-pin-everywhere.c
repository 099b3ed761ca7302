#include "../general/each.h"
#include "rules.h"

/* Does some application shut the provider out? */
static bool
is_shut_out(const struct workspace *workspace, const struct scope *scope, struct slice id)
{
	each_resource(one, workspace, scope, "access-application")
	{
		const struct node *allowed = node_get(one.node, "allowed_idps");

		if (node_first(allowed) && !node_has_text(allowed, id))
			return true;
	}
	return false;
}

static bool
has_corporate(const struct workspace *workspace, const struct scope *scope)
{
	each_resource(one, workspace, scope, "identity-provider")
	{
		if (!node_is(node_get(one.node, "type"), "onetimepin"))
			return true;
	}
	return false;
}

void
rule_one_time_pin_everywhere(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		if (!kind_present(workspace, scope, "access-application") ||
			!kind_complete(workspace, scope, "access-application") ||
			!has_corporate(workspace, scope))
			continue;
		each_resource(one, workspace, scope, "identity-provider")
		{
			const struct node *type = node_get(one.node, "type");
			struct finding *finding;

			if (!node_is(type, "onetimepin") || one.resource->id.length == 0 ||
				is_shut_out(workspace, scope, one.resource->id))
				continue;
			finding = report(check, place_value(type),
				"every application takes a one-time PIN in place of the provider");
			finding_of(finding, one.resource);
			finding_help(check, finding, "set allowed_idps of the applications");
		}
	}
}
