#include "language/duration.h"
#include "rules.h"

static const int64_t day = 86400 * INT64_C(1000000000);

void
rule_integration_interval_slow(struct check *check, const struct resource *resource)
{
	const struct node *interval = node_get(resource->node, "interval");
	int64_t every;

	if (!duration_read(node_text(interval), DURATION_M | DURATION_H, &every) || every <= day)
		return;
	finding_help(check,
		report(check, place_value(interval), "the service is asked only every %s",
			shown(check, interval)),
		"write 24h or less");
}
