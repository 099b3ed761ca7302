#include "rule/tunnel.h"
#include "rules.h"

void
rule_duplicate_search_suffix(struct check *check, const struct resource *resource)
{
	const struct node *list = node_get(resource->node, "dns_search_suffixes");
	struct tunnel_hosts suffixes = tunnel_hosts(check->scratch, list, "suffix");
	const struct tunnel_host *first = suffixes.items;

	for (size_t i = 1; i < suffixes.count; i++) {
		const struct tunnel_host *item = &suffixes.items[i];
		struct finding *finding;

		if (!tunnel_host_equal(first, item)) {
			first = item;
			continue;
		}
		finding = report(check, place_value(item->node),
			"the search suffix %s is in this list already", shown(check, item->node));
		finding_relate(check, finding, place_value(first->node), "this one is tried first");
		finding_help(check, finding, "remove this entry");
	}
}
