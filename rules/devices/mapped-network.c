#include "rule/tunnel.h"
#include "rules.h"

/* ::ffff:0:0/96, the addresses that stand for IPv4 ones. */
static bool
network_is_mapped(const struct network *network, struct network *plain)
{
	static const struct network mapped = {
		.bytes = { [10] = 0xff, [11] = 0xff },
		.family = NETWORK_V6,
		.length = 96,
	};

	if (!network_contains(&mapped, network))
		return false;
	*plain = (struct network){ .family = NETWORK_V4 };
	plain->length = (uint8_t)(network->length - mapped.length);
	memcpy(plain->bytes, network->bytes + 12, 4);
	return true;
}

static void
list_check(struct check *check, const struct node *list)
{
	node_each (entry, list) {
		char text[NETWORK_TEXT_SIZE];
		struct tunnel_network item;
		struct network plain;

		if (!tunnel_network_read(&item, entry, "address") ||
			!network_is_mapped(&item.network, &plain))
			continue;
		finding_help(check,
			report(check, place_value(item.node),
				"%s is an IPv4 network written as IPv6; no packet carries such "
				"an address",
				shown(check, item.node)),
			"write %s%s", network_format(&plain, text),
			plain.length == network_bits(&plain) ? "/32" : "");
	}
}

void
rule_mapped_network(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
}
