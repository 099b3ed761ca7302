#include "rules.h"

static void
secret_report(struct check *check, const struct node *node)
{
	struct finding *finding;

	if (!node_is_string(node) || node_is_hollow(node) || value_is_unknown(node))
		return;
	finding = report(check, place_key(node), "%s holds a secret in clear text",
		shown_text(check, node_key(node)));
	finding->masked = true;
	finding_help(check, finding, "rotate it, and keep it out of this file and its history");
}

/* Is it one of the secrets that the schema names? */
static bool
is_told(const struct check *check, const struct node *node)
{
	for (size_t i = 0; i < check->checker.fact_count; i++) {
		if (check->checker.facts[i].node == node &&
			check->checker.facts[i].annotation->secret)
			return true;
	}
	return false;
}

void
rule_secret_in_export(struct check *check, const struct resource *resource)
{
	const struct node *stray = node_find(resource->node, slice_of("client_secret"));

	for (size_t i = 0; i < check->checker.fact_count; i++) {
		if (check->checker.facts[i].annotation->secret)
			secret_report(check, check->checker.facts[i].node);
	}
	/* Some kinds know no secret, yet answers about their tokens were merged into them. */
	if (stray && !is_told(check, stray))
		secret_report(check, stray);
}
