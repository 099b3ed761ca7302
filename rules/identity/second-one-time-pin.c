#include "rules.h"

void
rule_second_one_time_pin(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("identity-provider"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		const struct node *first = NULL;
		size_t count;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);

		for (size_t i = 0; i < count; i++) {
			const struct resource *resource = &workspace->resources[list[i]];
			const struct node *type = node_get(resource->node, "type");
			struct finding *finding;

			if (!node_is(type, "onetimepin"))
				continue;
			/* A second form of the same one has no id. */
			if (!first || resource->id.length == 0) {
				first = type;
				continue;
			}
			finding = report(check, place_value(type),
				"the account has a provider for one-time PINs already");
			finding_of(finding, resource);
			finding_relate(check, finding, place_value(first), "the first one");
			finding_help(check, finding, "remove one of the two");
		}
	}
}
