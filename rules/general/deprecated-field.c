#include "rules.h"

void
rule_deprecated_field(struct check *check, const struct resource *resource)
{
	for (size_t i = 0; i < check->checker.fact_count; i++) {
		const struct fact *fact = &check->checker.facts[i];

		if (!fact->annotation->deprecated || node_is_hollow(fact->node) ||
			node_is_false(fact->node))
			continue;
		/* A kind that was withdrawn as a whole. */
		if (fact->node == resource->node) {
			report(check, place_open(fact->node),
				"objects of kind %s are no longer part of the API",
				resource->kind->name);
			continue;
		}
		finding_help(check,
			report(check, place_key(fact->node), "%s is no longer part of the API",
				shown_text(check, node_key(fact->node))),
			"remove it");
	}
}
