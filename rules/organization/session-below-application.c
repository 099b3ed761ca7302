#include "../general/each.h"
#include "language/duration.h"
#include "rules.h"

void
rule_session_below_application(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct each organization = each_begin(workspace, scope, "organization");
		const struct node *whole = node_get(organization.node, "session_duration");
		int64_t bound;

		if (!duration_read(node_text(whole), DURATION_GO, &bound))
			continue;
		each_resource(one, workspace, scope, "access-application")
		{
			const struct node *session = node_get(one.node, "session_duration");
			struct finding *finding;
			int64_t length;

			if (!duration_read(node_text(session), DURATION_GO, &length) ||
				length <= bound)
				continue;
			finding = report(check, place_value(session),
				"the session of the organization ends after %s already",
				shown(check, whole));
			finding_of(finding, one.resource);
			finding_relate(check, finding, place_value(whole), "set here");
			finding_help(check, finding, "write %s or less, or raise the other",
				shown(check, whole));
		}
	}
}
