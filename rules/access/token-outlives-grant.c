#include "language/duration.h"
#include "rules.h"

/* Both must be there; `longer` may not be below `shorter`. */
static void
pair_check(struct check *check, const struct node *shorter, const struct node *longer)
{
	int64_t token;
	int64_t limit;
	struct finding *finding;

	if (!node_is_string(shorter) || !node_is_string(longer) ||
		!duration_read(node_text(shorter), DURATION_GO, &token) ||
		!duration_read(node_text(longer), DURATION_GO | DURATION_D, &limit) ||
		token <= limit)
		return;
	finding = report(check, place_value(shorter),
		"the access token lives for %s, longer than what renews it", shown(check, shorter));
	finding_relate(
		check, finding, place_value(longer), "that ends after %s", shown(check, longer));
	finding_help(check, finding, "make the token live for a shorter time");
}

void
rule_token_outlives_grant(struct check *check, const struct resource *resource)
{
	const struct node *grant =
		node_get(node_get(resource->node, "oauth_configuration"), "grant");
	const struct node *saas = node_get(resource->node, "saas_app");

	pair_check(check, node_get(grant, "access_token_lifetime"),
		node_get(grant, "session_duration"));
	pair_check(check, node_get(saas, "access_token_lifetime"),
		node_get(node_get(saas, "refresh_token_options"), "lifetime"));
}
