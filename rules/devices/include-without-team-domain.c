#include "language/host.h"
#include "rule/tunnel.h"
#include "rules.h"

/* The team domain by its addresses, as the documentation of include mode lists them. */
static const char *const team_addresses[] = { "104.19.194.29", "104.19.195.29" };

static bool
list_has_address(const struct node *list, const char *text)
{
	struct network address;
	struct network network;

	if (!network_read(slice_of(text), &address))
		return false;
	node_each (entry, list) {
		if (network_read(node_text(node_get(entry, "address")), &network) &&
			network_contains(&network, &address))
			return true;
	}
	return false;
}

/* A host that is not known yet, or that the schema refused, may be the one. */
static bool
list_has_host(const struct node *list, struct slice domain)
{
	node_each (entry, list) {
		const struct node *host = node_find(entry, slice_of("host"));

		if (!host && !node_find(entry, slice_of("address")))
			return true;
		if (host && (host->flags & (NODE_UNKNOWN | NODE_REFUSED) ||
				    host_covers(node_text(host), domain)))
			return true;
	}
	return false;
}

static void
list_check(struct check *check, const struct resource *resource, const struct resource *team)
{
	const struct node *domain = node_get(team->node, "auth_domain");
	const struct node *list = tunnel_list(resource, TUNNEL_INCLUDE);
	struct finding *finding;

	if (!node_first(list) || node_text(domain).length == 0 || domain->flags & NODE_UNKNOWN ||
		list_has_host(list, node_text(domain)) ||
		(list_has_address(list, team_addresses[0]) &&
			list_has_address(list, team_addresses[1])))
		return;
	finding = report(check, place_key(list), "the include list lacks the team domain %s",
		shown(check, domain));
	finding_of(finding, resource);
	finding_relate(check, finding, place_value(domain), "the team domain");
	finding->related->resource = team;
	finding_help(check, finding, "add an entry with the host %s", shown(check, domain));
}

void
rule_include_without_team_domain(struct check *check, const struct workspace *workspace)
{
	static const char *const kinds_with_lists[] = { "split-tunnel-include", "device-profile",
		"default-device-profile" };
	const struct kind *organization = kind_find(slice_of("organization"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t count;
		const uint32_t *teams = workspace_of_kind(workspace, scope, organization, &count);

		for (size_t i = 0; count > 0 && i < 3; i++) {
			const struct kind *kind = kind_find(slice_of(kinds_with_lists[i]));
			size_t all;
			const uint32_t *list = workspace_of_kind(workspace, scope, kind, &all);

			for (size_t j = 0; j < all; j++)
				list_check(check, &workspace->resources[list[j]],
					&workspace->resources[teams[0]]);
		}
	}
}
