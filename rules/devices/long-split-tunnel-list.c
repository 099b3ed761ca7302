#include "rule/tunnel.h"
#include "rules.h"

enum {
	ENTRIES_MOST = 1000,
};

static void
list_check(struct check *check, const struct node *list)
{
	size_t count = node_count(list);

	if (count <= ENTRIES_MOST)
		return;
	finding_help(check,
		report(check, place_open(list), "the list has %zu entries; expected at most %d",
			count, ENTRIES_MOST),
		"merge neighbouring networks, and remove entries that others cover");
}

void
rule_long_split_tunnel_list(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
}
