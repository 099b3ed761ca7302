#include "language/cidr.h"
#include "rule/tunnel.h"
#include "rules.h"

/* The well-known resolvers that answer everybody. */
static bool
server_is_public(struct slice text)
{
	static const char *const public[] = { "1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9",
		"149.112.112.112", "208.67.222.222", "208.67.220.220", "94.140.14.14",
		"94.140.15.15", "2606:4700:4700::1111", "2606:4700:4700::1001",
		"2001:4860:4860::8888", "2001:4860:4860::8844", "2620:fe::fe", "2620:fe::9",
		"2620:119:35::35", "2620:119:53::53" };
	struct network address;
	struct network other;

	for (size_t i = 0; network_read(text, &address) && i < sizeof(public) / sizeof(*public);
		i++) {
		if (network_read(slice_of(public[i]), &other) &&
			network_compare(&address, &other) == 0)
			return true;
	}
	return false;
}

void
rule_public_dns_server(struct check *check, const struct resource *resource)
{
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK)) {
		const struct node *suffix = node_get(entry, "suffix");

		if (!suffix_is_private(node_text(suffix)))
			continue;
		node_each (server, node_get(entry, "dns_server")) {
			if ((server->flags & NODE_REFUSED) || !server_is_public(node_text(server)))
				continue;
			finding_help(check,
				report(check, place_value(server),
					"the public resolver %s is asked for names of %s, which it "
					"cannot know",
					shown(check, server), shown(check, suffix)),
				"write a DNS server of your own network");
		}
	}
}
