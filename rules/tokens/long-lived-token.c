#include "language/duration.h"
#include "rules.h"

static const int64_t hour = 3600 * INT64_C(1000000000);

void
rule_long_lived_token(struct check *check, const struct resource *resource)
{
	const struct node *duration = node_get(resource->node, "duration");
	int64_t length;

	if (!duration_read(node_text(duration), DURATION_GO, &length) || length <= 8760 * hour)
		return;
	finding_help(check,
		report(check, place_value(duration),
			"the service token lasts %s, longer than a year", shown(check, duration)),
		"write 8760h or less");
}
