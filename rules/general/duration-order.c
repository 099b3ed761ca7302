#include "base/bytes.h"
#include "rules.h"
#include "walk.h"

/* Units from the longest on. */
static const char *const units[] = { "h", "m", "s", "ms", "us", "ns" };

/* The rank of a unit, from 1; 0 for what is none. The micro signs are two bytes long. */
static unsigned
unit_rank(struct slice unit)
{
	for (unsigned i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (slice_is(unit, units[i]))
			return i + 1;
	}
	return slice_is(unit, "\xc2\xb5s") || slice_is(unit, "\xce\xbcs") ? 5 : 0;
}

/* The text from the first unit on that is longer than the one before it, or as long; empty where
 * the units descend, and where the text is no duration. */
static struct slice
duration_disorder(struct slice text)
{
	struct slice odd = { 0 };
	unsigned last = 0;

	while (text.length > 0) {
		size_t digits = 0;
		size_t end;
		unsigned rank;

		while (digits < text.length &&
			(byte_is_digit(text.at[digits]) || text.at[digits] == '.'))
			digits++;
		end = digits;
		while (end < text.length && !byte_is_digit(text.at[end]) && text.at[end] != '.')
			end++;
		rank = unit_rank(slice_from(slice_first(text, end), digits));
		if (digits == 0 || rank == 0)
			return (struct slice){ 0 };
		if (rank <= last && odd.length == 0)
			odd = text;
		last = rank;
		text = slice_from(text, end);
	}
	return odd;
}

static void
node_check(struct check *check, const struct node *node)
{
	struct slice odd = duration_disorder(node_text(node));

	if (odd.length == 0 || slice_is(node_key(node), "name") ||
		slice_is(node_key(node), "description"))
		return;
	finding_help(check,
		report(check, place_inside(node, (size_t)(odd.at - node_text(node).at), odd.length),
			"the units of the duration %s do not descend", shown(check, node)),
		"write the longest unit first, and each once");
}

void
rule_duration_order(struct check *check, const struct resource *resource)
{
	const struct node *top = resource->node;

	for (const struct node *node = top; node; node = walk_next(node, top)) {
		if (node->kind == NODE_STRING && !(node->flags & NODE_REFUSED))
			node_check(check, node);
	}
}
