#include "../general/walk.h"
#include "rules.h"

#include <stdlib.h>

/* Lists whose items are told apart by a member; the service refuses some repetitions. */
static const struct {
	const char *list;
	const char *member;
	enum severity severity;
} told[] = {
	{ "custom_attributes", "name", SEVERITY_WARNING },
	{ "custom_claims", "name", SEVERITY_WARNING },
	{ "footer_links", "name", SEVERITY_WARNING },
	{ "name_by_idp", "idp_id", SEVERITY_WARNING },
	{ "policies", "precedence", SEVERITY_ERROR },
	{ "servers", "server_id", SEVERITY_ERROR },
	{ "updated_prompts", "name", SEVERITY_WARNING },
	{ "updated_tools", "name", SEVERITY_WARNING },
};

static int
value_order(const void *a, const void *b)
{
	const struct node *one = *(const struct node *const *)a;
	const struct node *two = *(const struct node *const *)b;
	int order = slice_compare(node_text(one), node_text(two));

	return order ? order : (one < two ? -1 : 1);
}

static void
list_check(struct check *check, const struct node *list, const char *member, enum severity severity)
{
	const struct node **values = arena_array(check->scratch, node_count(list), sizeof(*values));
	size_t count = 0;

	node_each (item, list) {
		const struct node *value = node_get(item, member);

		if ((node_is_string(value) || node_kind(value) == NODE_NUMBER) &&
			!node_is_hollow(value) && !value_is_unknown(value))
			values[count++] = value;
	}
	if (count > 1)
		qsort(values, count, sizeof(*values), value_order);
	for (size_t i = 1; i < count; i++) {
		struct finding *finding;

		if (!slice_equal(node_text(values[i - 1]), node_text(values[i])))
			continue;
		finding = report(check, place_value(values[i]),
			"the %s %s stands in this list already", member, shown(check, values[i]));
		finding->severity = severity;
		finding->symmetric = true;
		finding_relate(check, finding, place_value(values[i - 1]), "here");
		finding_help(check, finding, "remove one of the two, or change it");
	}
}

void
rule_repeated_entry(struct check *check, const struct resource *resource)
{
	const struct node *top = resource->node;

	if (node_is_array(top))
		list_check(check, top, "hostname", SEVERITY_ERROR);
	for (const struct node *node = top; node; node = walk_next(node, top)) {
		for (size_t i = 0; node_is_array(node) && i < sizeof(told) / sizeof(*told); i++) {
			if (slice_is(node_key(node), told[i].list))
				list_check(check, node, told[i].member, told[i].severity);
		}
	}
}
