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

/* Do the paths differ in nothing but the word for the list? */
static bool
paths_correspond(struct slice exclude, struct slice include)
{
	static const char words[][8] = { "exclude", "include" };

	while (exclude.length > 0 && include.length > 0) {
		size_t step = slice_starts(exclude, slice_of(words[0])) &&
					      slice_starts(include, slice_of(words[1]))
				      ? strlen(words[0])
				      : 1;

		if (step == 1 && exclude.at[0] != include.at[0])
			return false;
		exclude = slice_from(exclude, step);
		include = slice_from(include, step);
	}
	return exclude.length == include.length;
}

/* Were they written down together: in one document, or in files named alike? Terraform says whose
 * they are. */
static bool
lists_belong_together(const struct resource *exclude, const struct resource *include)
{
	if (exclude->address.length > 0 || include->address.length > 0)
		return exclude->address.length > 0 && include->address.length > 0 &&
		       slice_equal(exclude->owner, include->owner);
	return exclude->document == include->document ||
	       paths_correspond(slice_of(exclude->document->source->path),
		       slice_of(include->document->source->path));
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

		if (!exclude || !include || !lists_belong_together(exclude, include))
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
