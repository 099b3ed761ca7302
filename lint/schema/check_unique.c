/* Equal items of a list, found by sorting their hashes. */
#include "schema/check.h"

#include "base/bug.h"
#include "document/number.h"

#include <stdlib.h>

enum { FEW = 8 }; /* so many are compared one by one, without memory */

struct hashed {
	uint64_t hash;
	struct node *node;
};

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 29;
}

static uint64_t
bytes_hash(struct slice bytes)
{
	uint64_t hash = bytes.length;

	for (; bytes.length >= 8; bytes = slice_from(bytes, 8)) {
		uint64_t word;

		memcpy(&word, bytes.at, 8);
		hash = mix(hash, word);
	}
	for (size_t i = 0; i < bytes.length; i++)
		hash = mix(hash, (unsigned char)bytes.at[i]);
	return hash;
}

/* Equal values have equal hashes; members may come in any order. Depth is bounded by the document.
 */
static uint64_t
value_hash(const struct node *node)
{
	enum node_kind kind = node_kind(node);
	uint64_t hash = 0;

	if (kind == NODE_STRING)
		return mix(kind, bytes_hash(node_text(node)));
	if (kind == NODE_NUMBER)
		return mix(kind, number_hash(node_text(node)));
	node_each (child, node) {
		uint64_t below = value_hash(child);

		if (kind == NODE_OBJECT)
			hash += mix(bytes_hash(node_key(child)), below);
		else
			hash = mix(hash, below);
	}
	return mix(kind, hash);
}

static int
hashed_compare(const void *a, const void *b)
{
	const struct hashed *left = a;
	const struct hashed *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->node < right->node ? -1 : left->node > right->node;
}

static struct node *
find_among_few(struct node *list, struct node **earlier)
{
	node_each (item, list) {
		for (struct node *other = node_first(list); other != item;
			other = node_next(other)) {
			if (node_equal(other, item)) {
				*earlier = other;
				return item;
			}
		}
	}
	return NULL;
}

/* The equal item next before, among those of equal hash: rarely more than one, unless somebody made
 * them so. */
static struct node *
find_equal_before(struct walk *walk, const struct hashed *items, size_t index)
{
	for (size_t i = index; i > 0 && items[i - 1].hash == items[index].hash; i--) {
		if (node_equal(items[i - 1].node, items[index].node))
			return items[i - 1].node;
		charge(walk, 1 + items[index].node->length / 4);
		if (is_spent(walk))
			break;
	}
	return NULL;
}

/* The first in the list of those that equal an earlier one. */
static struct node *
find_in_sorted(struct walk *walk, const struct hashed *items, size_t count, struct node **earlier)
{
	struct node *found = NULL;

	for (size_t i = 1; i < count; i++) {
		struct node *equal = NULL;

		if (!found || items[i].node < found)
			equal = find_equal_before(walk, items, i);
		if (!equal)
			continue;
		found = items[i].node;
		*earlier = equal;
	}
	if (is_spent(walk))
		give_up(walk);
	return found;
}

struct node *
find_repeated(struct walk *walk, struct node *list, struct node **earlier)
{
	size_t count = node_count(list);
	struct hashed *items;
	struct node *repeated;
	size_t at = 0;

	charge(walk, list->length / 4);
	if (count <= FEW)
		return find_among_few(list, earlier);
	items = malloc(count * sizeof(*items));
	if (!items)
		die("out of memory");
	node_each (item, list)
		items[at++] = (struct hashed){ .hash = value_hash(item), .node = item };
	qsort(items, count, sizeof(*items), hashed_compare);
	repeated = find_in_sorted(walk, items, count, earlier);
	free(items);
	return repeated;
}
