#include "document/yaml_placeholder.h"

bool
yaml_placeholder_inner(const struct yaml_tree *tree, const struct yaml_frame *outer,
	const struct yaml_frame *inner)
{
	const struct node *key = tree->document->nodes + inner->slot;
	const struct node *value = key + 1;

	return outer->flow && inner->flow && inner->slot == outer->slot + 1 &&
	       inner->start == outer->start + 1 && tree->source->bytes[outer->start] == '{' &&
	       key->kind == NODE_OBJECT && tree->document->count == inner->slot + 2 &&
	       value->kind == NODE_NULL && value->length == 0;
}

bool
yaml_placeholder_whole(const struct yaml_tree *tree, const struct yaml_frame *frame, uint32_t end)
{
	const struct node *value = tree->document->nodes + frame->last;

	/* An anchor inside would lead to nodes that are no more. */
	return frame->placeholder && tree->document->count == frame->slot + 4 &&
	       value->kind == NODE_NULL && value->length == 0 &&
	       tree->source->bytes[end - 2] == '}' && tree->anchors.count == frame->anchors;
}

void
yaml_placeholder_fold(struct document *document, uint32_t slot)
{
	struct node *node = document->nodes + slot;

	document->count = slot + 1;
	document->nodes[document->count] = (struct node){ .kind = NODE_NONE };
	node->kind = NODE_STRING;
	node->flags |= NODE_UNKNOWN;
}
