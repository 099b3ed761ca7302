#include "rules.h"

void
rule_header_attribute_not_kept(struct check *check, const struct resource *resource)
{
	const struct node *config = node_get(resource->node, "config");
	const struct node *attributes = node_get(config, "attributes");
	const struct node *headers = node_get(config, "header_attributes");

	node_each (header, headers) {
		const struct node *name = node_get(header, "attribute_name");
		struct finding *finding;

		if (!node_is_string(name) || node_is_hollow(name) || value_is_unknown(name) ||
			node_has_text(attributes, node_text(name)))
			continue;
		finding = report(check, place_value(name),
			"the attribute %s is not among those that are kept", shown(check, name));
		if (attributes)
			finding_relate(check, finding, place_key(attributes), "kept are these");
		finding_help(check, finding, "add %s to attributes", shown(check, name));
	}
}
