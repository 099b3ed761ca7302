/* Objects and lists without anything around them; also what stands inside an envelope or a bundle.
 */
#include "base/text.h"
#include "input/input.h"

static bool
list_fits(const struct input *input, const struct node *node, const struct surroundings *around)
{
	(void)input;
	(void)around;
	return node_is_array(node);
}

/* Pages of an export, each an answer of its own. */
static bool
list_holds_envelopes(
	const struct input *input, const struct node *list, const struct surroundings *around)
{
	const struct node *first = node_first(list);

	return first &&
	       (form_envelope.fits(input, first, around) || form_dump.fits(input, first, around) ||
		       form_answer.fits(input, first, around));
}

/* An item that looks like another kind than its neighbours. */
static void
item_odd(const struct node *item, const struct kind *found, const struct kind *expected,
	const struct surroundings *around)
{
	struct problem *problem = source_problem(around->document->source, "odd-item",
		node_range(item), "this looks like one %s in a list of %s objects", found->name,
		expected->name);

	problem->range.end = problem->range.start + 1;
	problem->node = item;
	problem->document = around->document->index;
	problem->help = "move it to a file of its own";
}

/* Adds an item under the kind of its list, unless it clearly is of another one. */
static void
item_add(struct input *input, struct node *item, const struct kind *kind,
	const struct surroundings *around)
{
	const struct hint nothing = { .count = 0 };
	const struct kind *other;

	if (!input->forced && node_is_object(item) && !detect_fits(input->detector, item, kind)) {
		other = detect_object(input->detector, item, &nothing);
		if (other && other != kind && !other->select.context &&
			detect_fits(input->detector, item, other)) {
			item_odd(item, other, kind, around);
			kind = other;
		}
	}
	input_add(input, item, kind, around);
}

/* A list of entries that are told by their name only, in an answer or under the key of a bundle:
 * what it is called decides, whatever the entries look like. */
static bool
is_named_list(const struct surroundings *around)
{
	const struct kind *kind = hint_first(&around->hint);

	return kind && kind->whole && (around->answer || around->depth > 0);
}

/* A list is of the account that all its items, which were added last, say they are of. */
static void
list_place(const struct input *input, size_t items, struct surroundings *around)
{
	const struct resource *first = input->resources + input->count - items;

	for (size_t i = 0; i < items; i++) {
		if (first[i].scope != first[0].scope)
			return;
	}
	if (items > 0)
		around->scope = first[0].scope;
}

static size_t
list_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	const struct kind *kind = input->forced;
	size_t items = 0;

	if (list_holds_envelopes(input, node, &around)) {
		node_each (page, node)
			items += form_unwrap(input, page, around);
		return items;
	}
	if (!kind)
		kind = detect_list(input->detector, node, &around.hint);
	if (!kind && (!node_first(node) || is_named_list(&around)))
		kind = hint_first(&around.hint);
	if (!kind)
		return 0;
	if (kind->whole) {
		input_add(input, node, kind, &around);
		return 1;
	}
	node_each (item, node) {
		item_add(input, item, kind, &around);
		items++;
	}
	list_place(input, items, &around);
	input_count(input, kind, items, &around);
	return items > 0 ? items : 1;
}

const struct form form_list = {
	.name = "list",
	.fits = list_fits,
	.unwrap = list_unwrap,
};

static bool
object_fits(const struct input *input, const struct node *node, const struct surroundings *around)
{
	return input->forced || detect_object(input->detector, node, &around->hint);
}

static size_t
object_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	const struct kind *kind = input->forced;

	if (!kind)
		kind = detect_object(input->detector, node, &around.hint);
	input_add(input, node, kind, &around);
	return 1;
}

const struct form form_object = {
	.name = "object",
	.fits = object_fits,
	.unwrap = object_unwrap,
};
