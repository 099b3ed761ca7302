#include "rule/landmark.h"
#include "rule/tunnel.h"
#include "rules.h"

/* What people reach through the tunnel: addresses, and private host names. */
struct destinations {
	struct landmarks addresses;
	struct tunnel_hosts hosts;
};

static void
target_collect(struct destinations *destinations, const struct resource *target)
{
	static const char *const families[] = { "ipv4", "ipv6" };

	for (size_t i = 0; i < 2; i++)
		landmarks_add_node(&destinations->addresses,
			node_get(node_get(node_get(target->node, "ip"), families[i]), "ip_addr"),
			target);
}

static void
application_collect(
	struct check *check, struct destinations *destinations, const struct resource *application)
{
	node_each (one, node_get(application->node, "destinations")) {
		const struct node *host = node_get(one, "hostname");

		if (!node_is(node_get(one, "type"), "private"))
			continue;
		landmarks_add_node(&destinations->addresses, node_get(one, "cidr"), application);
		tunnel_hosts_add(
			check->scratch, &destinations->hosts, node_text(host), host, application);
	}
}

static void
destinations_collect(struct check *check, struct destinations *destinations,
	const struct workspace *workspace, const struct scope *scope)
{
	static const char *const wanted[] = { "infrastructure-target", "access-application", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		if (strcmp(resource->kind->name, wanted[0]) == 0)
			target_collect(destinations, resource);
		else
			application_collect(check, destinations, resource);
	}
	landmarks_sort(&destinations->addresses);
	tunnel_hosts_sort(&destinations->hosts);
}

static struct finding *
entry_report(struct check *check, const struct resource *resource, const struct node *entry,
	const struct node *destination, const struct resource *owner)
{
	struct finding *finding = report(check, place_value(entry),
		"%s is excluded, so nobody reaches %s of %s through the tunnel",
		shown(check, entry), shown(check, destination), shown_resource(check, owner));

	finding_of(finding, resource);
	finding_relate(check, finding, place_value(destination), "this is to be reached");
	finding->related->resource = owner;
	finding_help(
		check, finding, "exclude the parts of %s that do not hold it", shown(check, entry));
	return finding;
}

/* An excluded /0 has a rule of its own. */
static void
networks_check(
	struct check *check, const struct resource *resource, const struct landmarks *addresses)
{
	struct tunnel_networks networks =
		tunnel_networks(check->scratch, tunnel_list(resource, TUNNEL_EXCLUDE), "address");
	const struct tunnel_network *outer = NULL;

	for (size_t i = 0; i < networks.count; i++) {
		const struct tunnel_network *item = &networks.items[i];
		const struct landmark *found;
		struct finding *finding;

		if (item->network.length == 0 ||
			(outer && network_contains(&outer->network, &item->network)))
			continue;
		outer = item;
		found = landmark_within(addresses, &item->network);
		if (!found)
			continue;
		finding = entry_report(check, resource, item->node, found->node, found->resource);
		/* What a new list holds is nobody's mistake, though it has the same effect. */
		if (network_is_default(&item->network))
			finding->severity = SEVERITY_INFO;
	}
}

static void
hosts_check(struct check *check, const struct resource *resource, const struct tunnel_hosts *names)
{
	node_each (entry, tunnel_list(resource, TUNNEL_EXCLUDE)) {
		const struct tunnel_host *found;
		struct tunnel_host host;

		if (!tunnel_host_read(&host, entry, "host"))
			continue;
		found = tunnel_hosts_below(names, &host);
		if (found)
			entry_report(check, resource, host.node, found->node, found->resource);
	}
}

void
rule_destination_excluded(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		struct destinations destinations = { .addresses = { .arena = check->scratch } };
		const struct resource *resource;

		destinations_collect(check, &destinations, workspace, scope);
		if (destinations.addresses.count == 0 && destinations.hosts.count == 0)
			continue;
		while ((resource = workspace_walk_next(&walk))) {
			networks_check(check, resource, &destinations.addresses);
			hosts_check(check, resource, &destinations.hosts);
		}
	}
}
