#include "policy.h"
#include "rules.h"

#include <strings.h>

/* What has one value at a time. */
static const struct {
	const char *selector;
	const char *member;
} single[] = {
	{ "email", "email" },
	{ "email_domain", "domain" },
	{ "geo", "country_code" },
	{ "login_method", "id" },
	{ "common_name", "common_name" },
};

enum { SINGLES = sizeof(single) / sizeof(*single) };

static bool
value_equal(const struct node *a, const struct node *b)
{
	struct slice one = node_text(a);
	struct slice two = node_text(b);

	return one.length == two.length && strncasecmp(one.at, two.at, one.length) == 0;
}

static void
value_report(struct check *check, const struct node *first, const struct node *value)
{
	struct finding *finding = report(check, place_value(value),
		"%s is required together with %s, and nobody is both", shown(check, value),
		shown(check, first));

	finding->symmetric = true;
	finding_relate(check, finding, place_value(first), "the other one");
	finding_help(check, finding, "make an Access group that includes both, and require that");
}

static void
require_check(struct check *check, const struct node *require)
{
	const struct node *first[SINGLES] = { 0 };

	node_each (rule, require) {
		for (size_t i = 0; i < SINGLES; i++) {
			const struct node *value =
				node_get(node_get(rule, single[i].selector), single[i].member);

			if (!node_is_string(value) || node_is_hollow(value) ||
				value_is_unknown(value))
				continue;
			if (first[i] && !value_equal(first[i], value))
				value_report(check, first[i], value);
			else if (!first[i])
				first[i] = value;
		}
	}
}

void
rule_cannot_all_hold(struct check *check, const struct resource *resource)
{
	const struct node *policy = NULL;

	while ((policy = policy_next(resource, policy))) {
		if (!policy_is_link(policy))
			require_check(check, node_get(policy, "require"));
	}
}
