#include "rule/tunnel.h"
#include "rules.h"

/* unresolvable-suffix speaks where the way back to the system is closed, other rules of reverse
 * zones and of public ones. */
static bool
suffix_is_ours(struct slice suffix)
{
	return suffix.length > 0 && !suffix_is_default(suffix) && !suffix_is_reverse(suffix) &&
	       !suffix_is_public(suffix) && !suffix_is_zone(suffix);
}

void
rule_fallback_by_system(struct check *check, const struct resource *resource)
{
	if (node_is_true(node_get(resource->node, "disable_auto_fallback")))
		return;
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK)) {
		const struct node *suffix = node_get(entry, "suffix");
		const struct node *servers = node_find(entry, slice_of("dns_server"));

		if (!suffix_is_ours(node_text(suffix)) || value_is_unknown(suffix) ||
			(servers && !node_is_hollow(servers)))
			continue;
		finding_help(check,
			report(check, place_value(suffix),
				"whatever network the device is in resolves the names of %s",
				shown(check, suffix)),
			"add dns_server with the addresses of your own servers");
	}
}
