#include "rules.h"

#include <stdlib.h>

static int
id_order(const void *a, const void *b)
{
	const struct node *one = *(const struct node *const *)a;
	const struct node *two = *(const struct node *const *)b;
	int order = slice_compare(node_text(one), node_text(two));

	return order ? order : (one < two ? -1 : 1);
}

static void
pair_check(struct check *check, const struct node *first, const struct node *second)
{
	struct finding *finding;

	if (!slice_equal(node_text(first), node_text(second)))
		return;
	finding = report(check, place_value(second), "the target %s is in this list already",
		shown(check, second));
	finding->symmetric = true;
	finding_relate(check, finding, place_value(first), "here for the first time");
	finding_help(check, finding, "remove this entry");
}

void
rule_duplicate_dex_target(struct check *check, const struct resource *resource)
{
	const struct node *list = node_get(resource->node, "target_policies");
	const struct node **ids;
	size_t count = 0;

	if (!node_first(list))
		return;
	ids = arena_array(check->scratch, node_count(list), sizeof(*ids));
	node_each (target, list) {
		const struct node *id = node_get(target, "id");

		if (node_text(id).length > 0 && !(id->flags & NODE_UNKNOWN))
			ids[count++] = id;
	}
	if (count > 1)
		qsort(ids, count, sizeof(*ids), id_order);
	for (size_t i = 1; i < count; i++)
		pair_check(check, ids[i - 1], ids[i]);
}
