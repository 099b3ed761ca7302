/*
 * A node is one value of a document, read from JSON or YAML alike.
 *
 * The nodes of a document stand in one array in the order of the source; a node reaches its parent
 * and its next sibling by a distance within that array, its first child is the node after it, which
 * is told by its parent lying one back. So behind the last node of every array, also a derived one,
 * stands a zeroed slot, and before the first one a slot of kind NODE_NONE whose `at` is the
 * document. Text is a view into the source wherever the source spells it plainly; what had to be
 * decoded, renamed or copied stands in a `node_extra`.
 *
 * All functions are total: NULL in gives "not there" out, and so does a question that does not fit
 * the node's kind. A rule cannot crash on an odd shape.
 */
#ifndef ZTLINT_DOCUMENT_NODE_H
#define ZTLINT_DOCUMENT_NODE_H

#include "base/slice.h"
#include "document/node_hash.h"

#include <stdint.h>

struct document;

enum node_kind {
	NODE_NONE, /* not there; also the slot before the root, which leads to the document */
	NODE_NULL,
	NODE_FALSE,
	NODE_TRUE,
	NODE_NUMBER,
	NODE_STRING,
	NODE_ARRAY,
	NODE_OBJECT,
};

enum node_flag {
	NODE_EXTRA = 1, /* `at` leads to a node_extra instead of the source */
	NODE_SHADOWED = 2, /* a later member of the same key counts; no walk meets this one */
	NODE_REFUSED = 4, /* its own value failed the schema: rules do not read it */
	NODE_UNKNOWN = 8, /* not known yet (plan, placeholder): nothing holds against it */
	NODE_SECRET = 16, /* its source says that it is a secret (Terraform): never printed */
};

/* 32 bytes. Readers fill it; all others use the functions below. */
struct node {
	const char *at; /* its first byte in the source, or a struct node_extra */
	uint32_t length; /* bytes of the token with its quotes, of a container with both signs */
	uint32_t key_back; /* from the key's text (after its quote) to `at`; 0 without a key */
	unsigned kind : 4;
	unsigned flags : 8;
	unsigned key_length : 20; /* longer keys go to an extra */
	uint32_t next; /* distance to the next sibling, 0 for the last */
	uint32_t parent; /* distance back to the parent; 0 only in the slot before the root */
	uint32_t hash; /* of a member: node_hash of its key; of an item: its index */
};

/* What does not fit into a node: decoded or generated text, keys from elsewhere. With it, the
 * node's own key_back and key_length are not read. A derived node has its text and its key here
 * and asks its origins for everything about the source. */
struct node_extra {
	struct slice text; /* the decoded text of a scalar; at NULL: as the token spells it */
	struct slice key; /* the decoded key; at NULL where there is none */
	const char *at; /* the token in the source, and its length in node.length */
	const char *key_at; /* the key's token in the source with its quotes; may be NULL */
	uint32_t key_token; /* its length */
	const struct node *origin; /* for a derived node: whom it speaks for, else NULL */
	const struct node
		*key_origin; /* whose key it has, where that is not its origin's; or NULL */
	bool key_is_value; /* its key is the value of key_origin: the name of a property */
};

/* A range of bytes of the source, the end exclusive. */
struct range {
	uint32_t start;
	uint32_t end;
};

static inline enum node_kind
node_kind(const struct node *node)
{
	return node ? (enum node_kind)node->kind : NODE_NONE;
}

static inline bool
node_is_string(const struct node *node)
{
	return node && node->kind == NODE_STRING;
}

static inline bool
node_is_object(const struct node *node)
{
	return node && node->kind == NODE_OBJECT;
}

static inline bool
node_is_array(const struct node *node)
{
	return node && node->kind == NODE_ARRAY;
}

/* The decoded text of a string, the source text of a number, "true", "false", "null"; else empty.
 */
static inline struct slice node_text(const struct node *node);

/* Is it a string, and is it this one? */
bool node_is(const struct node *node, const char *string);

/* Is it the boolean true (false)? */
static inline bool
node_is_true(const struct node *node)
{
	return node && node->kind == NODE_TRUE;
}

static inline bool
node_is_false(const struct node *node)
{
	return node && node->kind == NODE_FALSE;
}

