#include "language/duration.h"
#include "policy.h"
#include "rules.h"

/* A month, the longest that the product offers, in nanoseconds. */
static const int64_t month = 730 * 3600 * INT64_C(1000000000);

static void
session_check(struct check *check, const struct node *session)
{
	int64_t length;

	if (!node_is_string(session) || !duration_read(node_text(session), DURATION_GO, &length) ||
		length <= month)
		return;
	finding_help(check,
		report(check, place_value(session), "a session of %s; expected a month at most",
			shown(check, session)),
		"write 730h or less");
}

void
rule_session_too_long(struct check *check, const struct resource *resource)
{
	const struct node *policy = NULL;

	if (policy_next(resource, NULL) != resource->node)
		session_check(check, node_get(resource->node, "session_duration"));
	while ((policy = policy_next(resource, policy))) {
		if (!policy_is_link(policy))
			session_check(check, node_get(policy, "session_duration"));
	}
}
