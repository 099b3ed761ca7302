#include "../general/each.h"
#include "language/duration.h"
#include "rules.h"

/* Does a session of the client count at the application? */
static bool
takes_client(const struct node *application, const struct node *organization)
{
	const struct node *own = node_get(application, "allow_authenticate_via_warp");

	if (own && !node_is_hollow(own))
		return node_is_true(own);
	return node_is_true(node_get(organization, "allow_authenticate_via_warp"));
}

void
rule_client_session_above_application(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct each organization = each_begin(workspace, scope, "organization");
		const struct node *client =
			node_get(organization.node, "warp_auth_session_duration");
		int64_t length;

		if (!duration_read(node_text(client), DURATION_GO, &length))
			continue;
		each_resource(one, workspace, scope, "access-application")
		{
			const struct node *session = node_get(one.node, "session_duration");
			struct finding *finding;
			int64_t bound;

			if (!duration_read(node_text(session), DURATION_GO, &bound) ||
				length <= bound || !takes_client(one.node, organization.node))
				continue;
			finding = report(check, place_value(session),
				"a session of the client lasts longer, %s", shown(check, client));
			finding_of(finding, one.resource);
			finding_relate(check, finding, place_value(client), "set here");
			finding_help(check, finding, "write the shorter of the two there");
		}
	}
}
