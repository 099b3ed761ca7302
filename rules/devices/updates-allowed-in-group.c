#include "rules.h"

void
rule_updates_allowed_in_group(struct check *check, const struct workspace *workspace)
{
	const struct kind *group = kind_find(slice_of("deployment-group"));
	const struct kind *kind = kind_find(slice_of("device-profile"));

	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];
		const struct resource *from = reference->from;
		const struct resource *profile = from->kind == group && !from->copy
							 ? workspace_by_id(workspace, from->scope,
								   kind, node_text(reference->node))
							 : NULL;
		const struct node *allowed =
			profile ? node_get(profile->node, "allow_updates") : NULL;
		struct finding *finding;

		if (!node_is_true(allowed))
			continue;
		finding = report(check, place_value(reference->node),
			"the group keeps its clients at a version, but users of %s may update "
			"them",
			shown_resource(check, profile));
		finding_of(finding, from);
		finding_relate(check, finding, place_value(allowed), "allowed here");
		finding->related->resource = profile;
		finding_help(check, finding, "set allow_updates of the profile to false");
	}
}
