#include "document/yaml_tree.h"

#include "base/bug.h"
#include "document/scalar.h"
#include "document/yaml_judge.h"
#include "document/yaml_placeholder.h"

#include <inttypes.h>
#include <stdlib.h>

/* A document may grow freely by so much weight that aliases make, and further while that is at most
 * so many times what is spelt out: a bomb of a hundred bytes is stopped long before the limit. */
enum { FREE_EXPANSION = 100000, RATIO_MOST = 1000, WEIGHT_BYTES = 64 };

/* In most files a value takes so many bytes at least; memory for that many is taken at once. */
enum { BYTES_PER_NODE = 12, GUESS_LEAST = 32, GUESS_MOST = 4096 };

enum {
	NODES_MOST = UINT32_MAX / 4,
	FIRST_FRAMES = 32,
	DEPTH_MOST = 10000,
	KEY_LENGTH_MOST = (1 << 20) - 1
};

void
yaml_tree_init(struct yaml_tree *tree, struct source *source, const struct limits *limits)
{
	*tree = (struct yaml_tree){ .source = source, .limits = limits };
	tree->nodes_most = limits->nodes < NODES_MOST ? limits->nodes : NODES_MOST;
	tree->depth_most = limits->depth < DEPTH_MOST ? limits->depth : DEPTH_MOST;
}

void
yaml_tree_drop(struct yaml_tree *tree)
{
	free(tree->frames);
	anchors_drop(&tree->anchors);
	merge_drop(&tree->merge);
}

void
yaml_tree_begin(struct yaml_tree *tree)
{
	tree->document = NULL;
	tree->written = 0;
	tree->expanded = 0;
	tree->cyclic = false;
	anchors_clear(&tree->anchors);
}

void
yaml_tree_end(struct yaml_tree *tree)
{
	if (tree->document)
		document_trim(tree->document);
}

/* The innermost open container, NULL before the root. */
static struct yaml_frame *
tree_top(const struct yaml_tree *tree)
{
	return tree->depth ? tree->frames + tree->depth - 1 : NULL;
}

static bool
tree_awaits(const struct yaml_tree *tree, enum yaml_place place)
{
	return tree->depth && tree_top(tree)->place == place;
}

static void
tree_stop_full(struct yaml_tree *tree, struct range range)
{
	source_problem(tree->source, "too-many-nodes", range,
		"the document holds more than %" PRIu64 " values", tree->nodes_most);
	tree->stopped = true;
}

/* May the document have `count` nodes more? */
static inline bool
tree_has_room(struct yaml_tree *tree, uint64_t count, struct range range)
{
	if (!tree->document || tree->document->count + count <= tree->nodes_most + 1)
		return true;
	tree_stop_full(tree, range);
	return false;
}

static bool
tree_may_nest(struct yaml_tree *tree, uint32_t height, struct range range)
{
	if (tree->depth + height <= tree->depth_most)
		return true;
	source_problem(tree->source, "too-deep", range, "nested deeper than %" PRIu32 " levels",
		tree->depth_most);
	tree->stopped = true;
	return false;
}

/* Gives the node what does not fit into it. Text and key may have `at` NULL. */
static void
tree_add_extra(struct yaml_tree *tree, struct node *node, struct slice text, struct slice key,
	struct range key_range)
{
	struct node_extra *extra = arena_alloc(&tree->document->arena, sizeof(*extra));

	extra->text = text;
	extra->at = node->at;
	if (key.at) {
		extra->key = key;
		extra->key_at = tree->source->bytes + key_range.start;
		extra->key_token = key_range.end - key_range.start;
	}
	node->at = (const char *)extra;
	node->flags |= NODE_EXTRA;
}

/* Gives a value its text, where that is not what its bytes spell, and the key that waits for it. */
static void
tree_name(struct yaml_tree *tree, struct node *node, struct slice text)
{
	const struct yaml_token *key = &tree->key;

	node->hash = node_hash(key->text);
	if (!text.at && key->view && key->text.at < node->at &&
		key->text.length <= KEY_LENGTH_MOST) {
		node->key_back = (uint32_t)(node->at - key->text.at);
		node->key_length = (unsigned)key->text.length;
		return;
	}
	tree_add_extra(tree, node, text, key->text, key->range);
}

