#include "rule/tunnel.h"
#include "rules.h"

void
rule_endpoint_public(struct check *check, const struct resource *resource)
{
	const struct node *endpoint = node_get(node_get(resource->node, "config"), "tls_sockaddr");
	struct network address;

	if (!network_of_endpoint(node_text(endpoint), &address) || network_is_local(&address))
		return;
	finding_help(check,
		report(check, place_value(endpoint),
			"the public address %s can be reached from anywhere, not from this network "
			"alone",
			shown(check, endpoint)),
		"use an endpoint with a private address");
}
