#include "rule/tunnel.h"
#include "rules.h"

/* From these prefix lengths on a block is what one provider holds, not a part of the Internet. */
enum {
	NARROW_V4 = 16,
	NARROW_V6 = 32,
};

static bool
network_is_wide(const struct network *network)
{
	unsigned narrow = network->family == NETWORK_V4 ? NARROW_V4 : NARROW_V6;

	return network->length > 0 && network->length < narrow && !network_is_local(network);
}

void
rule_wide_public_exclusion(struct check *check, const struct resource *resource)
{
	node_each (entry, tunnel_list(resource, TUNNEL_EXCLUDE)) {
		struct tunnel_network item;

		if (!tunnel_network_read(&item, entry, "address") ||
			!network_is_wide(&item.network))
			continue;
		finding_help(check,
			report(check, place_value(item.node),
				"%s sends a large part of the Internet around Gateway",
				shown(check, item.node)),
			"exclude the networks that are meant, and no others");
	}
}
