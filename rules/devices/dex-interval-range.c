#include "language/duration.h"
#include "rules.h"

/* Bounds of the dashboard, in nanoseconds. */
static const int64_t minute = 60 * INT64_C(1000000000);

void
rule_dex_interval_range(struct check *check, const struct resource *resource)
{
	const struct node *interval = node_get(resource->node, "interval");
	int64_t length;
	bool short_one;

	if (!node_is_string(interval) ||
		!duration_read(node_text(interval), DURATION_GO, &length) || length <= 0)
		return;
	short_one = length < 5 * minute;
	if (!short_one && length <= 60 * minute)
		return;
	finding_help(check,
		report(check, place_value(interval),
			"a test every %s; expected 5 minutes to 60 minutes",
			shown(check, interval)),
		short_one ? "write 0h5m0s" : "write 1h0m0s");
}
