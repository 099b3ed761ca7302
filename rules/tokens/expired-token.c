#include "../general/moment.h"
#include "rules.h"

void
rule_expired_token(struct check *check, const struct resource *resource)
{
	const struct node *expires = node_get(resource->node, "expires_at");
	int64_t moment;

	if (!moment_read(expires, &moment) || moment >= (int64_t)check_today(check) * DAY_SECONDS)
		return;
	finding_help(check,
		report(check, place_value(expires), "the service token expired on %s",
			shown_text(check, slice_first(node_text(expires), 10))),
		"renew it, or delete it");
}
