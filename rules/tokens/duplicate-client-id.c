#include "rules.h"

#include <stdlib.h>

struct entry {
	const struct node *node;
	const struct resource *resource;
};

static int
entry_order(const void *a, const void *b)
{
	const struct entry *one = a;
	const struct entry *two = b;
	int order = slice_compare(node_text(one->node), node_text(two->node));

	return order ? order : (one->resource->order < two->resource->order ? -1 : 1);
}

/* The same token without an id, in a plan beside an answer, is no second one. */
static void
pair_check(struct check *check, const struct entry *first, const struct entry *second)
{
	struct finding *finding;

	if (!slice_equal(node_text(first->node), node_text(second->node)) ||
		first->resource->id.length == 0 || second->resource->id.length == 0 ||
		slice_equal(first->resource->id, second->resource->id))
		return;
	finding = report(check, place_value(second->node), "the client id %s is taken by %s",
		shown(check, second->node), shown_resource(check, first->resource));
	finding_of(finding, second->resource);
	finding->symmetric = true;
	finding_relate(check, finding, place_value(first->node), "the first one");
	finding->related->resource = first->resource;
	finding_help(check, finding, "export the tokens again");
}

void
rule_duplicate_client_id(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("service-token"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t all;
		size_t count = 0;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &all);
		struct entry *entries = arena_array(check->scratch, all, sizeof(*entries));

		for (size_t i = 0; i < all; i++) {
			const struct resource *resource = &workspace->resources[list[i]];
			const struct node *node = node_get(resource->node, "client_id");

			if (node_is_string(node) && !node_is_hollow(node) &&
				!value_is_unknown(node))
				entries[count++] = (struct entry){ node, resource };
		}
		if (count > 1)
			qsort(entries, count, sizeof(*entries), entry_order);
		for (size_t i = 1; i < count; i++)
			pair_check(check, &entries[i - 1], &entries[i]);
	}
}
