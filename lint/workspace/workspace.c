#include "workspace/workspace.h"

#include "base/bug.h"

#include <stdlib.h>

/* A hash table of resource numbers plus one; 0 is a free slot. */
struct table {
	uint32_t *slots;
	uint32_t mask;
};

/* The resources of one scope and kind stand side by side in `order`. */
struct group {
	const struct scope *scope;
	const struct kind *kind;
	uint32_t start;
	uint32_t count;
};

struct workspace_index {
	struct hash_key key;
	struct table ids;
	struct table names;
	uint32_t *order;
	struct group *groups; /* sorted by scope, then kind */
	size_t group_count;
};

static void *
array_new(size_t count, size_t size)
{
	void *array = calloc(count > 0 ? count : 1, size);

	if (!array)
		die("out of memory");
	return array;
}

static struct table
table_new(size_t count)
{
	struct table table = { .mask = 15 };

	while (table.mask < count * 2)
		table.mask = table.mask * 2 + 1;
	table.slots = array_new((size_t)table.mask + 1, sizeof(*table.slots));
	return table;
}

static uint32_t
place_hash(const struct workspace *workspace, const struct scope *scope, const struct kind *kind,
	struct slice text)
{
	uint32_t place = (uint32_t)(scope->index * kind_count + kind_index(kind));

	return (uint32_t)hash_keyed(workspace->index->key, text) ^ place * 0x9E3779B1u;
}

/* Which text of a resource a table is about. */
static struct slice
resource_text(const struct resource *resource, bool by_name)
{
	return by_name ? resource->name : resource->id;
}

/* The slot of the first resource of that scope, kind and text, or the free slot where it would go.
 */
static uint32_t *
table_slot(const struct workspace *workspace, const struct table *table, bool by_name,
	const struct scope *scope, const struct kind *kind, struct slice text)
{
	uint32_t at = place_hash(workspace, scope, kind, text) & table->mask;

	for (;; at = (at + 1) & table->mask) {
		const struct resource *resource;

		if (table->slots[at] == 0)
			return &table->slots[at];
		resource = &workspace->resources[table->slots[at] - 1];
		if (resource->scope == scope && resource->kind == kind &&
			slice_equal(resource_text(resource, by_name), text))
			return &table->slots[at];
	}
}

/* Items of one list are never copies of each other: a list that repeats an id is wrong. */
static bool
resource_is_copy(const struct resource *resource, const struct resource *first)
{
	return node_parent(resource->node) != node_parent(first->node) ||
	       !node_is_array(node_parent(resource->node));
}

/* What two pages hold is one item of the list. */
static void
copy_discount(const struct resource *resource, const struct resource *first)
{
	if (!node_is_array(node_parent(resource->node)) || !node_is_array(node_parent(first->node)))
		return;
	for (struct listing *one = *scope_listings(resource->scope); one; one = one->sibling) {
		if (one->kind == resource->kind && one->items > 0)
			one->items--;
	}
}

/* Enters a resource under its id, or makes it a copy. Of two that are the same, the one that is
 * checked counts, not the one that was read as context. */
static void
ids_add(struct workspace *workspace, size_t i)
{
	struct resource *resource = &workspace->resources[i];
	uint32_t *slot = table_slot(workspace, &workspace->index->ids, false, resource->scope,
		resource->kind, resource->id);
	struct resource *first = *slot > 0 ? &workspace->resources[*slot - 1] : NULL;

	if (!first) {
		*slot = (uint32_t)i + 1;
	} else if (resource_is_copy(resource, first)) {
		bool better = first->context && !resource->context;

		copy_discount(resource, first);
		(better ? first : resource)->copy = true;
		if (better)
			*slot = (uint32_t)i + 1;
	}
}

static void
tables_fill(struct workspace *workspace)
{
	struct workspace_index *index = workspace->index;

	index->ids = table_new(workspace->count);
	index->names = table_new(workspace->count);
	for (size_t i = 0; i < workspace->count; i++) {
		if (workspace->resources[i].id.length > 0)
			ids_add(workspace, i);
	}
	for (size_t i = 0; i < workspace->count; i++) {
		struct resource *resource = &workspace->resources[i];
		uint32_t *slot;

		if (resource->name.length == 0 || resource->copy)
			continue;
		slot = table_slot(workspace, &index->names, true, resource->scope, resource->kind,
			resource->name);
		if (*slot == 0)
			*slot = (uint32_t)i + 1;
	}
}

static int
group_compare(const struct group *a, const struct group *b)
{
	if (a->scope != b->scope)
		return a->scope->index < b->scope->index ? -1 : 1;
	return a->kind < b->kind ? -1 : a->kind > b->kind;
}

