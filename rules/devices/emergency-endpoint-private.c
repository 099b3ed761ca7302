#include "endpoint.h"
#include "rule/tunnel.h"
#include "rules.h"

void
rule_emergency_endpoint_private(struct check *check, const struct resource *resource)
{
	const struct node *url = node_get(resource->node, "external_emergency_signal_url");
	struct network address;
	struct slice host;

	if (!endpoint_host(node_text(url), &host) || !network_read(host, &address) ||
		!network_is_local(&address) || network_is_documentation(&address))
		return;
	finding_help(check,
		report(check, place_inside(url, (size_t)(host.at - node_text(url).at), host.length),
			"clients reach the private address %s only while they are in its network",
			shown_text(check, host)),
		"use an endpoint with a public address");
}
