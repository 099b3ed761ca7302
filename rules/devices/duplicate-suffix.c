#include "rule/tunnel.h"
#include "rules.h"

void
rule_duplicate_suffix(struct check *check, const struct resource *resource)
{
	struct tunnel_hosts suffixes =
		tunnel_hosts(check->scratch, tunnel_list(resource, TUNNEL_FALLBACK), "suffix");
	const struct tunnel_host *first = suffixes.items;

	for (size_t i = 1; i < suffixes.count; i++) {
		const struct tunnel_host *item = &suffixes.items[i];
		struct finding *finding;

		if (!tunnel_host_equal(first, item)) {
			first = item;
			continue;
		}
		finding = report(check, place_value(item->node),
			"the suffix %s is in this list already", shown(check, item->node));
		finding->symmetric = true;
		finding_relate(check, finding, place_value(first->node), "here for the first time");
		finding_help(check, finding, "keep one entry, with the servers of both");
	}
}
