#include "document/alias.h"

#include "base/bug.h"

#include <stdlib.h>

enum { FIRST_ANCHORS = 16 };

void
anchors_clear(struct anchors *anchors)
{
	if (anchors->count != 0)
		memset(anchors->buckets, 0, anchors->bucket_count * sizeof(*anchors->buckets));
	anchors->count = 0;
}

void
anchors_drop(struct anchors *anchors)
{
	free(anchors->list);
	free(anchors->buckets);
	*anchors = (struct anchors){ 0 };
}

static void
anchors_link(struct anchors *anchors, uint32_t number)
{
	struct anchor *anchor = anchors->list + number - 1;
	uint32_t *bucket = anchors->buckets + (anchor->hash & (anchors->bucket_count - 1));

	anchor->older = *bucket;
	*bucket = number;
}

/* Twice the room, and as many buckets. */
static void
anchors_grow(struct anchors *anchors)
{
	uint32_t capacity = anchors->capacity ? anchors->capacity * 2 : FIRST_ANCHORS;

	anchors->list = realloc(anchors->list, capacity * sizeof(*anchors->list));
	free(anchors->buckets);
	anchors->buckets = calloc(capacity, sizeof(*anchors->buckets));
	if (!anchors->list || !anchors->buckets)
		die("out of memory");
	anchors->capacity = anchors->bucket_count = capacity;
	for (uint32_t number = 1; number <= anchors->count; number++)
		anchors_link(anchors, number);
}

uint32_t
anchors_add(struct anchors *anchors, struct slice name, uint32_t slot)
{
	if (anchors->count == anchors->capacity)
		anchors_grow(anchors);
	anchors->list[anchors->count] = (struct anchor){
		.name = name,
		.hash = node_hash(name),
		.slot = slot,
	};
	anchors_link(anchors, ++anchors->count);
	return anchors->count;
}

void
anchors_close(
	struct anchors *anchors, uint32_t number, uint32_t end, uint32_t height, uint64_t weight)
{
	struct anchor *anchor = anchors->list + number - 1;

	anchor->end = end;
	anchor->height = height;
	anchor->weight = weight;
}

const struct anchor *
anchors_find(const struct anchors *anchors, struct slice name)
{
	uint32_t hash = node_hash(name);
	uint32_t number;

	if (anchors->count == 0)
		return NULL;
	number = anchors->buckets[hash & (anchors->bucket_count - 1)];
	while (number != 0) {
		const struct anchor *anchor = anchors->list + number - 1;

		if (anchor->hash == hash && slice_equal(anchor->name, name))
			return anchor;
		number = anchor->older;
	}
	return NULL;
}

uint32_t
alias_copy(struct document *document, uint32_t from, uint32_t end)
{
	uint32_t first = document->count;
	uint32_t needed = first + (end - from) + 1;

	if (needed > document->capacity) {
		uint32_t grown = document->capacity + document->capacity / 2;

		document_reserve(document, grown > needed ? grown : needed);
	}
	memcpy(document->nodes + first, document->nodes + from, (end - from) * sizeof(struct node));
	document->count = needed - 1;
	document->nodes[document->count] = (struct node){ .kind = NODE_NONE };
	return first;
}
