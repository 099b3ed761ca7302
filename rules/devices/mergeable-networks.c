#include "rule/tunnel.h"
#include "rules.h"

/* Are these the two halves of one network? */
static bool
is_pair(const struct network *lower, const struct network *upper, struct network *whole)
{
	if (lower->length == 0 || lower->length != upper->length)
		return false;
	*whole = *lower;
	whole->length--;
	*whole = network_masked(whole);
	return network_contains(whole, upper) && network_compare(lower, upper) != 0;
}

static void
pair_report(struct check *check, const struct tunnel_network *lower,
	const struct tunnel_network *upper, const struct network *whole)
{
	char text[NETWORK_TEXT_SIZE];
	struct finding *finding = report(check, place_value(upper->node),
		"%s and %s are together the network %s", shown(check, lower->node),
		shown(check, upper->node), network_format(whole, text));

	finding_relate(check, finding, place_value(lower->node), "the other half");
	finding_help(check, finding, "write %s instead of the two", text);
}

/* In sorted order the halves of a network are neighbours, but for what lies within the first. */
static void
list_check(struct check *check, const struct node *list)
{
	struct tunnel_networks networks = tunnel_networks(check->scratch, list, "address");
	const struct tunnel_network *last = NULL;
	struct network whole;

	for (size_t i = 0; i < networks.count; i++) {
		const struct tunnel_network *item = &networks.items[i];

		if (last && network_contains(&last->network, &item->network))
			continue;
		if (last && is_pair(&last->network, &item->network, &whole) &&
			!(network_is_default(&last->network) && network_is_default(&item->network)))
			pair_report(check, last, item, &whole);
		last = item;
	}
}

void
rule_mergeable_networks(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
}
