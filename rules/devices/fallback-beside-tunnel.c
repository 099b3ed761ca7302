#include "rule/tunnel.h"
#include "rules.h"

/* The first entry of the list that names a host. */
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

/* Where hosts are excluded by name at all, the one whose names are resolved outside the tunnel is
 * expected among them. */
void
rule_fallback_beside_tunnel(struct check *check, const struct resource *resource)
{
	const struct node *exclude = tunnel_list(resource, TUNNEL_EXCLUDE);
	struct tunnel_hosts hosts;

	if (!list_host(exclude))
		return;
	hosts = tunnel_hosts(check->scratch, exclude, "host");
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK)) {
		struct tunnel_host suffix;
		struct finding *finding;

		if (!tunnel_host_read(&suffix, entry, "suffix") || suffix_is_default(suffix.name) ||
			suffix_is_reverse(suffix.name) || suffix_is_zone(suffix.name) ||
			!node_first(node_get(entry, "dns_server")))
			continue;
		suffix.wildcard = true;
		if (tunnel_hosts_cover(&hosts, &suffix) || tunnel_hosts_below(&hosts, &suffix))
			continue;
		finding = report(check, place_value(suffix.node),
			"names of %s are resolved outside the tunnel, but their traffic goes "
			"through it",
			shown(check, suffix.node));
		finding_relate(check, finding, place_key(exclude), "the exclude list");
		finding_help(check, finding,
			"add %s to the exclude list, if its hosts are to be reached directly",
			shown_text(check, slice_of(arena_format(check->scratch, "*.%.*s",
						  (int)suffix.name.length, suffix.name.at))));
	}
}
