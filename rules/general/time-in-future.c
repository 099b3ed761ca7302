#include "moment.h"
#include "rules.h"

void
rule_time_in_future(struct check *check, const struct resource *resource)
{
	static const char *const members[] = { "created_at", "updated_at", "last_seen_at" };
	int64_t tomorrow = (int64_t)(check_today(check) + 1) * DAY_SECONDS;

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const struct node *node = node_get(resource->node, members[i]);
		int64_t moment;

		/* A day of grace, as clocks differ and today is a date. */
		if (!moment_read(node, &moment) || moment <= tomorrow + DAY_SECONDS)
			continue;
		finding_help(check,
			report(check, place_value(node), "%s lies in the future",
				shown(check, node)),
			"export it again, or correct the clock that --today comes from");
	}
}
