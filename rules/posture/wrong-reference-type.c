#include "rules.h"

void
rule_wrong_reference_type(struct check *check, const struct workspace *workspace)
{
	const struct kind *rule = kind_find(slice_of("posture-rule"));
	const struct kind *integration = kind_find(slice_of("posture-integration"));

	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];
		const struct resource *from = reference->from;
		const struct resource *to =
			from->kind == rule && !from->copy
				? workspace_by_id(workspace, from->scope, integration,
					  node_text(reference->node))
				: NULL;
		const struct node *asked = node_get(from->node, "type");
		const struct node *given = to ? node_get(to->node, "type") : NULL;
		struct finding *finding;

		if (!node_is_string(asked) || !node_is_string(given) ||
			slice_equal(node_text(asked), node_text(given)))
			continue;
		finding = report(check, place_value(reference->node),
			"a rule of type %s asks an integration of type %s", shown(check, asked),
			shown(check, given));
		finding_of(finding, from);
		finding_relate(check, finding, place_value(given), "the integration");
		finding->related->resource = to;
		finding_help(check, finding, "write the id of an integration of type %s",
			shown(check, asked));
	}
}
