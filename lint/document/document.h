/* A document is one parsed value of a source: its nodes in one array, and an arena for what was
 * decoded. Lives until the run ends. */
#ifndef ZTLINT_DOCUMENT_DOCUMENT_H
#define ZTLINT_DOCUMENT_DOCUMENT_H

#include "document/node.h"
#include "document/source.h"

struct document {
	struct source *source;
	struct document *next;
	struct node *nodes; /* malloc; nodes[0] leads back here, nodes[1] is the root */
	uint32_t count; /* slots in use, nodes[0] included; nodes[count] is zeroed */
	uint32_t capacity; /* slots there is memory for */
	unsigned index; /* which of its source, from 0 */
	bool partial; /* its reading ended at a problem */
	struct arena arena; /* extras and decoded text */
};

/* A new document without nodes, at the end of its source's list. The source owns it. */
struct document *document_new(struct source *source);

/* Takes back the newest document of a source: it was broken. */
void document_discard(struct document *document);

/* The root, NULL where nothing was read. */
struct node *document_root(const struct document *document);

/* Makes memory for at least `capacity` slots; the array may move. Slots from `count` on hold
 * anything. */
void document_reserve(struct document *document, uint32_t capacity);

/* Gives back the memory behind nodes[count]; the array may move. */
void document_trim(struct document *document);

/* A zeroed slot at the end, and another behind it; the first call makes nodes[0] too. Its kind,
 * parent and links are for the caller to set. The array may move: the result is valid until the
 * next call, so readers remember indices. */
struct node *document_slot(struct document *document);

#endif
