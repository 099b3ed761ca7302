#include "rule/tunnel.h"
#include "rules.h"

void
rule_endpoint_by_name(struct check *check, const struct resource *resource)
{
	const struct node *endpoint = node_get(node_get(resource->node, "config"), "tls_sockaddr");
	struct network address;

	if (!node_is_string(endpoint) || node_text(endpoint).length == 0 ||
		endpoint->flags & NODE_UNKNOWN ||
		network_of_endpoint(node_text(endpoint), &address))
		return;
	finding_help(check,
		report(check, place_value(endpoint),
			"the client does not keep the endpoint %s out of the tunnel by itself, as "
			"it does "
			"with an address",
			shown(check, endpoint)),
		"write its private address, or exclude the host from the tunnel");
}
