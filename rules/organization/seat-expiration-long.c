#include "language/duration.h"
#include "rules.h"

static const int64_t hour = 3600 * INT64_C(1000000000);

void
rule_seat_expiration_long(struct check *check, const struct resource *resource)
{
	const struct node *time = node_get(resource->node, "user_seat_expiration_inactive_time");
	int64_t length;

	if (!duration_read(node_text(time), DURATION_GO, &length) || length <= 8760 * hour)
		return;
	finding_help(check,
		report(check, place_value(time),
			"seats are given back after %s; expected one year at most",
			shown(check, time)),
		"write 8760h or less");
}
