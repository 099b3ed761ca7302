#include "report/finding.h"

#include "base/bug.h"

#include <stdint.h>
#include <stdlib.h>

void
finding_turn(struct finding *finding)
{
	struct related *other = finding->related;
	struct related here = *other;

	other->source = finding->source;
	other->node = finding->node;
	other->range = finding->range;
	other->resource = finding->resource;
	finding->source = here.source;
	finding->node = here.node;
	finding->range = here.range;
	finding->resource = here.resource;
	finding->document = here.node ? node_document(here.node)->index : 0;
	finding->opening = false;
	finding->turned = !finding->turned;
}

void
finding_list_init(struct finding_list *list)
{
	*list = (struct finding_list){ 0 };
}

void
finding_list_drop(struct finding_list *list)
{
	free(list->items);
	finding_list_init(list);
}

void
finding_list_add(struct finding_list *list, struct finding *finding)
{
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? 2 * list->capacity : 32;
		struct finding **items = NULL;

		if (capacity <= SIZE_MAX / sizeof(*items))
			items = realloc(list->items, capacity * sizeof(*items));
		if (!items)
			die("out of memory");
		list->items = items;
		list->capacity = capacity;
	}
	list->items[list->count++] = finding;
}

static int
order_numbers(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int
order_places(const struct finding *a, const struct finding *b)
{
	int order = a->source == b->source ? 0 : strcmp(a->source->path, b->source->path);

	if (order == 0)
		order = order_numbers(a->document, b->document);
	return order != 0 ? order : order_numbers(a->range.start, b->range.start);
}

/* What is left after the place: the end and the salt only decide between findings that read alike.
 */
static int
order_findings(const void *first, const void *second)
{
	const struct finding *a = *(struct finding *const *)first;
	const struct finding *b = *(struct finding *const *)second;
	int order = order_places(a, b);

	if (order == 0)
		order = strcmp(a->rule->id, b->rule->id);
	if (order == 0)
		order = slice_compare(slice_of(a->message), slice_of(b->message));
	if (order == 0)
		order = order_numbers(a->range.end, b->range.end);
	return order != 0 ? order : slice_compare(slice_of(a->salt), slice_of(b->salt));
}

void
finding_list_sort(struct finding_list *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items), order_findings);
}
