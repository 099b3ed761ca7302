#include "document/node.h"

#include "document/document.h"
#include "document/node_hash.h"

static const struct node_extra *
node_extra(const struct node *node)
{
	return node->flags & NODE_EXTRA ? (const struct node_extra *)(uintptr_t)node->at : NULL;
}

/* The node's token in the source, as it is spelt. */
static struct slice
node_token(const struct node *node)
{
	const struct node_extra *extra = node_extra(node);

	return (struct slice){ .at = extra ? extra->at : node->at, .length = node->length };
}

/* A plain YAML scalar begins with neither quote, so a quote is always one of a pair. */
static bool
token_is_quoted(struct slice token)
{
	return token.length >= 2 && (token.at[0] == '"' || token.at[0] == '\'');
}

static struct slice
string_text(const struct node *node)
{
	struct slice token = node_token(node);

	if (token_is_quoted(token))
		return (struct slice){ .at = token.at + 1, .length = token.length - 2 };
	return token;
}

struct slice
node_text_decoded(const struct node *node)
{
	const struct node_extra *extra;

	switch (node_kind(node)) {
	case NODE_NULL: return slice_of("null");
	case NODE_FALSE: return slice_of("false");
	case NODE_TRUE: return slice_of("true");
	case NODE_NUMBER:
	case NODE_STRING:
		extra = node_extra(node);
		if (extra && extra->text.at)
			return extra->text;
		return string_text(node);
	default: return (struct slice){ 0 };
	}
}

bool
node_is(const struct node *node, const char *string)
{
	return node_is_string(node) && slice_is(node_text(node), string);
}

struct slice
node_key(const struct node *node)
{
	const struct node_extra *extra;

	if (!node)
		return (struct slice){ 0 };
	extra = node_extra(node);
	if (extra)
		return extra->key;
	if (node->key_back == 0)
		return (struct slice){ 0 };
	return (struct slice){ .at = node->at - node->key_back, .length = node->key_length };
}

struct node *
node_parent(const struct node *node)
{
	const struct node *parent;

	if (!node || node->parent == 0)
		return NULL;
	parent = node - node->parent;
	return parent->parent == 0 ? NULL : (struct node *)(uintptr_t)parent;
}

struct node *
node_find_hashed(const struct node *object, struct slice key, uint32_t hash)
{
	if (!node_is_object(object))
		return NULL;
	node_each (member, object)
		if (member->hash == hash && slice_equal(node_key(member), key))
			return member;
	return NULL;
}

struct node *
node_find(const struct node *object, struct slice key)
{
	return node_find_hashed(object, key, node_hash_bytes(key.at, key.length));
}

size_t
node_count(const struct node *node)
{
	size_t count = 0;

	node_each (child, node)
		count++;
	return count;
}

bool
node_has_text(const struct node *list, struct slice text)
{
	node_each (item, list) {
		if (slice_equal(node_text(item), text))
			return true;
	}
	return false;
}

uint32_t
node_index(const struct node *node)
{
	return node_is_array(node_parent(node)) ? node->hash : 0;
}

uint32_t
node_hash(struct slice key)
{
	return node_hash_bytes(key.at, key.length);
}

bool
node_is_hollow(const struct node *node)
{
	switch (node_kind(node)) {
	case NODE_NULL: return true;
	case NODE_STRING: return node_text(node).length == 0;
	case NODE_ARRAY:
	case NODE_OBJECT: return !node_first(node);
	default: return false;
	}
}

struct document *
node_document(const struct node *node)
{
	if (!node)
		return NULL;
	while (node->parent != 0)
		node -= node->parent;
	return (struct document *)(uintptr_t)node->at;
}

struct node *
node_root(const struct node *node)
{
	if (!node || node->parent == 0)
		return NULL;
	while (node[-(ptrdiff_t)node->parent].parent != 0)
		node -= node->parent;
	return (struct node *)(uintptr_t)node;
}

static const char *
node_bytes(const struct node *node)
{
	return node_document(node)->source->bytes;
}

static struct range
range_of(const struct node *node, const char *at, size_t length)
{
	uint32_t start = (uint32_t)(at - node_bytes(node));

	return (struct range){ .start = start, .end = start + (uint32_t)length };
}

const struct node *
node_written(const struct node *node)
{
	while (node) {
		const struct node_extra *extra = node_extra(node);

		if (!extra || !extra->origin)
			break;
		node = extra->origin;
	}
	return node;
}

/* Whose key a derived node has: the origin that was given for it, or the one that it speaks for. */
static const struct node *
key_origin(const struct node *node, bool *value)
{
	*value = false;
	while (node && !*value) {
		const struct node_extra *extra = node_extra(node);

		if (!extra || !extra->origin)
			break;
		*value = extra->key_origin && extra->key_is_value;
		node = extra->key_origin ? extra->key_origin : extra->origin;
	}
	return node;
}

struct slice
node_written_key(const struct node *node)
{
	bool value;
	const struct node *origin = key_origin(node, &value);
	struct slice key = value ? node_text(origin) : node_key(origin);

	return key.length > 0 ? key : node_key(node);
}

/* A range of the text that a written node stands in as a range of the file. */
static struct range
range_outside(const struct node *node, struct range range)
{
	const struct node *host = node_document(node)->source->host;

	return host ? node_text_range(host, range.start, range.end - range.start) : range;
}

struct range
node_range(const struct node *node)
{
	struct slice token;

	node = node_written(node);
	if (!node || node->parent == 0)
		return (struct range){ 0 };
	token = node_token(node);
	if (!token.at)
		return (struct range){ 0 };
	return range_outside(node, range_of(node, token.at, token.length));
}

/* The key's token, a value without a key its start, in the text that the node stands in. */
static struct range
written_key_range(const struct node *node)
{
	const struct node_extra *extra = node_extra(node);
	struct slice key = node_key(node);
	struct slice token = node_token(node);

	if (extra && extra->key_at)
		return range_of(node, extra->key_at, extra->key_token);
	if (extra || !key.at)
		return token.at ? range_of(node, token.at, 0) : (struct range){ 0 };
	/* A key in quotes has them on both sides; nothing else has. */
	if (key.at > node_bytes(node) && (key.at[-1] == '"' || key.at[-1] == '\'') &&
		key.at[key.length] == key.at[-1])
		return range_of(node, key.at - 1, key.length + 2);
	return range_of(node, key.at, key.length);
}

struct range
node_key_range(const struct node *node)
{
	bool value;

	node = key_origin(node, &value);
	if (value)
		return node_range(node);
	if (!node || node->parent == 0)
		return (struct range){ 0 };
	return range_outside(node, written_key_range(node));
}
