/* All values of a resource, in the order of the source. */
#ifndef ZTLINT_RULES_WALK_H
#define ZTLINT_RULES_WALK_H

#include "document/node.h"

/* The value behind this one within `top`, NULL past the last; what the schema refused is not
 * entered, for what is in it was never meant. Takes no memory and, over a whole resource, linear
 * time. */
static inline const struct node *
walk_next(const struct node *node, const struct node *top)
{
	bool container = node->kind >= NODE_ARRAY && !(node->flags & NODE_REFUSED);
	const struct node *next = container ? node_first(node) : NULL;

	while (!next && node != top) {
		next = node_next(node);
		if (!next)
			node = node_parent(node);
	}
	return next;
}

#endif
