#include "rule/tunnel.h"
#include "rules.h"

static void
list_check(struct check *check, const struct node *list)
{
	struct tunnel_hosts hosts = tunnel_hosts(check->scratch, list, "host");
	const struct tunnel_host *first = hosts.items;

	for (size_t i = 1; i < hosts.count; i++) {
		const struct tunnel_host *item = &hosts.items[i];
		struct finding *finding;

		if (!tunnel_host_equal(first, item)) {
			first = item;
			continue;
		}
		finding = report(check, place_value(item->node),
			"the host %s is in this list already", shown(check, item->node));
		finding->symmetric = true;
		finding_relate(check, finding, place_value(first->node), "here for the first time");
		finding_help(check, finding, "remove this entry");
	}
}

void
rule_duplicate_host(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
}
