/*
 * Any export in any form. The input is a byte that picks the reading, and the document.
 *
 * Nothing may crash, and whatever is made of a document stands within it: every node of every
 * resource has its range and its pointer there.
 */
#include "base/text.h"
#include "document/pointer.h"
#include "input/input.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct limits limits = {
	.depth = 64,
	.bytes = 1 << 16,
	.nodes = 1 << 14,
	.expanded = 1 << 14,
};

static void
must_stand_within(const struct node *node, const struct source *source)
{
	struct range ranges[] = { node_range(node), node_key_range(node),
		node_text_range(node, 1, 2) };
	struct text pointer = { 0 };

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		if (ranges[i].start > ranges[i].end || ranges[i].end > source->size)
			abort();
	}
	pointer_add(&pointer, NULL, node);
	pointer_add_inner(&pointer, node);
	text_drop(&pointer);
	node_each (child, node)
		must_stand_within(child, source);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct provenance provenance = { 0 };
	struct source source;
	struct input input;

	if (size == 0)
		return 0;
	source_init(&source, data[0] & 2 ? "a/devices/posture.json" : "fuzz.json",
		data[0] & 1 ? SOURCE_YAML : SOURCE_JSONL);
	source_set(&source, (struct slice){ .at = (const char *)data + 1, .length = size - 1 });
	source_parse(&source, &limits);
	input_init(&input, &arena);
	input_unwrap(&input, &source, provenance);
	for (size_t i = 0; i < input.count; i++)
		must_stand_within(input.resources[i].node, &source);
	input_drop(&input);
	source_drop(&source);
	arena_drop(&arena);
	return 0;
}
