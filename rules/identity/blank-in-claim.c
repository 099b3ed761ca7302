#include "base/bytes.h"
#include "rules.h"

/* Where the first blank stands that does not belong there; the length of the text for none. */
static size_t
find_blank(struct slice text, bool inner)
{
	for (size_t i = 0; i < text.length; i++) {
		if (byte_is_space(text.at[i]) && (inner || i == 0 || i + 1 == text.length))
			return i;
	}
	return text.length;
}

static void
list_check(struct check *check, const struct node *list, bool inner)
{
	node_each (item, list) {
		struct slice text = node_text(item);
		size_t at = find_blank(text, inner);

		if (!node_is_string(item) || (item->flags & NODE_REFUSED) || at == text.length ||
			value_is_unknown(item))
			continue;
		finding_help(check,
			report(check, place_inside(item, at, 1), "%s has a blank in it",
				shown(check, item)),
			at > 0 && at + 1 < text.length ? "make an item of each of the two"
						       : "remove the blank");
	}
}

void
rule_blank_in_claim(struct check *check, const struct resource *resource)
{
	const struct node *config = node_get(resource->node, "config");

	list_check(check, node_get(config, "scopes"), true);
	list_check(check, node_get(config, "claims"), true);
	list_check(check, node_get(config, "attributes"), false);
}
