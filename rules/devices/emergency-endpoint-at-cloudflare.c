#include "endpoint.h"
#include "language/cidr.h"
#include "rules.h"

/* As published at cloudflare.com/ips. */
static const char *const networks[] = { "103.21.244.0/22", "103.22.200.0/22", "103.31.4.0/22",
	"104.16.0.0/13", "104.24.0.0/14", "108.162.192.0/18", "131.0.72.0/22", "141.101.64.0/18",
	"162.158.0.0/15", "172.64.0.0/13", "173.245.48.0/20", "188.114.96.0/20", "190.93.240.0/20",
	"197.234.240.0/22", "198.41.128.0/17", "2400:cb00::/32", "2405:8100::/32", "2405:b500::/32",
	"2606:4700::/32", "2803:f800::/32", "2a06:98c0::/29", "2c0f:f248::/32" };

static bool
is_at_cloudflare(const struct network *address)
{
	for (size_t i = 0; i < sizeof(networks) / sizeof(*networks); i++) {
		struct network network;

		if (network_read(slice_of(networks[i]), &network) &&
			network_contains(&network, address))
			return true;
	}
	return false;
}

void
rule_emergency_endpoint_at_cloudflare(struct check *check, const struct resource *resource)
{
	const struct node *url = node_get(resource->node, "external_emergency_signal_url");
	struct network address;
	struct slice host;

	if (!endpoint_host(node_text(url), &host) || !network_read(host, &address) ||
		!is_at_cloudflare(&address))
		return;
	finding_help(check,
		report(check, place_inside(url, (size_t)(host.at - node_text(url).at), host.length),
			"%s is an address of Cloudflare, which may be what has failed",
			shown_text(check, host)),
		"use an endpoint that is reached without Cloudflare");
}
