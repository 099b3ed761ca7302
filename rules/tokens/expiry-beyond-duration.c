#include "../general/moment.h"
#include "language/duration.h"
#include "rules.h"

void
rule_expiry_beyond_duration(struct check *check, const struct resource *resource)
{
	const struct node *expires = node_get(resource->node, "expires_at");
	const struct node *updated = node_get(resource->node, "updated_at");
	const struct node *duration = node_get(resource->node, "duration");
	struct finding *finding;
	int64_t length;
	int64_t from;
	int64_t end;

	/* A day of grace: renewing touches updated_at before or after. */
	if (!moment_read(expires, &end) || !moment_read(updated, &from) ||
		!duration_read(node_text(duration), DURATION_GO, &length) ||
		end <= from + length / INT64_C(1000000000) + DAY_SECONDS)
		return;
	finding = report(check, place_value(expires),
		"it expires on %s, more than %s after its last change",
		shown_text(check, slice_first(node_text(expires), 10)), shown(check, duration));
	finding_relate(check, finding, place_value(duration), "the duration");
	finding_relate(check, finding, place_value(updated), "the last change");
	finding_help(check, finding, "export the token again");
}
