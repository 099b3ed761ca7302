#include "rule/tunnel.h"
#include "rules.h"

void
rule_public_fallback_suffix(struct check *check, const struct resource *resource)
{
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK)) {
		const struct node *suffix = node_get(entry, "suffix");

		if (!suffix_is_public(node_text(suffix)))
			continue;
		finding_help(check,
			report(check, place_value(suffix),
				"all names below %s are resolved without Gateway",
				shown(check, suffix)),
			"write the domains of your own network");
	}
}
