#include "rules.h"

void
rule_redirect_with_several_providers(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("organization"));
	const struct kind *providers = kind_find(slice_of("identity-provider"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t count;
		size_t provider_count;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);

		workspace_of_kind(workspace, scope, providers, &provider_count);
		if (provider_count < 2 || !workspace_complete(workspace, scope, providers))
			continue;
		for (size_t i = 0; i < count; i++) {
			const struct resource *resource = &workspace->resources[list[i]];
			const struct node *flag =
				node_get(resource->node, "auto_redirect_to_identity");
			struct finding *finding;

			if (!node_is_true(flag))
				continue;
			finding = report(check, place_key(flag),
				"users cannot choose between the %zu identity providers",
				provider_count);
			finding_of(finding, resource);
			finding_help(check, finding, "write false, or keep a single provider");
		}
	}
}