/* Links a new node into the innermost container. */
static void
tree_link(struct yaml_tree *tree, struct yaml_frame *frame, uint32_t slot)
{
	struct node *nodes = tree->document->nodes;

	nodes[slot].parent = slot - frame->slot;
	if (frame->last)
		nodes[frame->last].next = slot - frame->last;
	frame->last = slot;
}

/* A value of a mapping: the next node will be a key. Returns whether it has a key itself. */
static bool
frame_take_value(struct yaml_frame *frame, uint32_t slot, struct range key)
{
	bool named = !frame->keyless;

	if (frame->merges) {
		frame->merge = slot;
		frame->merge_range = key;
	}
	frame->place = YAML_KEY;
	frame->keyless = frame->merges = false;
	return named;
}

static void
tree_make_document(struct yaml_tree *tree)
{
	size_t guess;

	if (tree->document)
		return;
	guess = tree->source->size / BYTES_PER_NODE;
	tree->document = document_new(tree->source);
	/* The first document is mostly the only one. */
	if (tree->document->index == 0 && guess >= GUESS_LEAST)
		document_reserve(
			tree->document, (uint32_t)(guess < GUESS_MOST ? guess : GUESS_MOST));
}

/* Adds the next node, which stands at `range`, with its text where the bytes there do not spell it.
 * What stands in a mapping without a key is shadowed. Valid until the next one. */
static struct node *
tree_add(struct yaml_tree *tree, enum node_kind kind, struct range range, struct slice text)
{
	struct yaml_frame *frame = tree_top(tree);
	struct slice none = { 0 };
	struct node *node;
	uint32_t slot;

	tree_make_document(tree);
	node = document_slot(tree->document);
	slot = tree->document->count - 1;
	node->kind = kind;
	node->at = tree->source->bytes + range.start;
	node->length = range.end - range.start;
	node->parent = slot;
	tree->written += 1 + node->length / WEIGHT_BYTES;
	if (frame)
		tree_link(tree, frame, slot);
	if (frame && frame->place == YAML_ITEM)
		node->hash = frame->items++;
	if (frame && frame->place == YAML_VALUE && frame_take_value(frame, slot, tree->key.range)) {
		tree_name(tree, node, text);
		return node;
	}
	if (frame && frame->place != YAML_ITEM)
		node->flags |= NODE_SHADOWED;
	if (text.at)
		tree_add_extra(tree, node, text, none, range);
	return node;
}

static uint64_t
tree_weight(const struct yaml_tree *tree)
{
	return tree->written + tree->expanded;
}

static uint32_t
tree_add_anchor(struct yaml_tree *tree, struct slice name)
{
	struct slice copy = { .length = name.length };

	if (name.length == 0)
		return 0;
	copy.at = arena_copy(&tree->document->arena, name);
	return anchors_add(&tree->anchors, copy, tree->document->count - 1);
}

/* The text of a scalar node where its bytes do not spell it, else at NULL. */
static struct slice
scalar_text(struct yaml_tree *tree, const struct yaml_token *token, enum node_kind kind)
{
	struct arena *arena = &tree->document->arena;
	struct slice text = token->text;

	if (kind == NODE_NUMBER) {
		text = scalar_number(arena, token->text);
		if (text.at == token->text.at && token->view && token->plain)
			text.at = NULL;
		else if (text.at == token->text.at)
			text.at = arena_copy(arena, text);
		return text;
	}
	if (kind != NODE_STRING || (token->view && token->range.end > token->range.start))
		return (struct slice){ 0 };
	text.at = arena_copy(arena, text);
	return text;
}

