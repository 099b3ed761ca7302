#include "rule/tunnel.h"
#include "rules.h"

static void
servers_check(struct check *check, const struct node *list)
{
	struct tunnel_networks servers = tunnel_networks(check->scratch, list, NULL);
	const struct tunnel_network *first = servers.items;

	for (size_t i = 1; i < servers.count; i++) {
		const struct tunnel_network *item = &servers.items[i];
		char text[NETWORK_TEXT_SIZE];
		struct finding *finding;

		if (network_compare(&first->network, &item->network) != 0) {
			first = item;
			continue;
		}
		finding = report(check, place_value(item->node),
			"the DNS server %s is in this list already",
			network_format(&item->network, text));
		finding->symmetric = true;
		finding_relate(check, finding, place_value(first->node), "here for the first time");
		finding_help(check, finding, "write the server that was meant, or remove this one");
	}
}

void
rule_duplicate_dns_server(struct check *check, const struct resource *resource)
{
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK))
		servers_check(check, node_get(entry, "dns_server"));
}
