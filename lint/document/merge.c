#include "document/merge.h"

#include "base/bug.h"
#include "document/alias.h"

#include <stdlib.h>

enum { FIRST_ENTRIES = 64, SEEN_BITS = 1024 };

void
merge_drop(struct merge *merge)
{
	free(merge->entries);
	free(merge->repeats);
	*merge = (struct merge){ 0 };
}

static void
merge_add(struct merge *merge, const struct document *document, uint32_t slot, uint32_t end)
{
	const struct node *node = document->nodes + slot;

	if (merge->count == merge->capacity) {
		merge->capacity = merge->capacity ? merge->capacity * 2 : FIRST_ENTRIES;
		merge->entries = realloc(merge->entries, merge->capacity * sizeof(*merge->entries));
		if (!merge->entries)
			die("out of memory");
	}
	merge->entries[merge->count] = (struct merge_entry){
		.key = node_key(node),
		.hash = node->hash,
		.order = merge->count,
		.slot = slot,
		.end = end,
	};
	merge->count++;
}

static void
merge_add_repeat(struct merge *merge, uint32_t slot, uint32_t first)
{
	if (merge->repeat_count == merge->repeat_capacity) {
		merge->repeat_capacity =
			merge->repeat_capacity ? merge->repeat_capacity * 2 : FIRST_ENTRIES;
		merge->repeats =
			realloc(merge->repeats, merge->repeat_capacity * sizeof(*merge->repeats));
		if (!merge->repeats)
			die("out of memory");
	}
	merge->repeats[merge->repeat_count++] = (struct merge_repeat){ slot, first };
}

/* The first child, shadowed or not, 0 where there is none. */
static uint32_t
child_of(const struct document *document, uint32_t slot)
{
	return document->nodes[slot + 1].parent == 1 ? slot + 1 : 0;
}

static uint32_t
sibling_of(const struct document *document, uint32_t slot)
{
	uint32_t next = document->nodes[slot].next;

	return next ? slot + next : 0;
}

/* Adds the members of a mapping that ends before `end`, shadowed ones and the one at `except`
 * aside. */
static void
merge_add_members(struct merge *merge, const struct document *document, uint32_t object,
	uint32_t end, uint32_t except)
{
	uint32_t next;

	for (uint32_t slot = child_of(document, object); slot; slot = next) {
		next = sibling_of(document, slot);
		if (slot != except && !(document->nodes[slot].flags & NODE_SHADOWED))
			merge_add(merge, document, slot, next ? next : end);
	}
}

static int
compare_uint32(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static bool
same_key(const struct merge_entry *a, const struct merge_entry *b)
{
	return a->hash == b->hash && slice_equal(a->key, b->key);
}

static int
compare_keys(const void *left, const void *right)
{
	const struct merge_entry *a = left;
	const struct merge_entry *b = right;
	int order = compare_uint32(a->hash, b->hash);

	if (order == 0)
		order = slice_compare(a->key, b->key);
	return order ? order : compare_uint32(a->order, b->order);
}

static int
compare_order(const void *left, const void *right)
{
	const struct merge_entry *a = left;
	const struct merge_entry *b = right;

	return compare_uint32(a->order, b->order);
}

static int
compare_repeats(const void *left, const void *right)
{
	const struct merge_repeat *a = left;
	const struct merge_repeat *b = right;

	return compare_uint32(a->slot, b->slot);
}

static void
merge_sort(struct merge *merge, int (*compare)(const void *, const void *))
{
	if (merge->count > 1)
		qsort(merge->entries, merge->count, sizeof(*merge->entries), compare);
}

/* May two members (there are some) have one key? False is certain; it spares nearly every mapping
 * the sorting. */
static bool
may_repeat(const struct document *document, uint32_t object)
{
	uint64_t seen[SEEN_BITS / 64] = { 0 };

	for (uint32_t slot = object + 1; slot; slot = sibling_of(document, slot)) {
		uint32_t bit = document->nodes[slot].hash % SEEN_BITS;

		if (document->nodes[slot].flags & NODE_SHADOWED)
			continue;
		if (seen[bit / 64] >> bit % 64 & 1)
			return true;
		seen[bit / 64] |= UINT64_C(1) << bit % 64;
	}
	return false;
}

void
merge_find_repeats(struct merge *merge, struct document *document, uint32_t object)
{
	uint32_t first = 0;

	merge->repeat_count = 0;
	if (!child_of(document, object) || document->nodes[object + 1].next == 0 ||
		!may_repeat(document, object))
		return;
	merge->count = 0;
	merge_add_members(merge, document, object, 0, 0);
	merge_sort(merge, compare_keys);
	for (uint32_t i = 1; i < merge->count; i++) {
		if (!same_key(merge->entries + first, merge->entries + i)) {
			first = i;
			continue;
		}
		document->nodes[merge->entries[i - 1].slot].flags |= NODE_SHADOWED;
		merge_add_repeat(merge, merge->entries[i].slot, merge->entries[first].slot);
	}
	if (merge->repeat_count > 1)
		qsort(merge->repeats, merge->repeat_count, sizeof(*merge->repeats),
			compare_repeats);
}

/* Adds what the value of a merge key brings; false where it is neither a mapping nor a list of
 * them. */
static bool
merge_add_value(struct merge *merge, const struct document *document, uint32_t value, uint32_t end)
{
	uint32_t next;

	if (document->nodes[value].kind == NODE_OBJECT) {
		merge_add_members(merge, document, value, end, 0);
		return true;
	}
	if (document->nodes[value].kind != NODE_ARRAY)
		return false;
	for (uint32_t item = child_of(document, value); item; item = next) {
		next = sibling_of(document, item);
		if (document->nodes[item].kind != NODE_OBJECT)
			return false;
		merge_add_members(merge, document, item, next ? next : end, 0);
	}
	return true;
}

uint64_t
merge_collect(
	struct merge *merge, struct document *document, uint32_t object, uint32_t value, bool *fits)
{
	uint32_t next = sibling_of(document, value);
	uint32_t own, kept = 0;
	uint64_t weight = 0;

	merge->count = 0;
	merge_add_members(merge, document, object, document->count, value);
	own = merge->count;
	*fits = merge_add_value(merge, document, value, next ? next : document->count);
	if (!*fits)
		return 0;
	merge_sort(merge, compare_keys);
	for (uint32_t i = 0, first = 0; i < merge->count; i++) {
		struct merge_entry entry = merge->entries[i];

		bool known = i > 0 && same_key(merge->entries + first, &entry);

		if (!known)
			first = i;
		if (entry.order < own)
			continue;
		weight += entry.key.length / MERGE_KEY_BYTES;
		if (known)
			continue;
		merge->entries[kept++] = entry;
		weight += entry.end - entry.slot;
	}
	merge->count = kept;
	merge_sort(merge, compare_order);
	return weight;
}

void
merge_apply(struct merge *merge, struct document *document, uint32_t object, uint32_t value,
	uint32_t last)
{
	for (uint32_t i = 0; i < merge->count; i++) {
		uint32_t copy = alias_copy(document, merge->entries[i].slot, merge->entries[i].end);

		document->nodes[copy].parent = copy - object;
		document->nodes[copy].next = 0;
		document->nodes[last].next = copy - last;
		last = copy;
	}
	document->nodes[value].flags |= NODE_SHADOWED;
}
