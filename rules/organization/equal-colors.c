#include "base/bytes.h"
#include "rules.h"

enum { DIGITS = 8 };

/* The colour in lower case, with short hexadecimal digits written out: #FFF is #ffffff. */
static struct slice
color_plain(struct slice color, char bytes[2 * DIGITS])
{
	bool hex = color.length > 0 && color.at[0] == '#';
	bool brief = hex && (color.length == 4 || color.length == 5);
	size_t used = 0;

	if (color.length > (brief ? DIGITS : 2 * DIGITS))
		return color;
	for (size_t i = 0; i < color.length; i++) {
		bytes[used++] = (char)byte_lower(color.at[i]);
		if (brief && i > 0)
			bytes[used++] = (char)byte_lower(color.at[i]);
	}
	return (struct slice){ .at = bytes, .length = used };
}

void
rule_equal_colors(struct check *check, const struct resource *resource)
{
	const struct node *design = node_get(resource->node, "login_design");
	const struct node *back = node_get(design, "background_color");
	const struct node *front = node_get(design, "text_color");
	char first[2 * DIGITS];
	char second[2 * DIGITS];
	struct finding *finding;

	if (!node_is_string(front) || !node_is_string(back) || node_text(front).length == 0 ||
		value_is_unknown(front) ||
		!slice_equal(
			color_plain(node_text(front), first), color_plain(node_text(back), second)))
		return;
	finding = report(check, place_value(front), "text and background have the same colour %s",
		shown(check, front));
	finding_relate(check, finding, place_value(back), "the background");
	finding_help(check, finding, "write another colour");
}
