#include "identity.h"
#include "rules.h"

/* The API refuses a second resource of that name. */
static bool
kind_demands(const struct kind *kind)
{
	return strcmp(kind->name, "dex-test") == 0 || strcmp(kind->name, "managed-network") == 0;
}

static void
resource_check(
	struct check *check, const struct workspace *workspace, const struct resource *resource)
{
	const struct resource *first =
		workspace_by_name(workspace, resource->scope, resource->kind, resource->name);
	const struct node *name;
	struct finding *finding;

	if (!first || first == resource || resource->copy || identity_is_same(first, resource))
		return;
	name = identity_name(resource);
	if (!name)
		return;
	finding = report(check, place_value(name), "the name %s is taken by another %s",
		shown(check, name), resource->kind->name);
	finding_of(finding, resource);
	finding->symmetric = true;
	if (kind_demands(resource->kind))
		finding->severity = SEVERITY_ERROR;
	finding_relate(check, finding, place_value(identity_name(first)), "the first one");
	finding->related->resource = first;
	finding_help(check, finding, "give each a name of its own");
}

void
rule_duplicate_name(struct check *check, const struct workspace *workspace)
{
	for (const char *const *name = check->rule->kinds; *name; name++) {
		const struct kind *kind = kind_find(slice_of(*name));

		for (const struct scope *scope = workspace->scopes; kind && scope;
			scope = scope->next) {
			size_t count;
			const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);

			for (size_t i = 0; i < count; i++)
				resource_check(check, workspace, &workspace->resources[list[i]]);
		}
	}
}
