#include "../general/identity.h"
#include "rules.h"

/* The resources that something refers to, by their place in the workspace. */
static bool *
used_read(struct check *check, const struct workspace *workspace, const struct kind *kind)
{
	bool *used = arena_array(check->scratch, workspace->count, sizeof(*used));

	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];
		const struct resource *to = workspace_by_id(
			workspace, reference->from->scope, kind, node_text(reference->node));

		if (to)
			used[to - workspace->resources] = true;
	}
	return used;
}

void
rule_unused_integration(struct check *check, const struct workspace *workspace)
{
	const struct kind *rules_kind = kind_find(slice_of("posture-rule"));
	const struct kind *kind = kind_find(slice_of("posture-integration"));
	const bool *used = used_read(check, workspace, kind);

	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *resource = &workspace->resources[i];
		const struct node *id = resource->kind == kind ? identity_id(resource) : NULL;
		struct finding *finding;

		if (!id || used[i] || resource->copy ||
			!workspace_complete(workspace, resource->scope, rules_kind))
			continue;
		finding = report(check, place_value(id), "no posture rule uses %s",
			shown_resource(check, resource));
		finding_of(finding, resource);
		finding_help(check, finding, "remove it");
	}
}
