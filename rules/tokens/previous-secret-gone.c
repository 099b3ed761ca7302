#include "../general/moment.h"
#include "rules.h"

void
rule_previous_secret_gone(struct check *check, const struct resource *resource)
{
	const struct node *until = node_get(resource->node, "previous_client_secret_expires_at");
	int64_t moment;

	if (!moment_read(until, &moment) || moment >= (int64_t)check_today(check) * DAY_SECONDS)
		return;
	finding_help(check,
		report(check, place_value(until), "the previous secret is refused since %s",
			shown_text(check, slice_first(node_text(until), 10))),
		"remove it");
}
