#include "policy.h"
#include "rules.h"

static void
policy_check(struct check *check, const struct node *policy, bool allow)
{
	const struct node *rule = NULL;

	while ((rule = policy_rule_next(policy, rule))) {
		const struct node *selector = rule_selector(rule);
		struct slice name = selector ? node_key(selector) : (struct slice){ 0 };
		bool linked = slice_is(name, "linked_app_token");
		bool token = slice_is(name, "service_token") ||
			     slice_is(name, "any_valid_service_token");
		struct finding *finding;

		if (!linked && (!token || !allow || rule_is_in(rule, "exclude")))
			continue;
		finding = report(check, place_key(selector),
			"%s matches only where nobody has to sign in", shown_text(check, name));
		/* The service refuses a linked application there. */
		if (linked)
			finding->severity = SEVERITY_ERROR;
		finding_help(check, finding, "decide non_identity");
	}
}

void
rule_token_behind_login(struct check *check, const struct resource *resource)
{
	const struct node *policy = NULL;

	while ((policy = policy_next(resource, policy))) {
		const struct node *decision = node_get(policy, "decision");
		bool allow = node_is(decision, "allow");

		if ((allow || node_is(decision, "deny")) && !policy_is_link(policy))
			policy_check(check, policy, allow);
	}
}
