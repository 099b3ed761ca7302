#include "report/group.h"

#include "base/bug.h"
#include "input/resource.h"

#include <stdlib.h>

/*
 * Of five equal resources a rule tells four pairs, and which ones depends on the order they are
 * read in. For the fingerprint all pair with the one whose identity sorts first, which no order
 * changes. That only fits where each resource but one has a finding of its own; other webs, such as
 * subnets that overlap, tell every pair there is and need no help.
 */

/* A resource in a finding: where the finding stands, or the other place. */
struct end {
	struct finding *finding;
	const struct resource *resource;
	size_t group; /* an index into a list of groups, which leads on to the first of its group */
	bool own;
};

struct group {
	size_t parent; /* itself, in the group that stands for all it is joined with */
	size_t findings;
	size_t resources;
	bool tangled; /* a resource has several findings of its own */
	const struct related *least; /* the place whose identity sorts first */
	const struct related *bare; /* the one without a finding of its own */
};

static size_t
group_find(struct group *groups, size_t at)
{
	while (groups[at].parent != at)
		at = groups[at].parent = groups[groups[at].parent].parent;
	return at;
}

static bool
finding_is_tie(const struct finding *finding)
{
	const struct related *other = finding->related;

	return finding->symmetric && other && finding->resource && other->resource &&
	       other->resource != finding->resource;
}

static bool
ends_meet(const struct end *a, const struct end *b)
{
	return a->resource == b->resource && a->finding->rule == b->finding->rule;
}

static int
order_ends(const void *first, const void *second)
{
	const struct end *a = first;
	const struct end *b = second;

	if (a->finding->rule != b->finding->rule)
		return a->finding->rule < b->finding->rule ? -1 : 1;
	if (a->resource != b->resource)
		return a->resource < b->resource ? -1 : 1;
	return 0;
}

static struct slice
resource_identity(const struct resource *resource)
{
	if (resource->id.length > 0)
		return resource->id;
	return resource->name.length > 0 ? resource->name : resource->address;
}

static size_t
ends_collect(const struct finding_list *list, struct end *ends, struct group *groups)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		struct finding *finding = list->items[i];

		if (!finding_is_tie(finding))
			continue;
		groups[count] = (struct group){ .parent = count };
		ends[2 * count] = (struct end){ finding, finding->resource, count, true };
		ends[2 * count + 1] =
			(struct end){ finding, finding->related->resource, count, false };
		count++;
	}
	return count;
}

static void
groups_join(struct group *groups, const struct end *ends, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (ends_meet(&ends[i - 1], &ends[i]))
			groups[group_find(groups, ends[i].group)].parent =
				group_find(groups, ends[i - 1].group);
}

static const struct related *
end_place(const struct end *end, struct arena *arena)
{
	struct related *place;

	if (!end->own)
		return end->finding->related;
	place = arena_alloc(arena, sizeof(*place));
	*place = (struct related){
		.source = end->finding->source,
		.node = end->finding->node,
		.resource = end->resource,
	};
	return place;
}

/* Takes in all ends at one resource. */
static void
group_take(struct group *group, const struct end *ends, size_t count, struct arena *arena)
{
	const struct end *chosen = &ends[0];
	const struct related *least = group->least;
	size_t own = 0;

	for (size_t i = 0; i < count; i++) {
		if (ends[i].own) {
			own++;
			chosen = &ends[i];
		}
	}
	group->findings += own;
	group->resources++;
	group->tangled |= own > 1;
	if (own == 0)
		group->bare = chosen->finding->related;
	if (!least || slice_compare(resource_identity(chosen->resource),
			      resource_identity(least->resource)) < 0)
		group->least = end_place(chosen, arena);
}

static void
finding_pair(struct finding *finding, const struct group *group)
{
	if (group->tangled || group->findings < 2 || group->resources != group->findings + 1)
		return;
	finding->pair = group->least->resource == finding->resource ? group->bare : group->least;
}

void
finding_groups_pair(const struct finding_list *list, struct arena *arena)
{
	struct end *ends = calloc(2 * list->count + 1, sizeof(*ends));
	struct group *groups = calloc(list->count + 1, sizeof(*groups));
	size_t count;
	size_t next;

	if (!ends || !groups)
		die("out of memory");
	count = 2 * ends_collect(list, ends, groups);
	if (count > 0)
		qsort(ends, count, sizeof(*ends), order_ends);
	groups_join(groups, ends, count);
	for (size_t i = 0; i < count; i = next) {
		for (next = i + 1; next < count && ends_meet(&ends[i], &ends[next]); next++)
			;
		group_take(&groups[group_find(groups, ends[i].group)], &ends[i], next - i, arena);
	}
	for (size_t i = 0; i < count; i++)
		if (ends[i].own)
			finding_pair(ends[i].finding, &groups[group_find(groups, ends[i].group)]);
	free(groups);
	free(ends);
}
