#include "rules.h"
#include "walk.h"

#include <stdlib.h>

static int
value_order(const void *a, const void *b)
{
	const struct node *one = *(const struct node *const *)a;
	const struct node *two = *(const struct node *const *)b;
	int order = slice_compare(node_text(one), node_text(two));

	return order ? order : (one < two ? -1 : 1);
}

static void
value_report(struct check *check, const struct node *first, const struct node *again)
{
	struct finding *finding = report(
		check, place_value(again), "%s is in this list already", shown(check, again));

	finding_relate(check, finding, place_value(first), "here for the first time");
	finding_help(check, finding, "remove it");
}

/* Lists of plain values are sets in these kinds. */
static void
list_check(struct check *check, const struct node *list)
{
	const struct node **values = arena_array(check->scratch, node_count(list), sizeof(*values));
	size_t count = 0;
	size_t first = 0;

	node_each (item, list) {
		bool plain = node_is_string(item) || node_kind(item) == NODE_NUMBER;

		if (plain && node_text(item).length > 0 && !(item->flags & NODE_REFUSED) &&
			!value_is_unknown(item))
			values[count++] = item;
	}
	if (count < 2)
		return;
	qsort(values, count, sizeof(*values), value_order);
	for (size_t i = 1; i < count; i++) {
		if (slice_equal(node_text(values[first]), node_text(values[i])))
			value_report(check, values[first], values[i]);
		else
			first = i;
	}
}

void
rule_repeated_value(struct check *check, const struct resource *resource)
{
	const struct node *top = resource->node;

	for (const struct node *node = top; node; node = walk_next(node, top)) {
		if (node_is_array(node) && !(node->flags & NODE_REFUSED) &&
			node_next(node_first(node)))
			list_check(check, node);
	}
}
