/* The policies that a resource holds, and their rules. */
#ifndef ZTLINT_RULES_POLICY_H
#define ZTLINT_RULES_POLICY_H

#include "workspace/workspace.h"

#include <string.h>

/* The policy behind that one; the first for NULL, and NULL past the last. An application holds
 * those it lists, a policy or group itself. */
static inline const struct node *
policy_next(const struct resource *resource, const struct node *policy)
{
	if (strcmp(resource->kind->name, "access-application") != 0)
		return policy ? NULL : resource->node;
	return policy ? node_next(policy) : node_first(node_get(resource->node, "policies"));
}

/* Is it a reusable policy as an application shows it? It stands elsewhere by itself, and what is
 * merely unwise is said there. */
static inline bool
policy_is_link(const struct node *policy)
{
	return node_is_true(node_get(policy, "reusable")) && node_get(policy, "precedence");
}

/* The rule behind that one in include, exclude and require; the first for NULL, and NULL past the
 * last. */
static inline const struct node *
policy_rule_next(const struct node *policy, const struct node *rule)
{
	static const char *const lists[] = { "include", "exclude", "require" };
	const struct node *next = rule ? node_next(rule) : NULL;
	size_t list = 0;

	if (next)
		return next;
	while (rule && list < 3 && node_get(policy, lists[list]) != node_parent(rule))
		list++;
	for (list += rule != NULL; !next && list < 3; list++)
		next = node_first(node_get(policy, lists[list]));
	return next;
}

/* Is the rule one of the list `name`? */
static inline bool
rule_is_in(const struct node *rule, const char *name)
{
	return slice_is(node_key(node_parent(rule)), name);
}

/* What a rule asks about: its first member that is not null; NULL for none. */
static inline const struct node *
rule_selector(const struct node *rule)
{
	node_each (selector, rule) {
		if (node_kind(selector) != NODE_NULL && !(selector->flags & NODE_REFUSED))
			return selector;
	}
	return NULL;
}

/* Does it ask for something that only a login tells? */
static inline bool
selector_asks_who(const struct node *selector)
{
	static const char *const names[] = { "email", "email_domain", "email_list", "login_method",
		"auth_method", "auth_context", "azureAD", "azure_ad", "github-organization",
		"github_organization", "gsuite", "okta", "saml", "oidc", "external_evaluation",
		"user_risk_score", "cloudflare_account_member" };

	for (size_t i = 0; selector && i < sizeof(names) / sizeof(*names); i++) {
		if (slice_is(node_key(selector), names[i]))
			return true;
	}
	return false;
}

#endif
