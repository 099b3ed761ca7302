#include "../general/moment.h"
#include "rules.h"

void
rule_token_expires_soon(struct check *check, const struct resource *resource)
{
	const struct node *expires = node_get(resource->node, "expires_at");
	int64_t today = (int64_t)check_today(check) * DAY_SECONDS;
	int64_t moment;

	if (!moment_read(expires, &moment) || moment < today || moment > today + 30 * DAY_SECONDS)
		return;
	finding_help(check,
		report(check, place_value(expires), "the service token expires in %d days",
			(int)((moment - today) / DAY_SECONDS)),
		"renew it");
}
