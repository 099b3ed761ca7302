#include "identity.h"
#include "rules.h"

void
rule_duplicate_id(struct check *check, const struct workspace *workspace)
{
	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *resource = &workspace->resources[i];
		const struct resource *first =
			workspace_by_id(workspace, resource->scope, resource->kind, resource->id);
		const struct node *id;
		struct finding *finding;

		if (!first || first == resource || resource->copy)
			continue;
		id = identity_id(resource);
		if (!id)
			continue;
		finding = report(check, place_value(id), "the id %s is taken by %s",
			shown(check, id), shown_resource(check, first));
		finding_of(finding, resource);
		finding->symmetric = true;
		finding_relate(check, finding, place_value(identity_id(first)), "the first one");
		finding->related->resource = first;
		finding_help(check, finding, "remove one of the two, or export the list again");
	}
}
