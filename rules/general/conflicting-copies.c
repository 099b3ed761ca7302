#include "identity.h"
#include "rules.h"

#include <stdlib.h>

enum {
	DEEPEST = 64, /* no resource nests that deep */
	FEW = 32, /* members that are looked for one by one */
};

/* The members of an object, ready to be looked up. */
struct members {
	const struct node *object;
	const struct node **sorted; /* NULL: they are few */
	size_t count;
};

static int
member_order(const void *a, const void *b)
{
	const struct node *one = *(const struct node *const *)a;
	const struct node *other = *(const struct node *const *)b;

	if (one->hash != other->hash)
		return one->hash < other->hash ? -1 : 1;
	return slice_compare(node_key(one), node_key(other));
}

static struct members
members_of(struct check *check, const struct node *object)
{
	struct members members = { .object = object };
	size_t count = node_count(object);

	if (count <= FEW)
		return members;
	members.sorted = arena_array(check->scratch, count, sizeof(*members.sorted));
	node_each (member, object)
		members.sorted[members.count++] = member;
	qsort(members.sorted, count, sizeof(*members.sorted), member_order);
	return members;
}

/* The member that has the key of that one, or NULL. */
static const struct node *
members_find(const struct members *members, const struct node *like)
{
	const struct node **found;

	if (!members->sorted)
		return node_find(members->object, node_key(like));
	found = bsearch(
		&like, members->sorted, members->count, sizeof(*members->sorted), member_order);
	return found ? *found : NULL;
}

/* Changes by itself, so it only tells that the two were exported at different times. */
static bool
is_clock(const struct node *member)
{
	return slice_is(node_key(member), "updated_at") || slice_is(node_key(member), "updated") ||
	       slice_is(node_key(member), "last_seen_at");
}

static bool
is_open(const struct node *node)
{
	return !node || node_is_hollow(node) || (node->flags & NODE_UNKNOWN) ||
	       value_is_unknown(node);
}

/* The place in `second` where it says something else than `first`, or NULL. What one of them leaves
 * out is no contradiction: a list tells less than an answer about a single one. */
static const struct node *
conflict_find(
	struct check *check, const struct node *first, const struct node *second, unsigned depth)
{
	struct members members;

	if (is_open(first) || is_open(second) || depth > DEEPEST)
		return NULL;
	if (!node_is_object(first) || !node_is_object(second))
		return node_equal(first, second) ? NULL : second;
	members = members_of(check, first);
	node_each (member, second) {
		const struct node *other = members_find(&members, member);
		const struct node *conflict =
			is_clock(member) ? NULL : conflict_find(check, other, member, depth + 1);

		if (conflict)
			return conflict;
	}
	return NULL;
}

/* What is to be may differ from what is; plans and states of Terraform do by design. */
static bool
is_proposal(const struct resource *resource)
{
	return resource->desired || resource->address.length > 0;
}

void
rule_conflicting_copies(struct check *check, const struct workspace *workspace)
{
	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *copy = &workspace->resources[i];
		const struct resource *first =
			copy->copy ? workspace_by_id(workspace, copy->scope, copy->kind, copy->id)
				   : NULL;
		const struct node *conflict;
		struct finding *finding;

		if (!first || is_proposal(first) || is_proposal(copy) || copy->kind->whole)
			continue;
		conflict = conflict_find(check, first->node, copy->node, 0);
		if (!conflict)
			continue;
		finding = report(check, place_key(conflict), "two copies of %s differ here",
			shown_resource(check, copy));
		finding_of(finding, copy);
		finding_relate(check, finding, place_value(identity_id(first)), "the other copy");
		finding->related->resource = first;
		finding_help(check, finding, "remove the older one, or export it again");
	}
}
