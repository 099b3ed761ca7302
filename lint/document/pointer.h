/* JSON Pointers (RFC 6901), both ways. */
#ifndef ZTLINT_DOCUMENT_POINTER_H
#define ZTLINT_DOCUMENT_POINTER_H

#include "base/text.h"
#include "document/node.h"

/* Adds the pointer of a node from the root of its document (from `base` where it is not NULL and an
 * ancestor); the root itself is the empty text. A derived node answers its origin's. */
void pointer_add(struct text *text, const struct node *base, const struct node *node);

/* Adds the pointer of a node within the text that it was read from, where that is a text within the
 * file (JSON in a column of StackQL); pointer_add answers the column for it. False for others. */
bool pointer_add_inner(struct text *text, const struct node *node);

/* The node that a pointer leads to from `base`, or NULL. `pointer` is well-formed or leads nowhere.
 */
struct node *pointer_find(const struct node *base, struct slice pointer);

/* Adds one reference token, escaped. */
void pointer_add_token(struct text *text, struct slice token);

#endif
