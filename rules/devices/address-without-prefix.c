#include "rule/tunnel.h"
#include "rules.h"

static void
list_check(struct check *check, const struct node *list)
{
	node_each (entry, list) {
		char text[NETWORK_TEXT_SIZE];
		struct tunnel_network item;
		struct slice spelled;

		if (!tunnel_network_read(&item, entry, "address"))
			continue;
		spelled = node_text(item.node);
		if (memchr(spelled.at, '/', spelled.length))
			continue;
		finding_help(check,
			report(check, place_value(item.node),
				"%s is a bare address; it stands for a network of one",
				shown(check, item.node)),
			"write %s/%u", network_format(&item.network, text), item.network.length);
	}
}

void
rule_address_without_prefix(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
}
