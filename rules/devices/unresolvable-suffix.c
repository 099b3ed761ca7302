#include "rule/tunnel.h"
#include "rules.h"

void
rule_unresolvable_suffix(struct check *check, const struct resource *resource)
{
	const struct node *setting = node_get(resource->node, "disable_auto_fallback");

	if (!node_is_true(setting))
		return;
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK)) {
		const struct node *suffix = node_get(entry, "suffix");
		const struct node *servers = node_find(entry, slice_of("dns_server"));
		struct finding *finding;

		if ((servers && !node_is_hollow(servers)) || node_text(suffix).length == 0 ||
			suffix_is_default(node_text(suffix)))
			continue;
		finding = report(check, place_value(suffix),
			"nothing resolves names below %s: the entry has no DNS server, and falling "
			"back to "
			"those of the system is off",
			shown(check, suffix));
		finding_relate(check, finding, place_key(setting), "turned off here");
		finding_help(
			check, finding, "add dns_server with the addresses of the servers to ask");
	}
}
