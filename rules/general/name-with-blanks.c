#include "base/bytes.h"
#include "rules.h"

void
rule_name_with_blanks(struct check *check, const struct resource *resource)
{
	const struct node *name = node_get(resource->node, "name");
	struct slice text = node_text(name);
	struct slice trimmed = slice_trimmed(text);

	if (!node_is_string(name) || trimmed.length == text.length)
		return;
	if (trimmed.length == 0) {
		finding_help(check,
			report(check, place_value(name), "the name holds nothing but blanks"),
			"write a name that people can read");
		return;
	}
	finding_help(check,
		report(check, place_value(name), "the name %s begins or ends with a blank",
			shown(check, name)),
		"write %s", shown_text(check, trimmed));
}
