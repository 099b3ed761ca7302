#include "../general/each.h"
#include <stdlib.h>
#include "rules.h"

struct entry {
	const struct node *id;
	const struct resource *resource;
};

/* By list, as each list is that of one provider; then by id; then as they stand. */
static int
entry_order(const void *a, const void *b)
{
	const struct entry *one = a;
	const struct entry *two = b;
	int order;

	if (node_parent(one->resource->node) != node_parent(two->resource->node))
		return node_parent(one->resource->node) < node_parent(two->resource->node) ? -1 : 1;
	order = slice_compare(node_text(one->id), node_text(two->id));
	return order ? order : (one->resource->order < two->resource->order ? -1 : 1);
}

static void
pair_check(struct check *check, const struct entry *first, const struct entry *again)
{
	struct finding *finding;

	if (node_parent(first->resource->node) != node_parent(again->resource->node) ||
		!slice_equal(node_text(first->id), node_text(again->id)))
		return;
	finding = report(check, place_value(again->id), "the external id %s is taken by %s",
		shown(check, again->id), shown_resource(check, first->resource));
	finding_of(finding, again->resource);
	finding_relate(check, finding, place_value(first->id), "the first one");
	finding_help(check, finding, "remove one of the two at the provider");
}

static void
kind_check(struct check *check, const struct workspace *workspace, const struct scope *scope,
	const char *kind)
{
	struct entry *entries = arena_array(check->scratch, workspace->count, sizeof(*entries));
	size_t count = 0;

	each_resource(one, workspace, scope, kind)
	{
		const struct node *id = node_get(one.node, "externalId");

		if (node_tells(id) && node_parent(one.node))
			entries[count++] = (struct entry){ id, one.resource };
	}
	if (count > 1)
		qsort(entries, count, sizeof(*entries), entry_order);
	for (size_t i = 1; i < count; i++)
		pair_check(check, &entries[i - 1], &entries[i]);
}

void
rule_duplicate_external_id(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		kind_check(check, workspace, scope, "scim-user");
		kind_check(check, workspace, scope, "scim-group");
	}
}
