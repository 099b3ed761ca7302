#include "policy.h"
#include "rules.h"

static void
policy_check(struct check *check, const struct node *policy)
{
	const struct node *rule = NULL;

	while ((rule = policy_rule_next(policy, rule))) {
		const struct node *selector = rule_selector(rule);

		if (selector_asks_who(selector))
			finding_help(check,
				report(check, place_key(selector),
					"nobody signs in under non_identity, so %s never matches",
					shown_text(check, node_key(selector))),
				"ask for service tokens, certificates or networks, or decide "
				"allow");
	}
}

void
rule_login_free_asks_who(struct check *check, const struct resource *resource)
{
	const struct node *policy = NULL;

	while ((policy = policy_next(resource, policy))) {
		if (node_is(node_get(policy, "decision"), "non_identity") &&
			!policy_is_link(policy))
			policy_check(check, policy);
	}
}
