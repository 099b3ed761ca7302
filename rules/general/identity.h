/* The members by which resources are told apart. Inline, as only rules about whole lists need them.
 */
#ifndef ZTLINT_RULES_IDENTITY_H
#define ZTLINT_RULES_IDENTITY_H

#include "document/pointer.h"
#include "input/resource.h"

static inline const struct node *
identity_member(const struct node *node, const char *const *pointers, struct slice text)
{
	for (; pointers && *pointers && text.length > 0; pointers++) {
		const struct node *member = pointer_find(node, slice_of(*pointers));

		if (slice_equal(node_text(member), text))
			return member;
	}
	return text.length > 0 ? node : NULL;
}

/* Where the id (the name) of a resource stands: the member that resource.id (name) was read from,
 * the resource itself where no member holds it, or NULL where it has none. */
static inline const struct node *
identity_id(const struct resource *resource)
{
	return identity_member(resource->node, resource->kind->ids, resource->id);
}

static inline const struct node *
identity_name(const struct resource *resource)
{
	return identity_member(resource->node, resource->kind->names, resource->name);
}

/* Is it one thing: of one id, or kept in two forms, such as a plan beside an answer, one of which
 * has none? */
static inline bool
identity_is_same(const struct resource *a, const struct resource *b)
{
	if (a->id.length > 0 && b->id.length > 0)
		return slice_equal(a->id, b->id);
	return a->document != b->document && a->name.length > 0 && slice_equal(a->name, b->name);
}

/* Have both the same name? Then duplicate-name tells of it. */
static inline bool
identity_is_named_alike(const struct resource *a, const struct resource *b)
{
	return a->name.length > 0 && slice_equal(a->name, b->name);
}

#endif
