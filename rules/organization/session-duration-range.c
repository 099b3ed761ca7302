#include "language/duration.h"
#include "rules.h"

/* Bounds of the dashboard, in nanoseconds. */
static const int64_t minute = 60 * INT64_C(1000000000);

void
rule_session_duration_range(struct check *check, const struct resource *resource)
{
	const struct node *session = node_get(resource->node, "session_duration");
	int64_t length;
	bool short_one;

	/* Answers write 0s for "not set". */
	if (!duration_read(node_text(session), DURATION_GO, &length) || length == 0)
		return;
	short_one = length < 15 * minute;
	if (!short_one && length <= 730 * 60 * minute)
		return;
	finding_help(check,
		report(check, place_value(session),
			"a session of %s; expected 15 minutes to one month", shown(check, session)),
		short_one ? "write 15m or more" : "write 730h or less");
}
