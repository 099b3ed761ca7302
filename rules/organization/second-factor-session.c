#include "language/duration.h"
#include "rules.h"

static const int64_t hour = 3600 * INT64_C(1000000000);

void
rule_second_factor_session(struct check *check, const struct resource *resource)
{
	const struct node *session =
		node_get(node_get(resource->node, "mfa_config"), "session_duration");
	int64_t length;

	if (!node_is_string(session) || !duration_read(node_text(session), DURATION_GO, &length) ||
		length < 0)
		return;
	if (length == 0)
		finding_help(check,
			report(check, place_value(session),
				"the second factor is asked for at every access"),
			"write 12h or 24h");
	else if (length > 168 * hour)
		finding_help(check,
			report(check, place_value(session), "a second factor counts for %s",
				shown(check, session)),
			"write 24h, or 168h at most");
}
