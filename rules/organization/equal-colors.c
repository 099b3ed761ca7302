#include "rules.h"

#include <strings.h>

void
rule_equal_colors(struct check *check, const struct resource *resource)
{
	const struct node *design = node_get(resource->node, "login_design");
	const struct node *back = node_get(design, "background_color");
	const struct node *front = node_get(design, "text_color");
	struct slice color = node_text(front);
	struct finding *finding;

	if (!node_is_string(front) || !node_is_string(back) || color.length == 0 ||
		color.length != node_text(back).length || value_is_unknown(front) ||
		strncasecmp(color.at, node_text(back).at, color.length) != 0)
		return;
	finding = report(check, place_value(front), "text and background have the same colour %s",
		shown(check, front));
	finding_relate(check, finding, place_value(back), "the background");
	finding_help(check, finding, "write another colour");
}
