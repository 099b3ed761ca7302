#include "rules.h"
#include "subnet.h"

/* Why addresses cannot be taken from the subnet: the member that says so, or NULL. */
static const struct node *
subnet_fault(struct check *check, const struct resource *subnet, const char **words)
{
	const struct node *type = node_get(subnet->node, "subnet_type");

	if (!subnet_is_for_devices(subnet)) {
		*words =
			arena_format(check->scratch, "is of type %s, not warp", shown(check, type));
		return type;
	}
	*words = "is deleted";
	return subnet_deletion(subnet);
}

void
rule_unfit_subnet(struct check *check, const struct workspace *workspace)
{
	const struct kind *subnets = kind_find(slice_of("device-subnet"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		const struct resource *resource;

		while ((resource = workspace_walk_next(&walk))) {
			const struct node *id = node_get(resource->node, "subnet_id");
			const struct resource *subnet =
				workspace_by_id(workspace, scope, subnets, node_text(id));
			const char *words = NULL;
			const struct node *fault =
				subnet ? subnet_fault(check, subnet, &words) : NULL;
			struct finding *finding;

			if (!fault)
				continue;
			finding = report(check, place_value(id),
				"no device gets an address from %s: it %s",
				shown_resource(check, subnet), words);
			finding_of(finding, resource);
			finding_relate(check, finding, place_value(fault), "the subnet says so");
			finding->related->resource = subnet;
			finding_help(check, finding, "name a subnet of type warp that is in use");
		}
	}
}
