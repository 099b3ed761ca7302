#include "document/source.h"
#include "rule/tunnel.h"
#include "rules.h"

/* The one list of a kind with entries in a scope, or NULL where there are none or several: of
 * several nothing tells whose they are. */
static const struct resource *
only_list(const struct workspace *workspace, const struct scope *scope, const char *name)
{
	size_t count;
	const uint32_t *list =
		workspace_of_kind(workspace, scope, kind_find(slice_of(name)), &count);
	const struct resource *resource = count == 1 ? &workspace->resources[list[0]] : NULL;

	return resource && node_first(resource->node) ? resource : NULL;
}

static struct slice
resource_folder(const struct resource *resource)
{
	struct slice path = slice_of(resource->document->source->path);

	while (path.length > 0 && path.at[path.length - 1] != '/')
		path.length--;
	return path;
}

void
rule_both_lists_filled(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		const struct resource *exclude =
			only_list(workspace, scope, "split-tunnel-exclude");
		const struct resource *include =
			only_list(workspace, scope, "split-tunnel-include");
		struct finding *finding;

		if (!exclude || !include ||
			!slice_equal(resource_folder(exclude), resource_folder(include)))
			continue;
		finding = report(check, place_open(include->node),
			"an exclude and an include list are both filled; a profile has one of "
			"them");
		finding_of(finding, include);
		finding_relate(check, finding, place_open(exclude->node), "the exclude list");
		finding->related->resource = exclude;
		finding_help(check, finding, "empty one of the two lists");
	}
}
