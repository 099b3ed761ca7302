/*
 * Resources of one kind that are equal in the members that matter, found by sorting hashes. Inline,
 * as only rules about whole lists need it.
 */
#ifndef ZTLINT_RULES_TWINS_H
#define ZTLINT_RULES_TWINS_H

#include "document/pointer.h"
#include "identity.h"
#include "rule/check.h"
#include "walk.h"
#include "workspace/workspace.h"

#include <stdlib.h>

struct twins {
	const char *kind;
	const char *const *members; /* pointers to what is compared, NULL at the end */
	bool (*counts)(const struct resource *resource); /* is there enough to compare? */
	void (*tell)(
		struct check *check, const struct resource *first, const struct resource *again);
};

struct twin {
	const struct resource *resource;
	uint64_t hash; /* equal for equal ones */
};

static inline int
twin_order(const void *a, const void *b)
{
	const struct twin *one = a;
	const struct twin *two = b;

	if (one->hash != two->hash)
		return one->hash < two->hash ? -1 : 1;
	return one->resource->order < two->resource->order ? -1 : 1;
}

/* The member that is compared; NULL also where it only says "not set". */
static inline const struct node *
twin_member(const struct resource *resource, const char *pointer)
{
	const struct node *member = pointer_find(resource->node, slice_of(pointer));

	return node_is_hollow(member) ? NULL : member;
}

/* A sum, so that the order of members does not count. */
static inline uint64_t
twin_hash(const struct resource *resource, const char *const *pointers)
{
	uint64_t hash = 0;

	for (; *pointers; pointers++) {
		const struct node *top = twin_member(resource, *pointers);

		for (const struct node *node = top; node; node = walk_next(node, top)) {
			bool number = node->kind == NODE_NUMBER; /* 1.0 equals 1 */
			uint64_t key = node->hash; /* of its key, or its index */
			uint64_t text = number ? 0 : node_hash(node_text(node));

			hash += (key << 32 ^ text ^ node->kind) * UINT64_C(0x9E3779B97F4A7C15);
		}
	}
	return hash;
}

static inline bool
twins_are_equal(const char *const *pointers, const struct resource *a, const struct resource *b)
{
	for (; *pointers; pointers++) {
		const struct node *one = twin_member(a, *pointers);
		const struct node *two = twin_member(b, *pointers);

		if (!one != !two || (one && !node_equal(one, two)))
			return false;
	}
	return true;
}

/* Tells each resource that is equal to an earlier one of its account. */
static inline void
twins_each(struct check *check, const struct workspace *workspace, const struct twins *twins)
{
	const struct kind *kind = kind_find(slice_of(twins->kind));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t all;
		size_t count = 0;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &all);
		struct twin *items = arena_array(check->scratch, all, sizeof(*items));

		for (size_t i = 0; i < all; i++) {
			const struct resource *resource = &workspace->resources[list[i]];

			if (twins->counts(resource))
				items[count++] = (struct twin){ resource,
					twin_hash(resource, twins->members) };
		}
		if (count > 1)
			qsort(items, count, sizeof(*items), twin_order);
		for (size_t i = 1; i < count; i++) {
			const struct resource *first = items[i - 1].resource;
			const struct resource *again = items[i].resource;

			if (items[i - 1].hash == items[i].hash && !identity_is_same(first, again) &&
				twins_are_equal(twins->members, first, again))
				twins->tell(check, first, again);
		}
	}
}

#endif
