#include "rule/tunnel.h"
#include "rules.h"

static void
covered_report(
	struct check *check, const struct tunnel_network *item, const struct tunnel_network *outer)
{
	char text[NETWORK_TEXT_SIZE];
	char outer_text[NETWORK_TEXT_SIZE];
	struct finding *finding = report(check, place_value(item->node),
		"the %s %s lies within %s, which is in this list too", network_noun(&item->network),
		network_format(&item->network, text), network_format(&outer->network, outer_text));

	finding_relate(check, finding, place_value(outer->node), "this entry holds it");
	finding_help(check, finding, "remove this entry, or narrow %s", outer_text);
}

/* In sorted order a network stands behind those that hold it, so the widest one met last holds the
 * next one or nobody does. Equal ones are the matter of duplicate-network, and an excluded /0 that
 * of everything-excluded. Entries that the service put there are not the user's to clean up. */
static void
list_check(struct check *check, const struct node *list, bool excluded)
{
	struct tunnel_networks networks = tunnel_networks(check->scratch, list, "address");
	const struct tunnel_network *outer = NULL;

	for (size_t i = 0; i < networks.count; i++) {
		const struct tunnel_network *item = &networks.items[i];

		if (excluded && item->network.length == 0)
			continue;
		if (!outer || !network_contains(&outer->network, &item->network))
			outer = item;
		else if (network_compare(&item[-1].network, &item->network) != 0 &&
			 !network_is_default(&item->network))
			covered_report(check, item, outer);
	}
}

void
rule_covered_network(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE), true);
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE), false);
}
