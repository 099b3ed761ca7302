/* `enum` and `const`, and the lookup of a choice: texts by hash. */
#include "schema/program.h"

static bool
strings_hold(const struct values *values, struct slice text)
{
	if (!values->strings)
		return false;
	for (uint32_t at = text_hash(text) & values->mask; values->strings[at];
		at = (at + 1) & values->mask) {
		if (slice_equal(node_text(values->strings[at]), text))
			return true;
	}
	return false;
}

bool
values_hold(const struct values *values, const struct node *node)
{
	if (node_is_string(node))
		return strings_hold(values, node_text(node));
	if (values->only_strings)
		return false;
	for (size_t i = 0; i < values->count; i++) {
		if (node_equal(values->nodes[i], node))
			return true;
	}
	return false;
}

const struct choice_case *
choice_find(const struct choice *choice, struct slice value)
{
	for (uint32_t at = text_hash(value) & choice->mask; choice->slots[at];
		at = (at + 1) & choice->mask) {
		const struct choice_case *found = &choice->cases[choice->slots[at] - 1];

		if (slice_equal(found->value, value))
			return found;
	}
	return NULL;
}
