#include "language/duration.h"
#include "rules.h"

static const int64_t hour = 3600 * INT64_C(1000000000);

void
rule_long_session(struct check *check, const struct resource *resource)
{
	const struct node *session = node_get(resource->node, "session_duration");
	int64_t length;

	/* Above a month it is out of range altogether. */
	if (!duration_read(node_text(session), DURATION_GO, &length) || length <= 168 * hour ||
		length > 730 * hour)
		return;
	finding_help(check,
		report(check, place_value(session), "users stay signed in for %s",
			shown(check, session)),
		"write 24h, or 168h at most");
}
