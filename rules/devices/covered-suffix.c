#include "language/cidr.h"
#include "rule/tunnel.h"
#include "rules.h"

/* Do both entries name the same servers, in whatever order? */
static bool
servers_equal(struct check *check, const struct node *a, const struct node *b)
{
	struct tunnel_networks one =
		tunnel_networks(check->scratch, node_get(node_parent(a), "dns_server"), NULL);
	struct tunnel_networks two =
		tunnel_networks(check->scratch, node_get(node_parent(b), "dns_server"), NULL);

	if (one.count != two.count)
		return false;
	for (size_t i = 0; i < one.count; i++) {
		if (network_compare(&one.items[i].network, &two.items[i].network) != 0)
			return false;
	}
	return true;
}

static void
pair_report(struct check *check, const struct tunnel_host *outer, const struct tunnel_host *item)
{
	struct finding *finding = report(check, place_value(item->node),
		"the suffix %s lies below %s, which has the same servers", shown(check, item->node),
		shown(check, outer->node));

	finding_relate(check, finding, place_value(outer->node), "this entry covers it");
	finding_help(check, finding, "remove this entry");
}

/* In sorted order a suffix stands behind those that it lies below: the next longer one is the one
 * before it, or the one above that, and so on. */
void
rule_covered_suffix(struct check *check, const struct resource *resource)
{
	struct tunnel_hosts hosts =
		tunnel_hosts(check->scratch, tunnel_list(resource, TUNNEL_FALLBACK), "suffix");
	size_t *above = arena_array(check->scratch, hosts.count, sizeof(*above));

	for (size_t i = 1; i < hosts.count; i++) {
		const struct tunnel_host *item = &hosts.items[i];
		size_t at = i;

		while (at > 0 && !tunnel_host_is_below(item, &hosts.items[at - 1]))
			at = above[at - 1];
		above[i] = at;
		if (at > 0 && servers_equal(check, hosts.items[at - 1].node, item->node))
			pair_report(check, &hosts.items[at - 1], item);
	}
}