/* The decoded key of a member, else empty. */
struct slice node_key(const struct node *node);

/* First child and next sibling as written, without shadowed members; NULL past the last. These see
 * refused nodes: they serve engines. */
static inline struct node *node_first(const struct node *node);
static inline struct node *node_next(const struct node *node);
struct node *node_parent(const struct node *node);

#define node_each(child, container)                                                                \
	for (struct node *child = node_first(container); child; child = node_next(child))

/* The member of that key, or NULL; `node_find` sees refused ones too, `node_get`, which rules use,
 * does not. */
struct node *node_find(const struct node *object, struct slice key);
static inline struct node *node_get(const struct node *object, const char *key);

/* node_find for a key whose node_hash is known. */
struct node *node_find_hashed(const struct node *object, struct slice key, uint32_t hash);

/* How many members or items, shadowed ones not counted; linear. */
size_t node_count(const struct node *node);

/* Has the list (the object) an item (a member) with that text? */
bool node_has_text(const struct node *list, struct slice text);

/* The place of an item in its list, from 0; 0 for others. */
uint32_t node_index(const struct node *node);

/* The hash of a key, as node.hash holds it. */
uint32_t node_hash(struct slice key); /* not seeded: equal for equal bytes in every run */

/* Null, "", [] or {}: what exporters write for "not set". */
bool node_is_hollow(const struct node *node);

/* Were the kinds, texts and children equal, member order aside? Numbers by value: 1.0 equals 1. */
bool node_equal(const struct node *a, const struct node *b);

/* The document it belongs to. NULL only for NULL. */
struct document *node_document(const struct node *node);

/* The root of its document. */
struct node *node_root(const struct node *node);

/* The node that stands in a text as it is: for a derived one that of its origins which is not
 * derived itself, else the node. It may stand in a text within a text (see source.host). */
const struct node *node_written(const struct node *node);

/* The key as the user wrote it: that of the origin for a derived node whose origin has one. */
struct slice node_written_key(const struct node *node);

/* Where its value (its key, quotes included) stands in the source; in the file, also for what a
 * text within it says. A value without a key answers the start of the value with length 0 for its
 * key. */
struct range node_range(const struct node *node);
struct range node_key_range(const struct node *node);

/* The source range of `length` bytes from byte `at` of the decoded text: escapes are walked over,
 * so that a caret inside a string stands at the right byte. With length 0 the range is empty. */
struct range node_text_range(const struct node *node, size_t at, size_t length);

/* The rest of the walks, here because every loop over a document is made of them. */

/* The node, or the first behind it that no later equal key shadows. The last of equal keys counts,
 * so no walk ends on a shadowed member; a derived one might. */
static inline struct node *
node_unshadowed(const struct node *node)
{
	while (node->flags & NODE_SHADOWED && node->next != 0)
		node += node->next;
	return node->flags & NODE_SHADOWED ? NULL : (struct node *)(uintptr_t)node;
}

static inline struct node *
node_first(const struct node *node)
{
	if (!node || node->kind < NODE_ARRAY || node[1].parent != 1)
		return NULL;
	return node_unshadowed(node + 1);
}

static inline struct node *
node_next(const struct node *node)
{
	if (!node || node->next == 0)
		return NULL;
	return node_unshadowed(node + node->next);
}

/* node_text for what is not a string spelt plainly in the source. */
struct slice node_text_decoded(const struct node *node);

/* Most texts are views into the source. A plain YAML scalar begins with neither quote, so a quote
 * is always one of a pair. */
static inline struct slice
node_text(const struct node *node)
{
	if (!node || node->kind != NODE_STRING || node->flags & NODE_EXTRA)
		return node_text_decoded(node);
	if (node->length >= 2 && (node->at[0] == '"' || node->at[0] == '\''))
		return (struct slice){ .at = node->at + 1, .length = node->length - 2 };
	return (struct slice){ .at = node->at, .length = node->length };
}

/* Here, so that the compiler works out the hashes of the keys that rules name. */
static inline struct node *
node_get(const struct node *object, const char *key)
{
	struct slice name = slice_of(key);
	struct node *member = node_find_hashed(object, name, node_hash_bytes(name.at, name.length));

	return member && !(member->flags & NODE_REFUSED) ? member : NULL;
}

#endif
