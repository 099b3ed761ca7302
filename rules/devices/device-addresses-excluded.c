#include "rule/landmark.h"
#include "rule/tunnel.h"
#include "rules.h"
#include "subnet.h"

/* Where devices get their addresses from unless subnets say otherwise. */
static const char device_range[] = "100.96.0.0/12";

static void
ranges_collect(
	struct landmarks *ranges, const struct workspace *workspace, const struct scope *scope)
{
	static const char *const wanted[] = { "device-subnet", "device-settings", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;
	struct network range;

	while ((resource = workspace_walk_next(&walk))) {
		const struct node *setting = node_get(resource->node, "use_zt_virtual_ip");

		if (node_is_true(setting) && network_read(slice_of(device_range), &range))
			landmarks_add(ranges, range, setting, resource);
		if (strcmp(resource->kind->name, wanted[0]) == 0 &&
			subnet_is_for_devices(resource) && !subnet_deletion(resource))
			landmarks_add_node(ranges, node_get(resource->node, "network"), resource);
	}
	landmarks_sort(ranges);
}

static void
entry_report(struct check *check, const struct tunnel_network *item, const struct landmark *range,
	const struct resource *resource, bool advice)
{
	char text[NETWORK_TEXT_SIZE];
	struct finding *finding = report(check, place_value(item->node),
		"%s is excluded, but devices have their addresses from %s",
		shown(check, item->node), network_format(&range->network, text));

	if (advice)
		finding->severity = SEVERITY_INFO;
	finding_of(finding, resource);
	finding_relate(check, finding, place_value(range->node), "these are the addresses");
	finding->related->resource = range->resource;
	if (network_contains(&item->network, &range->network))
		finding_help(check, finding,
			"exclude the parts of %s without %s, so that devices reach each other",
			shown(check, item->node), text);
	else
		finding_help(check, finding, "remove this entry, so that devices reach each other");
}

/* Does the entry of a new list hold the addresses of a new account? That is nobody's mistake. */
static bool
is_by_default(const struct tunnel_network *item, const struct landmark *range)
{
	static const struct network shared = {
		.bytes = { 100, 64 }, .family = NETWORK_V4, .length = 10
	};

	return network_is_default(&item->network) && network_contains(&shared, &range->network);
}

/* What other entries cover, and an excluded /0, have rules of their own. */
static void
list_check(struct check *check, const struct resource *resource, const struct landmarks *ranges)
{
	struct tunnel_networks networks =
		tunnel_networks(check->scratch, tunnel_list(resource, TUNNEL_EXCLUDE), "address");
	const struct tunnel_network *outer = NULL;

	for (size_t i = 0; i < networks.count; i++) {
		const struct tunnel_network *item = &networks.items[i];
		const struct landmark *range;

		if (item->network.length == 0 ||
			(outer && network_contains(&outer->network, &item->network)))
			continue;
		outer = item;
		range = landmark_within(ranges, &item->network);
		if (!range)
			range = landmark_around(ranges, &item->network);
		if (range && !is_by_default(item, range))
			entry_report(
				check, item, range, resource, network_is_default(&item->network));
	}
}

void
rule_device_addresses_excluded(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		struct landmarks ranges = { .arena = check->scratch };
		const struct resource *resource;

		ranges_collect(&ranges, workspace, scope);
		while (ranges.count > 0 && (resource = workspace_walk_next(&walk)))
			list_check(check, resource, &ranges);
	}
}
