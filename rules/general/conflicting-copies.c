#include "identity.h"
#include "rules.h"

enum { DEEPEST = 64 }; /* no resource nests that deep */

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
conflict_find(const struct node *first, const struct node *second, unsigned depth)
{
	if (is_open(first) || is_open(second) || depth > DEEPEST)
		return NULL;
	if (!node_is_object(first) || !node_is_object(second))
		return node_equal(first, second) ? NULL : second;
	node_each (member, second) {
		const struct node *other = node_find(first, node_key(member));
		const struct node *conflict =
			is_clock(member) ? NULL : conflict_find(other, member, depth + 1);

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
		conflict = conflict_find(first->node, copy->node, 0);
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
