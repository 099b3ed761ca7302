#include "rule/tunnel.h"
#include "rules.h"

static void
covered_report(struct check *check, const struct tunnel_host *item, const struct tunnel_host *outer)
{
	struct finding *finding = report(check, place_value(item->node),
		"the host %s is covered by %s, which is in this list too", shown(check, item->node),
		shown(check, outer->node));

	finding_relate(check, finding, place_value(outer->node), "this entry covers it");
	finding_help(check, finding, "remove this entry");
}

/* In sorted order a name stands behind those that it lies below, so the widest wildcard met last
 * covers the next one or nobody does. Equal ones are the matter of duplicate-host. */
static void
list_check(struct check *check, const struct node *list)
{
	struct tunnel_hosts hosts = tunnel_hosts(check->scratch, list, "host");
	const struct tunnel_host *outer = NULL;

	for (size_t i = 0; i < hosts.count; i++) {
		const struct tunnel_host *item = &hosts.items[i];
		bool repeated = i > 0 && tunnel_host_equal(&item[-1], item);

		if (!outer || !tunnel_host_is_below(item, outer))
			outer = item->wildcard && !repeated ? item : outer;
		else if (!repeated)
			covered_report(check, item, outer);
	}
}

void
rule_covered_host(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
}
