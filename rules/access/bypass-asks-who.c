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
					"nobody signs in where a policy bypasses Access, so %s is "
					"not supported",
					shown_text(check, node_key(selector))),
				"include networks or countries, or decide allow");
	}
}

void
rule_bypass_asks_who(struct check *check, const struct resource *resource)
{
	const struct node *policy = NULL;

	while ((policy = policy_next(resource, policy))) {
		if (node_is(node_get(policy, "decision"), "bypass"))
			policy_check(check, policy);
	}
}
