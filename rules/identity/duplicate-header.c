#include "rules.h"

#include <stdlib.h>
#include <strings.h>

static int
header_compare(const struct node *a, const struct node *b)
{
	struct slice one = node_text(a);
	struct slice two = node_text(b);
	size_t length = one.length < two.length ? one.length : two.length;
	int order = strncasecmp(one.at, two.at, length);

	return order ? order : (one.length > two.length) - (one.length < two.length);
}

static int
header_order(const void *a, const void *b)
{
	const struct node *one = *(const struct node *const *)a;
	const struct node *two = *(const struct node *const *)b;
	int order = header_compare(one, two);

	return order ? order : (one < two ? -1 : 1);
}

void
rule_duplicate_header(struct check *check, const struct resource *resource)
{
	const struct node *list = node_get(node_get(resource->node, "config"), "header_attributes");
	const struct node **names = arena_array(check->scratch, node_count(list), sizeof(*names));
	size_t count = 0;

	node_each (item, list) {
		const struct node *name = node_get(item, "header_name");

		if (node_is_string(name) && !node_is_hollow(name) && !value_is_unknown(name))
			names[count++] = name;
	}
	if (count > 1)
		qsort(names, count, sizeof(*names), header_order);
	for (size_t i = 1; i < count; i++) {
		struct finding *finding;

		if (header_compare(names[i - 1], names[i]) != 0)
			continue;
		finding = report(check, place_value(names[i]),
			"the header %s is taken by another attribute", shown(check, names[i]));
		finding->symmetric = true;
		finding_relate(check, finding, place_value(names[i - 1]), "here");
		finding_help(check, finding, "give each attribute a header of its own");
	}
}
