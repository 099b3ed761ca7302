#include "rule/tunnel.h"
#include "rules.h"

enum {
	HOSTS_FEW = 10, /* a handful of names is nobody's trouble */
};

static void
list_check(struct check *check, const struct node *list)
{
	size_t hosts = 0;
	size_t all = 0;

	node_each (entry, list) {
		all++;
		hosts += node_text(node_get(entry, "host")).length > 0;
	}
	if (hosts < HOSTS_FEW || hosts * 2 <= all)
		return;
	finding_help(check,
		report(check, place_open(list), "%zu of the %zu entries are host names", hosts,
			all),
		"write the networks of these hosts, where they are known");
}

void
rule_mostly_hosts(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
}
