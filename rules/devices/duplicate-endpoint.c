#include "language/host.h"
#include "rules.h"

#include <stdlib.h>

struct site {
	const struct resource *resource;
	const struct node *endpoint;
};

static int
site_order(const void *a, const void *b)
{
	const struct site *one = a;
	const struct site *two = b;
	int order = host_compare(node_text(one->endpoint), node_text(two->endpoint));

	return order ? order : (one->resource->order < two->resource->order ? -1 : 1);
}

static bool
site_read(const struct resource *resource, struct site *site)
{
	const struct node *endpoint = node_get(node_get(resource->node, "config"), "tls_sockaddr");

	*site = (struct site){ .resource = resource, .endpoint = endpoint };
	return node_is_string(endpoint) && node_text(endpoint).length > 0 &&
	       !(endpoint->flags & NODE_UNKNOWN);
}

/* Two of one name are one network kept in two forms, or the matter of duplicate-name. */
static void
pair_check(struct check *check, const struct site *first, const struct site *second)
{
	struct finding *finding;

	if (!host_equal(node_text(first->endpoint), node_text(second->endpoint)) ||
		slice_equal(first->resource->name, second->resource->name))
		return;
	finding = report(check, place_value(second->endpoint), "%s is the endpoint of %s too",
		shown(check, second->endpoint), shown_resource(check, first->resource));
	finding_of(finding, second->resource);
	finding->symmetric = true;
	finding_relate(check, finding, place_value(first->endpoint), "the other network");
	finding->related->resource = first->resource;
	finding_help(check, finding, "give each network an endpoint that only it can reach");
}

void
rule_duplicate_endpoint(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("managed-network"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t all;
		size_t count = 0;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &all);
		struct site *sites;

		if (all < 2)
			continue;
		sites = arena_array(check->scratch, all, sizeof(*sites));
		for (size_t i = 0; i < all; i++)
			count += site_read(&workspace->resources[list[i]], &sites[count]);
		qsort(sites, count, sizeof(*sites), site_order);
		for (size_t i = 1; i < count; i++)
			pair_check(check, &sites[i - 1], &sites[i]);
	}
}
