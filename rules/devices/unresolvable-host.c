#include "rule/tunnel.h"
#include "rules.h"

static void
list_check(struct check *check, const struct node *list, const struct node *fallback,
	const struct tunnel_hosts *suffixes)
{
	node_each (entry, list) {
		struct tunnel_host host;
		struct finding *finding;

		if (!tunnel_host_read(&host, entry, "host") || !suffix_is_private(host.name))
			continue;
		if (tunnel_hosts_above(suffixes, &host))
			continue;
		finding = report(check, place_value(host.node),
			"nothing resolves %s: no fallback domain holds this private name",
			shown(check, host.node));
		finding_relate(check, finding, place_open(fallback), "the fallback domains");
		finding_help(check, finding,
			"add a fallback domain for it, with the servers that know the name");
	}
}

/* Whoever leaves the fallback domains out of the file has not said that there are none. */
void
rule_unresolvable_host(struct check *check, const struct resource *resource)
{
	const struct node *fallback = node_get(resource->node, "fallback_domains");
	struct tunnel_hosts suffixes;

	if (!node_is_array(fallback))
		return;
	node_each (entry, fallback) {
		if (entry->flags & (NODE_REFUSED | NODE_UNKNOWN) || !node_get(entry, "suffix"))
			return;
	}
	suffixes = tunnel_hosts(check->scratch, fallback, "suffix");
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE), fallback, &suffixes);
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE), fallback, &suffixes);
}
