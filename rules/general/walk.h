/* All values of a resource, in the order of the source. */
#ifndef ZTLINT_RULES_WALK_H
#define ZTLINT_RULES_WALK_H

#include "document/node.h"

/* The slot behind all that is in a value. */
static inline const struct node *
walk_after(const struct node *node)
{
	while (node->next == 0 && node->kind != NODE_NONE)
		node -= node->parent;
	return node + node->next;
}

/* The value behind this one within `top`, NULL past the last; what the schema refused is not
 * entered, for what is in it was never meant. Nodes stand in this order in their array, and what
 * stands behind `top` has a parent before it; so a step takes a few instructions. */
static inline const struct node *
walk_next(const struct node *node, const struct node *top)
{
	bool closed = node->kind >= NODE_ARRAY && node->flags & NODE_REFUSED;
	const struct node *next = node + 1;

	if (closed && node == top)
		return NULL;
	if (closed)
		next = walk_after(node);
	while (next->kind != NODE_NONE && next - next->parent >= top) {
		if (!(next->flags & NODE_SHADOWED))
			return next;
		next = walk_after(next);
	}
	return NULL;
}

#endif
