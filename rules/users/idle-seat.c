#include "../general/each.h"
#include "../general/moment.h"
#include "language/duration.h"
#include "rules.h"

void
rule_idle_seat(struct check *check, const struct workspace *workspace)
{
	int64_t today = (int64_t)check_today(check) * DAY_SECONDS;

	each_scope(scope, workspace)
	{
		struct each organization = each_begin(workspace, scope, "organization");
		const struct node *time =
			node_get(organization.node, "user_seat_expiration_inactive_time");
		int64_t bound;

		if (!duration_read(node_text(time), DURATION_GO, &bound))
			continue;
		each_resource(one, workspace, scope, "access-user")
		{
			const struct node *seen = node_get(one.node, "last_successful_login");
			struct finding *finding;
			int64_t moment;

			if (!node_is_true(node_get(one.node, "access_seat")) ||
				!moment_read(seen, &moment) ||
				moment >= today - bound / INT64_C(1000000000))
				continue;
			finding = report(check, place_value(seen),
				"the user holds a seat, and was last seen on %s",
				shown_text(check, slice_first(node_text(seen), 10)));
			finding_of(finding, one.resource);
			finding_relate(check, finding, place_value(time),
				"seats are given back after that");
			finding_help(check, finding, "give the seat back");
		}
	}
}
