#include "rule/landmark.h"
#include "rules.h"
#include "subnet.h"

/* Subnets for different purposes are kept apart by the service. */
static struct slice
subnet_type(const struct resource *subnet)
{
	struct slice type = node_text(node_get(subnet->node, "subnet_type"));

	return type.length > 0 ? type : slice_of("warp");
}

/* The next wider subnet of the same type, or NULL. */
static const struct landmark *
subnet_around(const struct landmarks *subnets, size_t at)
{
	struct slice type = subnet_type(subnets->items[at].resource);

	for (size_t i = subnets->items[at].around; i > 0; i = subnets->items[i - 1].around) {
		if (slice_equal(subnet_type(subnets->items[i - 1].resource), type))
			return &subnets->items[i - 1];
	}
	return NULL;
}

static void
pair_report(struct check *check, const struct landmark *outer, const struct landmark *inner)
{
	struct finding *finding = report(check, place_value(inner->node),
		"the subnet %s overlaps with %s of %s", shown(check, inner->node),
		shown(check, outer->node), shown_resource(check, outer->resource));

	finding_of(finding, inner->resource);
	finding->symmetric = true;
	finding_relate(check, finding, place_value(outer->node), "the other subnet");
	finding->related->resource = outer->resource;
	finding_help(check, finding, "choose ranges that have no address in common");
}

void
rule_overlapping_subnets(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		struct landmarks subnets = { .arena = check->scratch };
		const struct resource *resource;

		while ((resource = workspace_walk_next(&walk))) {
			if (!subnet_deletion(resource))
				landmarks_add_node(
					&subnets, node_get(resource->node, "network"), resource);
		}
		landmarks_sort(&subnets);
		for (size_t i = 0; i < subnets.count; i++) {
			const struct landmark *outer = subnet_around(&subnets, i);

			if (outer)
				pair_report(check, outer, &subnets.items[i]);
		}
	}
}
