#include "../general/each.h"
#include "../general/walk.h"
#include "rules.h"

/* Is there a rule about posture in what the application holds itself? Links are not followed. */
static bool
asks_for_posture(const struct node *top)
{
	for (const struct node *node = top; node; node = walk_next(node, top)) {
		if (slice_is(node_key(node), "device_posture"))
			return true;
	}
	return false;
}

static bool
all_ask(const struct workspace *workspace, const struct scope *scope)
{
	if (!kind_complete(workspace, scope, "access-application"))
		return false;
	each_resource(one, workspace, scope, "access-application")
	{
		if (!asks_for_posture(one.node))
			return false;
	}
	return kind_present(workspace, scope, "access-application");
}

void
rule_user_without_client(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		if (!kind_present(workspace, scope, "last-seen-identity") ||
			!all_ask(workspace, scope))
			continue;
		each_resource(one, workspace, scope, "last-seen-identity")
		{
			const struct node *flag = node_get(one.node, "is_warp");
			struct finding *finding;

			if (!node_is_false(flag))
				continue;
			finding = report(check, place_key(flag),
				"the user came without the client, which every application asks "
				"for");
			finding_of(finding, one.resource);
			finding_help(check, finding, "see whether the client is installed");
		}
	}
}
