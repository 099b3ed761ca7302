#include "rule/landmark.h"
#include "rule/tunnel.h"
#include "rules.h"

/* The host of a URL with its port, as far as there is one. */
static struct slice
url_host(struct slice url)
{
	const char *end;

	if (!slice_starts(url, slice_of("https://")))
		return (struct slice){ 0 };
	url = slice_from(url, strlen("https://"));
	end = url.length ? memchr(url.at, '/', url.length) : NULL;
	return end ? slice_first(url, (size_t)(end - url.at)) : url;
}

static void
endpoint_add(struct landmarks *endpoints, struct slice text, const struct node *node,
	const struct resource *resource)
{
	struct network address;

	if (node && !value_is_unknown(node) &&
		(network_of_endpoint(text, &address) || network_read(text, &address)))
		landmarks_add(endpoints, address, node, resource);
}

static void
endpoints_collect(
	struct landmarks *endpoints, const struct workspace *workspace, const struct scope *scope)
{
	static const char *const wanted[] = { "managed-network", "device-settings", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		const struct node *node =
			node_get(node_get(resource->node, "config"), "tls_sockaddr");

		endpoint_add(endpoints, node_text(node), node, resource);
		node = node_get(resource->node, "external_emergency_signal_url");
		if (node_is_true(node_get(resource->node, "external_emergency_signal_enabled")))
			endpoint_add(endpoints, url_host(node_text(node)), node, resource);
	}
	landmarks_sort(endpoints);
}

static void
entry_report(struct check *check, const struct tunnel_network *item,
	const struct landmark *endpoint, const struct resource *resource)
{
	struct finding *finding = report(check, place_value(item->node),
		"clients leave out the whole entry %s, for it holds %s of %s",
		shown(check, item->node), shown(check, endpoint->node),
		shown_resource(check, endpoint->resource));

	finding_of(finding, resource);
	finding_relate(
		check, finding, place_value(endpoint->node), "this must be reached directly");
	finding->related->resource = endpoint->resource;
	finding_help(check, finding,
		"write the parts of %s around that address as entries of their own",
		shown(check, item->node));
}

/* What other entries cover, and an included /0, have rules of their own. */
static void
list_check(struct check *check, const struct resource *resource, const struct landmarks *endpoints)
{
	struct tunnel_networks networks =
		tunnel_networks(check->scratch, tunnel_list(resource, TUNNEL_INCLUDE), "address");
	const struct tunnel_network *outer = NULL;

	for (size_t i = 0; i < networks.count; i++) {
		const struct tunnel_network *item = &networks.items[i];
		const struct landmark *endpoint;

		if (item->network.length == 0 ||
			(outer && network_contains(&outer->network, &item->network)))
			continue;
		outer = item;
		endpoint = landmark_within(endpoints, &item->network);
		if (endpoint)
			entry_report(check, item, endpoint, resource);
	}
}

void
rule_include_entry_dropped(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		struct landmarks endpoints = { .arena = check->scratch };
		const struct resource *resource;

		endpoints_collect(&endpoints, workspace, scope);
		while (endpoints.count > 0 && (resource = workspace_walk_next(&walk)))
			list_check(check, resource, &endpoints);
	}
}
