#include "rules.h"

static bool
scope_asks_for_certificate(const struct workspace *workspace, const struct scope *scope)
{
	static const char *const wanted[] = { "posture-rule", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		const struct node *type = node_find(resource->node, slice_of("type"));

		if (slice_starts(node_text(type), slice_of("client_certificate")) ||
			value_is_unknown(type))
			return true;
	}
	return false;
}

void
rule_certificates_unused(struct check *check, const struct workspace *workspace)
{
	const struct kind *rules_kind = kind_find(slice_of("posture-rule"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		const struct resource *resource;

		if (!workspace_complete(workspace, scope, rules_kind) ||
			scope_asks_for_certificate(workspace, scope))
			continue;
		while ((resource = workspace_walk_next(&walk))) {
			const struct node *enabled = node_get(resource->node, "enabled");
			struct finding *finding;

			if (!node_is_true(enabled))
				continue;
			finding = report(check, place_key(enabled),
				"devices get certificates, but no posture rule asks for one");
			finding_of(finding, resource);
			finding_help(check, finding,
				"add a posture rule of type client_certificate_v2, or set enabled "
				"to false");
		}
	}
}
