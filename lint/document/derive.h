/*
 * Derived trees: the shape of the API made from another one.
 *
 * Each derived node has an origin, the node whose bytes, pointer and name it speaks for. Trees are
 * built from the root down, each node with the key that it has in the new shape; what need not
 * change is copied. The nodes live in the arena of the document that the origins belong to.
 */
#ifndef ZTLINT_DOCUMENT_DERIVE_H
#define ZTLINT_DOCUMENT_DERIVE_H

#include "document/document.h"

/* A tree under construction; may be used for one after another. */
struct derive {
	struct document *document;
	struct node *nodes; /* malloc; [0] is the slot before the root */
	uint32_t count;
	uint32_t capacity;
	uint32_t open; /* the innermost open container, 0 for none */
};

/* The key of a member. In a list, and for the root, none is given. */
struct derive_key {
	struct slice name; /* kept, not copied */
	const struct node
		*origin; /* whose key it is, where that is not the origin's own; or NULL */
	bool value; /* it is the value of `origin` instead */
};

void derive_init(struct derive *derive, struct document *document);
void derive_drop(struct derive *derive);

/* Adds an object or a list; what follows goes into it until it is closed. */
void derive_open(struct derive *derive, enum node_kind kind, struct derive_key key,
	const struct node *origin);
void derive_close(struct derive *derive);

/* Adds the node with all that is in it. */
void derive_copy(struct derive *derive, struct derive_key key, const struct node *origin);

/* Adds a scalar that says something else than its origin; the text is kept, not copied. */
void derive_scalar(struct derive *derive, struct derive_key key, enum node_kind kind,
	struct slice text, const struct node *origin);

/* Adds a value that is not known yet. */
void derive_unknown(struct derive *derive, struct derive_key key, const struct node *origin);

/* The root of the finished tree; the builder is empty again. */
struct node *derive_finish(struct derive *derive);

#endif
