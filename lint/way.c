#include "way.h"

#include "base/bug.h"

#include <stdlib.h>

void
ways_drop(struct ways *ways)
{
	free(ways->items);
	*ways = (struct ways){ 0 };
}

void
ways_add(struct ways *ways, struct way way)
{
	if (ways->count == ways->capacity) {
		size_t capacity = ways->capacity ? ways->capacity * 2 : 64;
		struct way *items = realloc(ways->items, capacity * sizeof(*items));

		if (!items)
			die("out of memory");
		ways->items = items;
		ways->capacity = capacity;
	}
	ways->items[ways->count++] = way;
}

/* How good a way is, the least first. */
static int
way_rank(const struct way *way)
{
	if (strcmp(way->shown, "-") == 0)
		return 0;
	return way->named ? 1 : way->context ? 3 : 2;
}

static int
way_compare(const void *left, const void *right)
{
	const struct way *a = left;
	const struct way *b = right;
	int order = strcmp(a->real, b->real);

	if (order == 0)
		order = way_rank(a) - way_rank(b);
	if (order != 0)
		return order;
	if (a->link != b->link)
		return a->link ? 1 : -1;
	return strcmp(a->shown, b->shown);
}

static int
discovered_compare(const void *left, const void *right)
{
	const struct discovered *a = left;
	const struct discovered *b = right;

	if (a->context != b->context)
		return a->context ? -1 : 1;
	return strcmp(a->path, b->path);
}

void
ways_choose(struct ways *ways, struct discovery *discovery)
{
	if (ways->count == 0)
		return;
	qsort(ways->items, ways->count, sizeof(*ways->items), way_compare);
	discovery->files = calloc(ways->count, sizeof(*discovery->files));
	if (!discovery->files)
		die("out of memory");
	for (size_t i = 0; i < ways->count; i++) {
		const struct way *way = &ways->items[i];

		if (i > 0 && strcmp(way->real, way[-1].real) == 0)
			continue;
		discovery->files[discovery->count++] = (struct discovered){
			.path = way->shown,
			.place = way->place,
			.config = way->config,
			.named = way->named,
			.context = way->context,
		};
	}
	qsort(discovery->files, discovery->count, sizeof(*discovery->files), discovered_compare);
}
