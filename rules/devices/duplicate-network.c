#include "rule/tunnel.h"
#include "rules.h"

static void
list_check(struct check *check, const struct node *list)
{
	struct tunnel_networks networks = tunnel_networks(check->scratch, list, "address");
	const struct tunnel_network *first = networks.items;

	for (size_t i = 1; i < networks.count; i++) {
		const struct tunnel_network *item = &networks.items[i];
		char text[NETWORK_TEXT_SIZE];
		struct finding *finding;

		if (network_compare(&first->network, &item->network) != 0) {
			first = item;
			continue;
		}
		finding =
			report(check, place_value(item->node), "the %s %s is in this list already",
				network_noun(&item->network), network_format(&item->network, text));
		finding->symmetric = true;
		finding_relate(check, finding, place_value(first->node), "here for the first time");
		finding_help(check, finding, "remove this entry");
	}
}

void
rule_duplicate_network(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
}
