#include "document/document.h"

#include "base/bug.h"
#include "base/memory.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 32 };

struct document *
document_new(struct source *source)
{
	struct document *document = arena_alloc(&source->arena, sizeof(*document));

	document->source = source;
	document->index = source->count++;
	if (source->last)
		source->last->next = document;
	else
		source->documents = document;
	source->last = document;
	return document;
}

void
document_discard(struct document *document)
{
	struct source *source = document->source;
	struct document *before = NULL;

	for (struct document *each = source->documents; each != document; each = each->next)
		before = each;
	if (before)
		before->next = NULL;
	else
		source->documents = NULL;
	source->last = before;
	source->count--;
	free(document->nodes);
	document->nodes = NULL;
	document->count = document->capacity = 0;
	arena_drop(&document->arena);
}

struct node *
document_root(const struct document *document)
{
	return document && document->count > 1 ? document->nodes + 1 : NULL;
}

void
document_reserve(struct document *document, uint32_t capacity)
{
	uint64_t bytes = (uint64_t)capacity * sizeof(struct node);

	if (capacity <= document->capacity)
		return;
	if ((size_t)bytes != bytes)
		die("out of memory");
	document->nodes = memory_resize(
		document->nodes, document->capacity * sizeof(struct node), (size_t)bytes);
	document->capacity = capacity;
}

void
document_trim(struct document *document)
{
	uint32_t needed = document->count + 1;

	if (needed >= document->capacity)
		return;
	document->nodes = memory_resize(document->nodes, document->capacity * sizeof(struct node),
		needed * sizeof(struct node));
	document->capacity = needed;
}

/* Half as much again. */
static uint32_t
capacity_after(uint32_t capacity)
{
	if (capacity < FIRST_CAPACITY)
		return FIRST_CAPACITY;
	if (capacity > UINT32_MAX / 3 * 2)
		die("out of memory");
	return capacity + capacity / 2;
}

struct node *
document_slot(struct document *document)
{
	struct node *slot;

	if (document->count + 2 > document->capacity)
		document_reserve(document, capacity_after(document->capacity));
	if (document->count == 0) {
		document->nodes[0] = (struct node){ .at = (const char *)document };
		document->nodes[1] = (struct node){ .kind = NODE_NONE };
		document->count = 1;
	}
	slot = document->nodes + document->count++;
	slot[0] = slot[1] = (struct node){ .kind = NODE_NONE };
	return slot;
}
