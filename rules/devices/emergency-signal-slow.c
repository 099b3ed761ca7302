#include "language/duration.h"
#include "rules.h"

void
rule_emergency_signal_slow(struct check *check, const struct resource *resource)
{
	static const int64_t hour = 3600 * INT64_C(1000000000);
	const struct node *interval =
		node_get(resource->node, "external_emergency_signal_interval");
	int64_t every;

	if (!node_is_string(interval) || !duration_read(node_text(interval), DURATION_GO, &every) ||
		every <= hour)
		return;
	finding_help(check,
		report(check, place_value(interval),
			"in an emergency clients stay connected for up to %s",
			shown(check, interval)),
		"write a shorter time, such as 5m");
}
