#include "rule/keys.h"

#include "document/document.h"

static struct keys
keys_of_hash(uint32_t hash)
{
	return (struct keys){ .low = (uint64_t)1 << (hash & 63),
		.high = (uint64_t)1 << (hash >> 6 & 63) };
}

/* The slot behind the last one of the value: nodes stand in the order of the source. NULL for a
 * value that ends with its array, which may be that of a document or a derived one: the zeroed slot
 * behind it tells. */
static const struct node *
value_end(const struct node *value)
{
	const struct node *at = value;

	while (at->next == 0 && at->kind != NODE_NONE)
		at -= at->parent;
	return at->kind != NODE_NONE ? at + at->next : NULL;
}

struct keys
keys_of_value(const struct node *value)
{
	const struct node *end = value_end(value);
	struct keys keys = { 0 };

	/* Items have their index for a hash: bits too many, which does no harm. */
	for (const struct node *at = value + 1; end ? at < end : at->kind != NODE_NONE; at++)
		keys = keys_join(keys, keys_of_hash(at->hash));
	return keys;
}

struct keys
keys_of_fragment(const struct node *fragment)
{
	const struct node *optional = node_find(fragment, slice_of("optional"));
	struct keys keys = { 0 };

	node_each (member, node_find(fragment, slice_of("properties"))) {
		if (node_has_text(optional, node_key(member)))
			continue;
		keys = keys_join(keys, keys_of_hash(member->hash));
		keys = keys_join(keys, keys_of_fragment(member));
	}
	return keys;
}

struct keys
keys_of_key(struct slice key)
{
	return keys_of_hash(node_hash(key));
}

struct keys
keys_of_pointer(struct slice pointer)
{
	struct keys keys = { 0 };

	while (pointer.length > 0) {
		struct slice rest = slice_from(pointer, 1);
		const char *slash = memchr(rest.at, '/', rest.length);
		struct slice token =
			slice_first(rest, slash ? (size_t)(slash - rest.at) : rest.length);

		/* Escapes and numbers are left to the pointer itself. */
		if (token.length > 0 && !memchr(token.at, '~', token.length) &&
			token.at[0] != '*' && (token.at[0] < '0' || token.at[0] > '9'))
			keys = keys_join(keys, keys_of_key(token));
		pointer = slice_from(rest, token.length);
	}
	return keys;
}
