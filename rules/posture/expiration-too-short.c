#include "language/duration.h"
#include "rules.h"

void
rule_expiration_too_short(struct check *check, const struct resource *resource)
{
	const struct node *schedule = node_get(resource->node, "schedule");
	const struct node *expiration = node_get(resource->node, "expiration");
	struct finding *finding;
	int64_t every;
	int64_t until;

	if (!duration_read(node_text(schedule), DURATION_GO, &every) ||
		!duration_read(node_text(expiration), DURATION_GO, &until) || until <= every ||
		until / 2 >= every || every <= 0)
		return;
	finding = report(check, place_value(expiration),
		"results expire after %s, so one check missed in %s fails the device",
		shown(check, expiration), shown(check, schedule));
	finding_relate(check, finding, place_value(schedule), "the time between two checks");
	finding_help(check, finding, "set expiration to twice the schedule or more");
}
