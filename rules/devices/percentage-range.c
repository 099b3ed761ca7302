#include "document/number.h"
#include "rules.h"

void
rule_percentage_range(struct check *check, const struct resource *resource)
{
	static const char *const members[] = { "batteryPct", "cpuPct", "diskUsagePct",
		"estimatedLossPct", "ramUsedPct" };

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const struct node *share = node_get(resource->node, members[i]);

		if (node_kind(share) != NODE_NUMBER ||
			(number_compare(node_text(share), slice_of("0")) >= 0 &&
				number_compare(node_text(share), slice_of("100")) <= 0))
			continue;
		finding_help(check,
			report(check, place_value(share), "%s per cent is no share of a whole",
				shown(check, share)),
			"expect a number from 0 to 100");
	}
}
