#include "language/duration.h"
#include "rules.h"

static const int64_t hour = 3600 * INT64_C(1000000000);

void
rule_schedule_slow(struct check *check, const struct resource *resource)
{
	const struct node *schedule = node_get(resource->node, "schedule");
	int64_t every;

	if (!duration_read(node_text(schedule), DURATION_GO, &every) || every <= hour)
		return;
	finding_help(check,
		report(check, place_value(schedule),
			"a device that fails is noticed only after up to %s",
			shown(check, schedule)),
		"write 1h or less");
}