static void
tree_value(struct yaml_tree *tree, const struct yaml_token *token)
{
	struct scalar scalar = scalar_resolve(token->text, token->tag, token->plain);
	uint64_t before = tree_weight(tree);
	struct slice text;
	struct node *node;
	uint32_t anchor;
	uint32_t slot;

	tree_make_document(tree);
	text = scalar_text(tree, token, scalar.kind);
	node = tree_add(tree, scalar.kind, token->range, text);
	slot = (uint32_t)(node - tree->document->nodes);
	if (scalar.unknown)
		node->flags |= NODE_UNKNOWN;
	anchor = tree_add_anchor(tree, token->anchor);
	if (anchor)
		anchors_close(&tree->anchors, anchor, tree->document->count, 0,
			tree_weight(tree) - before);
	if (scalar.misfit)
		yaml_judge_misfit(tree->source, token, slot);
	if (!tree->quiet)
		yaml_judge_word(tree->source, token, scalar.kind, slot);
}

/* The key, whose text lives as long as the document, waits for its value. */
static void
tree_hold_key(struct yaml_tree *tree, const struct yaml_token *key)
{
	tree->key.range = key->range;
	tree->key.text = key->text;
	tree->key.view = key->view;
	tree_top(tree)->place = YAML_VALUE;
}

static bool
is_merge_key(const struct yaml_token *token)
{
	return token->plain && slice_is(token->text, "<<") &&
	       (!token->tag || strcmp(token->tag, "tag:yaml.org,2002:merge") == 0);
}

static void
tree_key(struct yaml_tree *tree, const struct yaml_token *token)
{
	/* What an anchor marks is a node: here one that no walk meets. */
	if (token->anchor.length != 0)
		tree_value(tree, token);
	if (is_merge_key(token)) {
		tree_top(tree)->merges = true;
	} else {
		enum node_kind kind = scalar_resolve(token->text, token->tag, token->plain).kind;

		if (!tree->quiet)
			yaml_judge_key(tree->source, token, kind, tree->document->count);
		if (token->anchor.length == 0 && !tree->quiet)
			yaml_judge_word(tree->source, token, kind, tree->document->count);
	}
	tree_hold_key(tree, token);
	if (!token->view)
		tree->key.text.at = arena_copy(&tree->document->arena, token->text);
}

void
yaml_tree_scalar(struct yaml_tree *tree, const struct yaml_token *token)
{
	if (!tree_has_room(tree, 1, token->range))
		return;
	if (tree_awaits(tree, YAML_KEY))
		tree_key(tree, token);
	else
		tree_value(tree, token);
	tree->end = token->range.end;
}

static struct yaml_frame *
tree_push(struct yaml_tree *tree)
{
	if (tree->depth == tree->capacity) {
		tree->capacity = tree->capacity ? tree->capacity * 2 : FIRST_FRAMES;
		tree->frames = realloc(tree->frames, tree->capacity * sizeof(*tree->frames));
		if (!tree->frames)
			die("out of memory");
	}
	return tree->frames + tree->depth++;
}

void
yaml_tree_open(
	struct yaml_tree *tree, enum node_kind kind, bool flow, const struct yaml_token *token)
{
	bool is_key = tree_awaits(tree, YAML_KEY);
	uint64_t before = tree_weight(tree);
	struct yaml_frame *frame;
	struct node *node;

	if (!tree_has_room(tree, 1, token->range) || !tree_may_nest(tree, 1, token->range))
		return;
	node = tree_add(tree, kind, token->range, (struct slice){ 0 });
	if (!scalar_tag_is_container(token->tag))
		node->flags |= NODE_UNKNOWN;
	if (is_key) {
		tree_top(tree)->place = YAML_VALUE;
		tree_top(tree)->keyless = true;
		tree->quiet++;
	}
	frame = tree_push(tree);
	*frame = (struct yaml_frame){
		.slot = tree->document->count - 1,
		.start = token->range.start,
		.weight = before,
		.anchor = tree_add_anchor(tree, token->anchor),
		.place = kind == NODE_OBJECT ? YAML_KEY : YAML_ITEM,
		.flow = flow,
		.is_key = is_key,
	};
	frame->anchors = tree->anchors.count;
	tree->end = token->range.end;
}

