#include "rule/landmark.h"

#include "document/node.h"
#include "schema/schema.h"

#include <stdlib.h>

void
landmarks_add(struct landmarks *landmarks, struct network network, const struct node *node,
	const struct resource *resource)
{
	if (landmarks->count == landmarks->capacity) {
		size_t capacity = landmarks->capacity ? landmarks->capacity * 2 : 16;
		struct landmark *items = arena_array(landmarks->arena, capacity, sizeof(*items));

		if (landmarks->count > 0)
			memcpy(items, landmarks->items, landmarks->count * sizeof(*items));
		landmarks->items = items;
		landmarks->capacity = capacity;
	}
	landmarks->items[landmarks->count++] = (struct landmark){
		.network = network_masked(&network),
		.node = node,
		.resource = resource,
	};
}

void
landmarks_add_node(
	struct landmarks *landmarks, const struct node *node, const struct resource *resource)
{
	struct network network;

	if (node_is_string(node) && !(node->flags & NODE_REFUSED) && !value_is_unknown(node) &&
		network_read(node_text(node), &network))
		landmarks_add(landmarks, network, node, resource);
}

static int
landmark_order(const void *a, const void *b)
{
	const struct landmark *one = a;
	const struct landmark *two = b;
	int order = network_compare(&one->network, &two->network);

	if (order != 0)
		return order;
	if (one->resource != two->resource)
		return one->resource->order < two->resource->order ? -1 : 1;
	return one->node < two->node ? -1 : one->node > two->node;
}

/* In sorted order a network stands behind those that hold it: the next wider one is the one before
 * it, or the next wider one of that, and so on. */
void
landmarks_sort(struct landmarks *landmarks)
{
	struct landmark *items = landmarks->items;

	if (landmarks->count > 1)
		qsort(items, landmarks->count, sizeof(*items), landmark_order);
	for (size_t i = 0; i < landmarks->count; i++) {
		size_t around = i;

		while (around > 0 &&
			!network_contains(&items[around - 1].network, &items[i].network))
			around = items[around - 1].around;
		items[i].around = around;
	}
}

/* The first landmark that is not ordered before the network. */
static size_t
landmarks_lower(const struct landmarks *landmarks, const struct network *network)
{
	size_t low = 0;
	size_t high = landmarks->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (network_compare(&landmarks->items[middle].network, network) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct landmark *
landmark_within(const struct landmarks *landmarks, const struct network *network)
{
	size_t at = landmarks_lower(landmarks, network);

	if (at == landmarks->count || !network_contains(network, &landmarks->items[at].network))
		return NULL;
	return &landmarks->items[at];
}

const struct landmark *
landmark_around(const struct landmarks *landmarks, const struct network *network)
{
	size_t at = landmarks_lower(landmarks, network);

	if (at < landmarks->count && network_compare(&landmarks->items[at].network, network) == 0)
		return &landmarks->items[at];
	while (at > 0 && !network_contains(&landmarks->items[at - 1].network, network))
		at = landmarks->items[at - 1].around;
	return at > 0 ? &landmarks->items[at - 1] : NULL;
}
