#include "policy.h"
#include "rules.h"

/* A group that another one contains; in the order of the groups that contain. */
struct edge {
	uint32_t from;
	uint32_t to;
	const struct node *node;
};

struct groups {
	const struct workspace *workspace;
	struct edge *edges;
	size_t count;
	uint32_t *first; /* by resource: its first edge */
	uint32_t *parent; /* by resource: the edge it was entered by */
	unsigned char *state; /* by resource: 0 not met, 1 being looked at, 2 done */
};

static void
edges_collect(struct groups *groups, struct check *check)
{
	const struct workspace *workspace = groups->workspace;
	const struct kind *kind = kind_find(slice_of("access-group"));

	groups->edges =
		arena_array(check->scratch, workspace->reference_count, sizeof(*groups->edges));
	groups->first = arena_array(check->scratch, workspace->count, sizeof(*groups->first));
	groups->parent = arena_array(check->scratch, workspace->count, sizeof(*groups->parent));
	groups->state = arena_array(check->scratch, workspace->count, sizeof(*groups->state));
	for (size_t i = 0; i < workspace->count; i++) {
		groups->first[i] = UINT32_MAX;
		groups->state[i] = 0;
	}
	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];
		const struct resource *to;
		struct edge *edge = &groups->edges[groups->count];

		if (reference->from->kind != kind || reference->from->copy ||
			strcmp(reference->annotation->refers[0], kind->name) != 0)
			continue;
		to = workspace_by_id(
			workspace, reference->from->scope, kind, node_text(reference->node));
		if (!to)
			continue;
		*edge = (struct edge){ (uint32_t)(reference->from - workspace->resources),
			(uint32_t)(to - workspace->resources), reference->node };
		if (groups->first[edge->from] == UINT32_MAX)
			groups->first[edge->from] = (uint32_t)groups->count;
		groups->count++;
	}
}

static void
cycle_report(struct check *check, const struct groups *groups, const struct edge *edge)
{
	const struct resource *from = &groups->workspace->resources[edge->from];
	const struct resource *to = &groups->workspace->resources[edge->to];
	struct finding *finding =
		from == to ? report(check, place_value(edge->node), "the group contains itself")
			   : report(check, place_value(edge->node),
				     "the group contains %s, which contains it in turn",
				     shown_resource(check, to));

	finding_of(finding, from);
	if (from != to) {
		finding_relate(check, finding, place_open(to->node), "the other group");
		finding->related->resource = to;
	}
	finding_help(check, finding, "remove the rule");
}

/* Follows what the group contains, to any depth, without recursion. */
static void
group_follow(struct check *check, struct groups *groups, uint32_t start)
{
	uint32_t at = start;
	uint32_t next = groups->first[start];

	groups->state[start] = 1;
	groups->parent[start] = UINT32_MAX;
	for (;;) {
		const struct edge *edge = next < groups->count ? &groups->edges[next] : NULL;

		if (!edge || edge->from != at) {
			groups->state[at] = 2;
			if (groups->parent[at] == UINT32_MAX)
				return;
			next = groups->parent[at] + 1;
			at = groups->edges[groups->parent[at]].from;
			continue;
		}
		if (groups->state[edge->to] == 1)
			cycle_report(check, groups, edge);
		if (groups->state[edge->to] != 0) {
			next++;
			continue;
		}
		groups->state[edge->to] = 1;
		groups->parent[edge->to] = next;
		at = edge->to;
		next = groups->first[at];
	}
}

void
rule_group_cycle(struct check *check, const struct workspace *workspace)
{
	struct groups groups = { .workspace = workspace };

	edges_collect(&groups, check);
	for (size_t i = 0; i < groups.count; i++) {
		if (groups.state[groups.edges[i].from] == 0)
			group_follow(check, &groups, groups.edges[i].from);
	}
}
