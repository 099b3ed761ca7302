/* Any bytes as a YAML stream: no crash, every range within the source, links that lead where they
 * say. */
#include "base/bug.h"
#include "base/text.h"
#include "document/document.h"
#include "document/yaml.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
check_range(const struct source *source, struct range range)
{
	if (range.start > range.end || range.end > source->size)
		BUG("a range of %u-%u in %zu bytes", range.start, range.end, source->size);
}

static void
check_node(const struct document *document, const struct node *node)
{
	const struct node *parent = node - node->parent;
	struct slice text = node_text(node);
	struct slice key = node_key(node);
	struct text copy = { 0 };

	if (node->kind == NODE_NONE || node->parent == 0 || node->parent > node - document->nodes)
		BUG("a node without a place");
	if (node->next != 0 && node->next < document->nodes + document->count - node &&
		node[node->next].parent != node->parent + node->next)
		BUG("a sibling with another parent");
	if (node->next >= document->nodes + document->count - node)
		BUG("a sibling behind the last node");
	if (parent != document->nodes && parent->kind < NODE_ARRAY)
		BUG("a child of a scalar");
	if (key.at && node_parent(node) && !(node->flags & NODE_SHADOWED) &&
		(!node_is_object(parent) || node->hash != node_hash(key)))
		BUG("a key out of place");
	check_range(document->source, node_range(node));
	check_range(document->source, node_key_range(node));
	check_range(document->source, node_text_range(node, text.length / 2, 1));
	/* Every byte is read, for the sanitizer; that of the key was above. */
	text_add(&copy, text);
	text_drop(&copy);
}

/* Does the walk over the children end, and within the document? */
static void
check_children(const struct document *document, const struct node *node)
{
	uint32_t items = 0;

	node_each (child, node) {
		if (child <= node || child >= document->nodes + document->count)
			BUG("a child out of the document");
		if (node_is_array(node) && child->hash != items++)
			BUG("an item of another index");
	}
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct limits limits = limits_default;
	struct source source;

	limits.depth = 64;
	limits.nodes = 20000;
	limits.expanded = 5000;
	source_init(&source, "fuzz.yaml", SOURCE_YAML);
	source_set(&source, (struct slice){ .at = (const char *)data, .length = size });
	yaml_read(&source, &limits);
	for (struct document *each = source.documents; each; each = each->next) {
		if (each->count < 2)
			BUG("a document without a root");
		for (uint32_t slot = 1; slot < each->count; slot++) {
			check_node(each, each->nodes + slot);
			check_children(each, each->nodes + slot);
		}
	}
	for (struct problem *each = source.problems; each; each = each->next) {
		check_range(&source, each->range);
		check_range(&source, each->related_range);
	}
	if (source.broken && !source.problems)
		BUG("broken without a problem");
	source_drop(&source);
	return 0;
}