/* Counts what an alias is about to repeat. */
static bool
tree_may_expand(struct yaml_tree *tree, uint64_t weight, struct range range)
{
	tree->expanded += weight;
	if (tree->expanded <= tree->limits->expanded &&
		(tree->expanded <= FREE_EXPANSION || tree->expanded / RATIO_MOST <= tree->written))
		return tree_has_room(tree, weight, range);
	yaml_judge_expansion(tree->source, range);
	tree->stopped = true;
	return false;
}

static void
tree_merge(struct yaml_tree *tree, struct yaml_frame *frame)
{
	struct document *document = tree->document;
	bool fits;
	uint64_t weight = merge_collect(&tree->merge, document, frame->slot, frame->merge, &fits);

	if (!fits && document->nodes[frame->merge].flags & NODE_UNKNOWN)
		document->nodes[frame->merge].flags |= NODE_SHADOWED;
	if (fits && tree_may_expand(tree, weight, frame->merge_range))
		merge_apply(&tree->merge, document, frame->slot, frame->merge, frame->last);
}

/* A container was read as a key. */
static void
tree_refuse_key(struct yaml_tree *tree, const struct node *key)
{
	if (!tree->quiet)
		yaml_judge_container_key(tree->source, node_kind(key), node_range(key),
			(uint32_t)(node_parent(key) - tree->document->nodes));
}

/* A mapping has all its members. */
static void
tree_settle(struct yaml_tree *tree, struct yaml_frame *frame, uint32_t end)
{
	if (yaml_placeholder_whole(tree, frame, end)) {
		yaml_placeholder_fold(tree->document, frame->slot);
		return;
	}
	if (frame->placeholder)
		tree_refuse_key(tree, tree->document->nodes + frame->slot + 1);
	merge_find_repeats(&tree->merge, tree->document, frame->slot);
	if (tree->merge.repeat_count != 0 && !tree->quiet)
		yaml_judge_repeats(tree->document, &tree->merge);
	if (frame->merge)
		tree_merge(tree, frame);
}

static void
node_end(struct yaml_tree *tree, const struct yaml_frame *frame, uint32_t end)
{
	tree->document->nodes[frame->slot].length = end > frame->start ? end - frame->start : 0;
}

/* A placeholder that stands as a key is one, spelt as the source has it. */
static void
tree_hold_placeholder(struct yaml_tree *tree, const struct node *node)
{
	struct yaml_token key = {
		.range = node_range(node), .text = node_text(node), .view = true
	};

	tree_top(tree)->keyless = false;
	tree_hold_key(tree, &key);
}

/* A container that stands as a key has been read; `frame` is no longer on the stack. */
static void
tree_close_key(struct yaml_tree *tree, const struct yaml_frame *frame)
{
	struct yaml_frame *outer = tree_top(tree);
	const struct node *node = tree->document->nodes + frame->slot;

	tree->quiet--;
	if (node_is_string(node))
		tree_hold_placeholder(tree, node);
	else if (yaml_placeholder_inner(tree, outer, frame))
		outer->placeholder = true;
	else
		tree_refuse_key(tree, node);
}

void
yaml_tree_close(struct yaml_tree *tree, uint32_t end)
{
	struct yaml_frame frame = *tree_top(tree);
	struct yaml_frame *outer;

	if (!frame.flow)
		end = tree->end;
	node_end(tree, &frame, end);
	if (frame.place == YAML_KEY)
		tree_settle(tree, &frame, end);
	if (frame.anchor)
		anchors_close(&tree->anchors, frame.anchor, tree->document->count, frame.height + 1,
			tree_weight(tree) - frame.weight);
	tree->depth--;
	if (frame.is_key)
		tree_close_key(tree, &frame);
	outer = tree_top(tree);
	if (outer && outer->height < frame.height + 1)
		outer->height = frame.height + 1;
	tree->end = end;
}

