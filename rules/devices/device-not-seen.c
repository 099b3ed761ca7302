#include "../general/moment.h"
#include "rules.h"

static bool
is_gone(const struct node *device)
{
	static const char *const dates[] = { "deleted_at", "revoked_at" };

	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
		if (node_text(node_get(device, dates[i])).length > 0 &&
			node_is_string(node_get(device, dates[i])))
			return true;
	}
	return node_is_true(node_get(device, "deleted"));
}

void
rule_device_not_seen(struct check *check, const struct resource *resource)
{
	const struct node *seen = node_get(resource->node, "last_seen_at");
	int64_t bound = ((int64_t)check_today(check) - 90) * DAY_SECONDS;
	int64_t moment;

	if (!seen)
		seen = node_get(resource->node, "last_seen");
	if (is_gone(resource->node) || !moment_read(seen, &moment) || moment >= bound)
		return;
	finding_help(check,
		report(check, place_value(seen), "the device was last seen on %s",
			shown_text(check, slice_first(node_text(seen), 10))),
		"delete it if it is out of use");
}
