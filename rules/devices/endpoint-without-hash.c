#include "rule/tunnel.h"
#include "rules.h"

void
rule_endpoint_without_hash(struct check *check, const struct resource *resource)
{
	const struct node *config = node_get(resource->node, "config");
	const struct node *endpoint = node_get(config, "tls_sockaddr");
	const struct node *hash = node_find(config, slice_of("sha256"));
	struct network address;

	if ((hash && !node_is_hollow(hash)) || resource->partial ||
		!network_of_endpoint(node_text(endpoint), &address) || !network_is_local(&address))
		return;
	finding_help(check,
		report(check, place_value(endpoint),
			"no public authority vouches for the private address %s, and no sha256 is "
			"given",
			shown(check, endpoint)),
		"add sha256 with the hash of the certificate that the endpoint shows");
}
