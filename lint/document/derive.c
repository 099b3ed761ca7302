#include "document/derive.h"

#include "base/bug.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 64 };

void
derive_init(struct derive *derive, struct document *document)
{
	*derive = (struct derive){ .document = document };
}

void
derive_drop(struct derive *derive)
{
	free(derive->nodes);
	*derive = (struct derive){ 0 };
}

/* Makes room for one more node, and for the slot before the first. */
static void
derive_reserve(struct derive *derive)
{
	if (derive->count + 2 > derive->capacity) {
		uint32_t capacity = derive->capacity ? derive->capacity * 2 : FIRST_CAPACITY;

		derive->nodes = realloc(derive->nodes, capacity * sizeof(*derive->nodes));
		if (!derive->nodes || capacity < derive->capacity)
			die("out of memory");
		derive->capacity = capacity;
	}
	if (derive->count == 0)
		derive->nodes[derive->count++] =
			(struct node){ .at = (const char *)derive->document };
}

/* The number of the newest child, told by the length of its container, which derived nodes do not
 * need for anything else. */
static uint32_t *
newest_child(struct derive *derive, uint32_t container)
{
	return &derive->nodes[container].length;
}

/* Hangs the newest node below the open container, or makes it the root. */
static void
derive_link(struct derive *derive, uint32_t slot, struct slice key)
{
	struct node *node = &derive->nodes[slot];
	struct node *parent = &derive->nodes[derive->open];
	uint32_t *newest = newest_child(derive, derive->open);

	node->parent = slot - derive->open;
	if (derive->open == 0)
		return;
	if (*newest != 0)
		derive->nodes[*newest].next = slot - *newest;
	if (parent->kind == NODE_OBJECT)
		node->hash = node_hash(key);
	else
		node->hash = *newest != 0 ? derive->nodes[*newest].hash + 1 : 0;
	*newest = slot;
}

static struct node *
derive_add(struct derive *derive, enum node_kind kind, struct derive_key key, struct slice text,
	const struct node *origin)
{
	struct node_extra *extra = arena_alloc(&derive->document->arena, sizeof(*extra));
	uint32_t slot;

	derive_reserve(derive);
	slot = derive->count++;
	*extra = (struct node_extra){
		.text = text,
		.key = key.name,
		.origin = origin,
		.key_origin = key.origin,
		.key_is_value = key.value,
	};
	derive->nodes[slot] = (struct node){
		.at = (const char *)extra,
		.kind = kind,
		.flags = NODE_EXTRA | (origin->flags & (NODE_UNKNOWN | NODE_SECRET)),
	};
	derive_link(derive, slot, key.name);
	return &derive->nodes[slot];
}

void
derive_open(struct derive *derive, enum node_kind kind, struct derive_key key,
	const struct node *origin)
{
	derive_add(derive, kind, key, (struct slice){ 0 }, origin);
	derive->open = derive->count - 1;
}

void
derive_close(struct derive *derive)
{
	if (derive->open == 0)
		BUG("nothing to close");
	derive->open -= derive->nodes[derive->open].parent;
}

void
derive_scalar(struct derive *derive, struct derive_key key, enum node_kind kind, struct slice text,
	const struct node *origin)
{
	derive_add(derive, kind, key, text, origin);
}

void
derive_unknown(struct derive *derive, struct derive_key key, const struct node *origin)
{
	/* Text, as an unquoted placeholder is, and the words that Terraform has for it. */
	derive_add(derive, NODE_STRING, key, slice_of("(known after apply)"), origin)->flags |=
		NODE_UNKNOWN;
}

/* Recurses along the nesting, which the readers limit. */
void
derive_copy(struct derive *derive, struct derive_key key, const struct node *origin)
{
	enum node_kind kind = node_kind(origin);
	bool container = kind == NODE_OBJECT || kind == NODE_ARRAY;
	struct slice text = node_text(origin);

	if (!container) {
		derive_add(derive, kind, key, text.at ? text : slice_of(""), origin);
		return;
	}
	derive_open(derive, kind, key, origin);
	node_each (child, origin)
		derive_copy(derive, (struct derive_key){ .name = node_key(child) }, child);
	derive_close(derive);
}

struct node *
derive_finish(struct derive *derive)
{
	struct arena *arena = &derive->document->arena;
	struct node *nodes;

	if (derive->open != 0 || derive->count < 2)
		BUG("a derived tree is not finished");
	/* One more, zeroed, stands behind the last. */
	nodes = arena_array(arena, derive->count + 1, sizeof(*nodes));
	memcpy(nodes, derive->nodes, derive->count * sizeof(*nodes));
	derive->count = 0;
	return nodes + 1;
}
