#include "padding.h"
#include "rules.h"

/* Does the input ask for anything beyond where the answer comes from? */
static bool
asks(const struct node *input)
{
	bool padded = input_is_padded(input);

	node_each (member, input) {
		bool zero = node_is_false(member) || slice_is(node_text(member), "0");

		if (!slice_is(node_key(member), "connection_id") && !node_is_hollow(member) &&
			!(padded && zero))
			return true;
	}
	return false;
}

void
rule_posture_rule_tests_nothing(struct check *check, const struct resource *resource)
{
	const struct node *type = node_get(resource->node, "type");
	const struct node *input = node_get(resource->node, "input");

	/* Without its connection the input is incomplete, which the schema says. */
	if (!node_is_object(input) || asks(input) ||
		(!node_is(type, "antivirus") && !node_get(input, "connection_id")))
		return;
	finding_help(check,
		report(check, place_open(input),
			"the input asks for nothing, so no device is told from another"),
		"add what the device must be like");
}
