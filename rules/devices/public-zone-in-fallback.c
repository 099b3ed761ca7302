#include "rule/tunnel.h"
#include "rules.h"

void
rule_public_zone_in_fallback(struct check *check, const struct resource *resource)
{
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK)) {
		const struct node *suffix = node_get(entry, "suffix");

		if (!suffix_is_zone(node_text(suffix)))
			continue;
		finding_help(check,
			report(check, place_value(suffix),
				"no DNS policy sees the names of %s, public ones included",
				shown(check, suffix)),
			"write the part of the zone that is internal, such as %s",
			shown_text(check,
				slice_of(arena_format(check->scratch, "corp.%.*s",
					(int)node_text(suffix).length, node_text(suffix).at))));
	}
}
