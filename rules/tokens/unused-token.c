#include "../general/moment.h"
#include "rules.h"

void
rule_unused_token(struct check *check, const struct resource *resource)
{
	const struct node *seen = node_get(resource->node, "last_seen_at");
	int64_t bound = ((int64_t)check_today(check) - 90) * DAY_SECONDS;
	int64_t moment;

	if (!moment_read(seen, &moment) || moment >= bound)
		return;
	finding_help(check,
		report(check, place_value(seen), "the service token was last used on %s",
			shown_text(check, slice_first(node_text(seen), 10))),
		"delete it if nobody needs it");
}
