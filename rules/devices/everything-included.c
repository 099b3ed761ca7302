#include "rule/tunnel.h"
#include "rules.h"

void
rule_everything_included(struct check *check, const struct resource *resource)
{
	node_each (entry, tunnel_list(resource, TUNNEL_INCLUDE)) {
		struct tunnel_network item;

		if (!tunnel_network_read(&item, entry, "address") || item.network.length > 0)
			continue;
		finding_help(check,
			report(check, place_value(item.node),
				"%s sends all IPv%d traffic through the tunnel, which takes no "
				"list at all",
				shown(check, item.node), item.network.family == NETWORK_V4 ? 4 : 6),
			"use an exclude list");
	}
}
