#include "../general/identity.h"
#include "../general/walk.h"
#include "rules.h"

#include <stdlib.h>

static const char *const compared[] = { "type", "match", "input" };

struct entry {
	const struct resource *resource;
	uint64_t hash; /* equal for equal checks */
};

static int
entry_order(const void *a, const void *b)
{
	const struct entry *one = a;
	const struct entry *two = b;

	if (one->hash != two->hash)
		return one->hash < two->hash ? -1 : 1;
	return one->resource->order < two->resource->order ? -1 : 1;
}

/* A sum, so that the order of members does not count. */
static uint64_t
value_hash(const struct node *top)
{
	uint64_t hash = 0;

	for (const struct node *node = top; node; node = walk_next(node, top)) {
		uint64_t key = node_hash(node_key(node));
		uint64_t text = node_hash(node_text(node));

		hash += (key << 32 ^ text ^ node->kind) * UINT64_C(0x9E3779B97F4A7C15);
	}
	return hash;
}

static uint64_t
check_hash(const struct resource *resource)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < sizeof(compared) / sizeof(*compared); i++)
		hash += value_hash(node_find(resource->node, slice_of(compared[i])));
	return hash;
}

static bool
is_equal(const struct resource *a, const struct resource *b)
{
	for (size_t i = 0; i < sizeof(compared) / sizeof(*compared); i++) {
		const struct node *one = node_find(a->node, slice_of(compared[i]));
		const struct node *two = node_find(b->node, slice_of(compared[i]));

		if (!one != !two || (one && !node_equal(one, two)))
			return false;
	}
	return true;
}

static void
pair_check(struct check *check, const struct resource *first, const struct resource *second)
{
	const struct node *type = node_get(second->node, "type");
	struct finding *finding;

	if (!type || identity_is_same(first, second) || !is_equal(first, second))
		return;
	finding = report(check, place_value(type), "this rule checks the same as %s",
		shown_resource(check, first));
	finding_of(finding, second);
	finding->symmetric = true;
	finding_relate(check, finding, place_open(first->node), "the other rule");
	finding->related->resource = first;
	finding_help(check, finding, "remove one of the two");
}

void
rule_duplicate_posture_rule(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("posture-rule"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t count;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);
		struct entry *entries = arena_array(check->scratch, count, sizeof(*entries));

		for (size_t i = 0; i < count; i++) {
			const struct resource *resource = &workspace->resources[list[i]];

			entries[i] = (struct entry){ resource, check_hash(resource) };
		}
		if (count > 1)
			qsort(entries, count, sizeof(*entries), entry_order);
		for (size_t i = 1; i < count; i++) {
			if (entries[i - 1].hash == entries[i].hash)
				pair_check(check, entries[i - 1].resource, entries[i].resource);
		}
	}
}
