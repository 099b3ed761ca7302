#include "rules.h"

#include <strings.h>

/* Ids are hexadecimal: either case is the same one. */
static bool
id_equal(struct slice a, struct slice b)
{
	return a.length == b.length && strncasecmp(a.at, b.at, a.length) == 0;
}

void
rule_virtual_network_default_not_allowed(struct check *check, const struct resource *resource)
{
	const struct node *networks = node_get(resource->node, "virtual_networks");
	const struct node *allowed = node_get(networks, "allowed");
	const struct node *chosen = node_get(networks, "default");
	struct finding *finding;

	if (!node_first(allowed) || node_text(chosen).length == 0 || value_is_unknown(chosen))
		return;
	node_each (item, allowed) {
		bool unknown = !node_is_string(item) || item->flags & NODE_REFUSED ||
			       value_is_unknown(item);

		if (unknown || id_equal(node_text(item), node_text(chosen)))
			return;
	}
	finding = report(check, place_value(chosen),
		"the default virtual network %s is not among those allowed", shown(check, chosen));
	finding_relate(check, finding, place_key(allowed), "these are allowed");
	finding_help(check, finding, "add it to allowed, or choose one of those as default");
}
