#include "../general/each.h"
#include "document/number.h"
#include "language/duration.h"
#include "rules.h"

void
rule_doh_token_outlives_keys(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct each keys = each_begin(workspace, scope, "access-keys");
		const struct node *interval = node_get(keys.node, "key_rotation_interval_days");
		int64_t days = 0;

		if (node_kind(interval) != NODE_NUMBER ||
			!number_to_int64(node_text(interval), &days) || days <= 0 || days > 36500)
			continue;
		each_resource(one, workspace, scope, "doh-settings")
		{
			const struct node *duration = node_get(one.node, "doh_jwt_duration");
			struct finding *finding;
			int64_t length;

			if (!duration_read(node_text(duration), DURATION_GO, &length) ||
				length / INT64_C(1000000000) <= days * 86400)
				continue;
			finding = report(check, place_value(duration),
				"tokens last %s, longer than the %s days of the keys",
				shown(check, duration), shown(check, interval));
			finding_of(finding, one.resource);
			finding_relate(check, finding, place_value(interval), "the keys");
			finding_help(check, finding, "write %lldh or less", (long long)days * 24);
		}
	}
}
