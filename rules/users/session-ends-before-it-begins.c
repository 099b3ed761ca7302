#include "document/number.h"
#include "rules.h"

void
rule_session_ends_before_it_begins(struct check *check, const struct resource *resource)
{
	const struct node *metadata = node_get(resource->node, "metadata");
	const struct node *begin = node_get(metadata, "iat");
	const struct node *ends[] = { node_get(metadata, "expires"),
		node_get(resource->node, "expiration") };

	if (node_kind(begin) != NODE_NUMBER || slice_is(node_text(begin), "0"))
		return;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		struct finding *finding;

		if (node_kind(ends[i]) != NODE_NUMBER || slice_is(node_text(ends[i]), "0") ||
			number_compare(node_text(ends[i]), node_text(begin)) >= 0)
			continue;
		finding = report(check, place_value(ends[i]),
			"the session ends at %s, before it begins at %s", shown(check, ends[i]),
			shown(check, begin));
		finding_relate(check, finding, place_value(begin), "the beginning");
		finding_help(check, finding, "export the sessions again");
		return;
	}
}
