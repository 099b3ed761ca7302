/*
 * Landmarks: the addresses that other resources name, such as the endpoint of a managed network or
 * the range of a subnet, sorted so that an entry of a split-tunnel list finds those it meets in
 * logarithmic time.
 */
#ifndef ZTLINT_RULE_LANDMARK_H
#define ZTLINT_RULE_LANDMARK_H

#include "base/arena.h"
#include "input/resource.h"
#include "language/cidr.h"

struct landmark {
	struct network network; /* without host bits */
	const struct node *node; /* where it stands */
	const struct resource *resource; /* and whose it is */
	size_t around; /* once sorted: one more than the place of the next wider one, or 0 */
};

struct landmarks {
	struct arena *arena;
	struct landmark *items;
	size_t count;
	size_t capacity;
};

/* Adds one; `{.arena = …}` is an empty list. */
void landmarks_add(struct landmarks *landmarks, struct network network, const struct node *node,
	const struct resource *resource);

/* Adds what the text of a node says, where it is an address or a network that is known already. */
void landmarks_add_node(
	struct landmarks *landmarks, const struct node *node, const struct resource *resource);

/* Makes it ready for the questions below. */
void landmarks_sort(struct landmarks *landmarks);

/* The first landmark that lies in the network, or NULL. */
const struct landmark *
landmark_within(const struct landmarks *landmarks, const struct network *network);

/* The narrowest landmark that the network lies in, or NULL. */
const struct landmark *
landmark_around(const struct landmarks *landmarks, const struct network *network);

#endif
