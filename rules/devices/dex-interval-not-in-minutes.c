#include "language/duration.h"
#include "rules.h"

void
rule_dex_interval_not_in_minutes(struct check *check, const struct resource *resource)
{
	static const int64_t minute = 60 * INT64_C(1000000000);
	const struct node *interval = node_get(resource->node, "interval");
	int64_t length;

	if (!node_is_string(interval) ||
		!duration_read(node_text(interval), DURATION_GO, &length) || length % minute == 0)
		return;
	finding_help(check,
		report(check, place_value(interval), "%s is no whole number of minutes",
			shown(check, interval)),
		"write whole minutes, such as 0h5m0s");
}
