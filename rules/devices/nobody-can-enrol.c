#include "../general/each.h"
#include "rules.h"

static bool
has_enrolment(const struct workspace *workspace, const struct scope *scope)
{
	each_resource(one, workspace, scope, "access-application")
	{
		if (node_is(node_get(one.node, "type"), "warp"))
			return true;
	}
	return false;
}

void
rule_nobody_can_enrol(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct each profile = each_begin(workspace, scope, "device-profile");
		struct finding *finding;

		if (!profile.resource || !kind_present(workspace, scope, "access-application") ||
			!kind_complete(workspace, scope, "access-application") ||
			has_enrolment(workspace, scope))
			continue;
		finding = report(check, place_open(profile.node),
			"no application of type warp lets devices enrol");
		finding_of(finding, profile.resource);
		finding_help(check, finding, "add the device enrolment permissions");
	}
}