static int
group_order(const void *a, const void *b)
{
	return group_compare(a, b);
}

static struct group *
group_find(const struct workspace_index *index, const struct scope *scope, const struct kind *kind)
{
	struct group key = { .scope = scope, .kind = kind };

	return bsearch(&key, index->groups, index->group_count, sizeof(key), group_order);
}

/* One entry for each scope and kind that occurs. Runs of equal neighbours are the normal case, so
 * the entries are few before they are sorted and made unique. */
static void
groups_collect(struct workspace *workspace)
{
	struct workspace_index *index = workspace->index;
	struct group *groups = array_new(workspace->count, sizeof(*groups));
	size_t count = 0;
	size_t kept = 0;

	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *resource = &workspace->resources[i];

		if (count > 0 && groups[count - 1].scope == resource->scope &&
			groups[count - 1].kind == resource->kind)
			continue;
		groups[count++] =
			(struct group){ .scope = resource->scope, .kind = resource->kind };
	}
	qsort(groups, count, sizeof(*groups), group_order);
	for (size_t i = 0; i < count; i++) {
		if (kept == 0 || group_compare(&groups[kept - 1], &groups[i]) != 0)
			groups[kept++] = groups[i];
	}
	index->groups = groups;
	index->group_count = kept;
}

static void
groups_fill(struct workspace *workspace)
{
	struct workspace_index *index = workspace->index;
	struct group *group = NULL;
	uint32_t start = 0;

	groups_collect(workspace);
	index->order = array_new(workspace->count, sizeof(*index->order));
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < workspace->count; i++) {
			const struct resource *resource = &workspace->resources[i];

			if (resource->copy)
				continue;
			if (!group || group->scope != resource->scope ||
				group->kind != resource->kind)
				group = group_find(index, resource->scope, resource->kind);
			if (pass == 1)
				index->order[group->start + group->count] = (uint32_t)i;
			group->count++;
		}
		for (size_t i = 0; pass == 0 && i < index->group_count; i++) {
			index->groups[i].start = start;
			start += index->groups[i].count;
			index->groups[i].count = 0;
		}
	}
}

void
workspace_index(struct workspace *workspace)
{
	workspace->index = array_new(1, sizeof(*workspace->index));
	workspace->index->key = hash_key_new();
	tables_fill(workspace);
	groups_fill(workspace);
}

void
workspace_drop(struct workspace *workspace)
{
	if (!workspace->index)
		return;
	free(workspace->index->ids.slots);
	free(workspace->index->names.slots);
	free(workspace->index->order);
	free(workspace->index->groups);
	free(workspace->index);
	workspace->index = NULL;
}

static const struct resource *
table_find(const struct workspace *workspace, const struct table *table, bool by_name,
	const struct scope *scope, const struct kind *kind, struct slice text)
{
	uint32_t slot;

	if (!kind || text.length == 0)
		return NULL;
	slot = *table_slot(workspace, table, by_name, scope, kind, text);
	return slot ? &workspace->resources[slot - 1] : NULL;
}

const struct resource *
workspace_by_id(const struct workspace *workspace, const struct scope *scope,
	const struct kind *kind, struct slice id)
{
	return table_find(workspace, &workspace->index->ids, false, scope, kind, id);
}

const struct resource *
workspace_by_name(const struct workspace *workspace, const struct scope *scope,
	const struct kind *kind, struct slice name)
{
	return table_find(workspace, &workspace->index->names, true, scope, kind, name);
}

bool
workspace_complete(
	const struct workspace *workspace, const struct scope *scope, const struct kind *kind)
{
	(void)workspace;
	for (const struct listing *one = scope->listings; one; one = one->sibling) {
		if (one->kind == kind)
			return listing_is_complete(one);
	}
	return false;
}

const uint32_t *
workspace_of_kind(const struct workspace *workspace, const struct scope *scope,
	const struct kind *kind, size_t *count)
{
	struct group *group = group_find(workspace->index, scope, kind);

	*count = group ? group->count : 0;
	return group && group->count > 0 ? &workspace->index->order[group->start] : NULL;
}

const struct resource *
workspace_walk_next(struct workspace_walk *walk)
{
	while (walk->at == walk->count) {
		if (!*walk->kinds)
			return NULL;
		walk->at = 0;
		walk->list = workspace_of_kind(walk->workspace, walk->scope,
			kind_find(slice_of(*walk->kinds++)), &walk->count);
	}
	return &walk->workspace->resources[walk->list[walk->at++]];
}
