#include "rule/tunnel.h"
#include "rules.h"

static bool
mode_has_tunnel(const struct node *mode)
{
	return !node_is(mode, "posture_only") && !node_is(mode, "1dot1") && !node_is(mode, "proxy");
}

/* The first entry that somebody wrote: the default ones are there in every mode. */
static const struct node *
list_entry(const struct node *list)
{
	node_each (entry, list) {
		struct tunnel_network item;

		if (!tunnel_network_read(&item, entry, "address") ||
			!network_is_default(&item.network))
			return entry;
	}
	return NULL;
}

void
rule_split_tunnel_without_tunnel(struct check *check, const struct resource *resource)
{
	const struct node *mode = tunnel_mode(resource);
	const struct node *list = tunnel_list(resource, TUNNEL_INCLUDE);
	struct finding *finding;

	if (!node_is_string(mode) || mode_has_tunnel(mode))
		return;
	if (!list_entry(list))
		list = tunnel_list(resource, TUNNEL_EXCLUDE);
	if (!list_entry(list))
		return;
	finding = report(check, place_key(list), "%s has no effect in mode %s",
		shown_text(check, node_key(list)), shown(check, mode));
	finding_relate(check, finding, place_value(mode), "the mode is set here");
	finding_help(
		check, finding, "remove the entries that are not default ones, or change the mode");
}
