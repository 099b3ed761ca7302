#include "rule/tunnel.h"
#include "rules.h"

/* The first entry of a list that names a host: that member, or NULL. */
static const struct node *
list_host(const struct node *list)
{
	node_each (entry, list) {
		const struct node *host = node_get(entry, "host");

		if (node_text(host).length > 0)
			return host;
	}
	return NULL;
}

void
rule_hosts_in_tunnel_only_mode(struct check *check, const struct resource *resource)
{
	const struct node *mode = tunnel_mode(resource);
	const struct node *host = list_host(tunnel_list(resource, TUNNEL_EXCLUDE));
	struct finding *finding;

	if (!node_is(mode, "warp_tunnel_only"))
		return;
	if (!host)
		host = list_host(tunnel_list(resource, TUNNEL_INCLUDE));
	if (!host)
		return;
	finding = report(check, place_value(host),
		"the host %s has no effect: the client sees no DNS in mode warp_tunnel_only",
		shown(check, host));
	finding_relate(check, finding, place_value(mode), "the mode is set here");
	finding_help(check, finding, "write the networks of the host as addresses");
}
