#include "rule/identity.h"

#include "document/pointer.h"

static const struct node *
member_of_text(const struct node *node, const char *const *pointers, struct slice text)
{
	for (; pointers && *pointers && text.length > 0; pointers++) {
		const struct node *member = pointer_find(node, slice_of(*pointers));

		if (slice_equal(node_text(member), text))
			return member;
	}
	return NULL;
}

const struct node *
identity_id(const struct resource *resource)
{
	return member_of_text(resource->node, resource->kind->ids, resource->id);
}

const struct node *
identity_name(const struct resource *resource)
{
	return member_of_text(resource->node, resource->kind->names, resource->name);
}

bool
identity_is_same(const struct resource *a, const struct resource *b)
{
	return a->document != b->document && (a->id.length == 0 || b->id.length == 0) &&
	       a->name.length > 0 && slice_equal(a->name, b->name);
}
