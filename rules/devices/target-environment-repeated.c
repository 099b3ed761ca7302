#include "rules.h"

#include <stdlib.h>

static int
text_order(const void *a, const void *b)
{
	const struct node *one = *(const struct node *const *)a;
	const struct node *two = *(const struct node *const *)b;
	int order = slice_compare(node_text(one), node_text(two));

	return order ? order : (one < two ? -1 : 1);
}

void
rule_target_environment_repeated(struct check *check, const struct resource *resource)
{
	const struct node *list = node_get(resource->node, "version_config");
	const struct node **targets =
		arena_array(check->scratch, node_count(list) + 1, sizeof(*targets));
	size_t count = 0;

	node_each (choice, list) {
		const struct node *target = node_get(choice, "target_environment");

		if (node_is_string(target) && !node_is_hollow(target) && !value_is_unknown(target))
			targets[count++] = target;
	}
	if (count > 1)
		qsort(targets, count, sizeof(*targets), text_order);
	for (size_t i = 1; i < count; i++) {
		struct finding *finding;

		if (!slice_equal(node_text(targets[i - 1]), node_text(targets[i])))
			continue;
		finding = report(check, place_value(targets[i]),
			"a version for %s was chosen before", shown(check, targets[i]));
		finding_relate(check, finding, place_value(targets[i - 1]), "here");
		finding_help(check, finding, "choose one version for each environment");
	}
}