void
yaml_tree_break(struct yaml_tree *tree, uint32_t end)
{
	if (end < tree->end)
		end = tree->end;
	if (tree->document && tree->depth > 0)
		tree->document->partial = true;
	while (tree->depth > 0) {
		node_end(tree, tree_top(tree), end);
		tree->depth--;
	}
	yaml_tree_end(tree);
}

/* An alias of what cannot be a key, or of what holds it itself. */
static void
tree_add_hollow(struct yaml_tree *tree, struct range range)
{
	bool is_key = tree_awaits(tree, YAML_KEY);
	struct node *node = tree_add(tree, NODE_NULL, range, (struct slice){ 0 });

	node->flags |= NODE_UNKNOWN;
	if (is_key) {
		tree_top(tree)->place = YAML_VALUE;
		tree_top(tree)->keyless = true;
	}
}

static void
tree_alias_cyclic(struct yaml_tree *tree, const struct anchor *anchor, struct range range)
{
	if (!tree->cyclic)
		yaml_judge_cyclic_alias(tree->source, range,
			node_range(tree->document->nodes + anchor->slot).start);
	tree->cyclic = true;
	tree_add_hollow(tree, range);
}

/* An alias as a key. */
static void
tree_alias_key(struct yaml_tree *tree, const struct anchor *anchor, struct range range)
{
	const struct node *node = tree->document->nodes + anchor->slot;
	enum node_kind kind = node_kind(node);
	struct yaml_token token = { .range = range, .text = node_text(node) };

	if (kind >= NODE_ARRAY) {
		if (!tree->quiet)
			yaml_judge_container_key(tree->source, kind, range, tree_top(tree)->slot);
		tree_add_hollow(tree, range);
		return;
	}
	if (!tree_may_expand(tree, token.text.length / WEIGHT_BYTES, range))
		return;
	if (!tree->quiet)
		yaml_judge_key(tree->source, &token, kind, tree->document->count);
	tree_hold_key(tree, &token);
}

/* An alias as a value: a copy, whose ranges are those of what the anchor marks. */
static void
tree_alias_value(struct yaml_tree *tree, const struct anchor *anchor)
{
	struct node target = tree->document->nodes[anchor->slot];
	const struct node_extra *extra =
		target.flags & NODE_EXTRA ? (const struct node_extra *)target.at : NULL;
	const char *at = extra ? extra->at : target.at;
	struct range range = { .start = (uint32_t)(at - tree->source->bytes) };
	uint64_t written = tree->written;
	struct slice text = { 0 };
	struct node *node;

	range.end = range.start + target.length;
	if (extra)
		text = extra->text;
	node = tree_add(tree, (enum node_kind)target.kind, range, text);
	node->flags |= target.flags & NODE_UNKNOWN;
	tree->written = written;
	if (anchor->end > anchor->slot + 1)
		alias_copy(tree->document, anchor->slot + 1, anchor->end);
}

static void
tree_alias(struct yaml_tree *tree, const struct anchor *anchor, struct range range)
{
	struct yaml_frame *frame = tree_top(tree);
	bool merges = frame && frame->merges;

	if (anchor->end == 0) {
		tree_alias_cyclic(tree, anchor, range);
		return;
	}
	if (tree_awaits(tree, YAML_KEY)) {
		tree_alias_key(tree, anchor, range);
		return;
	}
	if (!tree_may_nest(tree, anchor->height, range) ||
		!tree_may_expand(tree, anchor->weight, range))
		return;
	if (frame && frame->height < anchor->height)
		frame->height = anchor->height;
	tree_alias_value(tree, anchor);
	if (merges)
		frame->merge_range = range;
}

void
yaml_tree_alias(struct yaml_tree *tree, struct slice name, struct range range)
{
	const struct anchor *anchor = anchors_find(&tree->anchors, name);

	if (!tree_has_room(tree, 1, range))
		return;
	if (!anchor) {
		yaml_judge_stray_alias(tree->source, name, range);
		tree->stopped = true;
		return;
	}
	tree_alias(tree, anchor, range);
	tree->end = range.end;
}
