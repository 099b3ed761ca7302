#include "../general/identity.h"
#include "rules.h"

/* Where Access rules stand. Only if all these lists are here, what nobody names is unused. */
static bool
users_are_complete(const struct workspace *workspace, const struct scope *scope)
{
	static const char *const kinds_of_users[] = { "access-application", "access-group",
		"reusable-policy" };

	for (size_t i = 0; i < sizeof(kinds_of_users) / sizeof(*kinds_of_users); i++) {
		if (!workspace_complete(workspace, scope, kind_find(slice_of(kinds_of_users[i]))))
			return false;
	}
	return true;
}

void
rule_unused_posture_rule(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("posture-rule"));
	bool *used = arena_array(check->scratch, workspace->count + 1, sizeof(*used));

	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];
		const struct resource *to = workspace_by_id(
			workspace, reference->from->scope, kind, node_text(reference->node));

		if (to)
			used[to - workspace->resources] = true;
	}
	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *resource = &workspace->resources[i];
		const struct node *id = resource->kind == kind ? identity_id(resource) : NULL;
		struct finding *finding;

		if (!id || used[i] || resource->copy ||
			!users_are_complete(workspace, resource->scope))
			continue;
		finding = report(check, place_value(id), "no Access rule asks for %s",
			shown_resource(check, resource));
		finding_of(finding, resource);
		finding_help(check, finding,
			"remove it, unless a Gateway policy or a profile asks for it");
	}
}
