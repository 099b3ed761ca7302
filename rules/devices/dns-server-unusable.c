#include "language/cidr.h"
#include "rule/tunnel.h"
#include "rules.h"

struct unusable {
	const char *network;
	const char *what;
};

static const struct unusable unusable[] = {
	{ "0.0.0.0", "the unspecified address" },
	{ "::", "the unspecified address" },
	{ "127.0.0.0/8", "a loopback address" },
	{ "::1", "the loopback address" },
	{ "224.0.0.0/4", "a multicast address" },
	{ "ff00::/8", "a multicast address" },
	{ "255.255.255.255", "the broadcast address" },
};

/* What the address is, where no server can have it; else NULL. */
static const char *
address_fault(const struct network *address)
{
	struct network wide;

	for (size_t i = 0; i < sizeof(unusable) / sizeof(*unusable); i++) {
		if (network_read(slice_of(unusable[i].network), &wide) &&
			network_contains(&wide, address))
			return unusable[i].what;
	}
	return NULL;
}

void
rule_dns_server_unusable(struct check *check, const struct resource *resource)
{
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK)) {
		node_each (server, node_get(entry, "dns_server")) {
			struct network address;
			const char *fault = NULL;

			if (!(server->flags & NODE_REFUSED) &&
				network_read(node_text(server), &address))
				fault = address_fault(&address);
			if (fault)
				finding_help(check,
					report(check, place_value(server),
						"%s is %s; no DNS server answers there",
						shown(check, server), fault),
					"write the address of the server on the network");
		}
	}
}
