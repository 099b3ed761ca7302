#include "rules.h"
#include "base/bytes.h"

void
rule_name_with_blanks(struct check *check, const struct resource *resource)
{
	const struct node *name = node_get(resource->node, "name");
	struct slice text = node_text(name);

	if (!node_is_string(name) || text.length == 0 ||
		!(byte_is_space(text.at[0]) || byte_is_space(text.at[text.length - 1])))
		return;
	finding_help(check,
		report(check, place_key(name), "the name %s begins or ends with a blank",
			shown(check, name)),
		"remove the blanks around it");
}
