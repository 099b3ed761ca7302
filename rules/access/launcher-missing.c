#include "../general/each.h"
#include "rules.h"

static bool
has_launcher(const struct workspace *workspace, const struct scope *scope)
{
	each_resource(one, workspace, scope, "access-application")
	{
		if (node_is(node_get(one.node, "type"), "app_launcher"))
			return true;
	}
	return false;
}

void
rule_launcher_missing(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		if (!kind_complete(workspace, scope, "access-application") ||
			has_launcher(workspace, scope))
			continue;
		each_resource(one, workspace, scope, "access-application")
		{
			const struct node *logo = node_get(one.node, "logo_url");
			const struct node *tags = node_get(one.node, "tags");
			const struct node *dress = node_tells(logo)   ? logo
						   : node_first(tags) ? tags
								      : NULL;
			struct finding *finding;

			if (!dress || !node_is_true(node_get(one.node, "app_launcher_visible")))
				continue;
			finding = report(check, place_key(dress),
				"nobody sees this, for there is no launcher");
			finding_of(finding, one.resource);
			finding_help(check, finding, "add an application of type app_launcher");
		}
	}
}
