#include "rules.h"

static bool
text_has(struct slice text, struct slice part)
{
	for (; text.length >= part.length; text = slice_from(text, 1)) {
		if (slice_starts(text, part))
			return true;
	}
	return false;
}

void
rule_scim_url_of_another(struct check *check, const struct resource *resource)
{
	const struct node *id = node_get(resource->node, "id");
	const struct node *url = node_get(node_get(resource->node, "scim_config"), "scim_base_url");
	struct finding *finding;

	if (!node_is_string(id) || !node_is_string(url) || node_is_hollow(id) ||
		node_is_hollow(url) || value_is_unknown(id) || value_is_unknown(url) ||
		text_has(node_text(url), node_text(id)))
		return;
	finding = report(
		check, place_value(url), "this address does not hold the id %s", shown(check, id));
	finding_relate(check, finding, place_value(id), "the id of the provider");
	finding_help(check, finding, "export the provider again");
}
