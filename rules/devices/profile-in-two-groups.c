#include "rules.h"

#include <stdlib.h>

static int
reference_order(const void *a, const void *b)
{
	const struct reference *one = *(const struct reference *const *)a;
	const struct reference *two = *(const struct reference *const *)b;
	int order = slice_compare(node_text(one->node), node_text(two->node));

	if (one->from->scope != two->from->scope)
		return one->from->scope->index < two->from->scope->index ? -1 : 1;
	return order ? order : (one < two ? -1 : 1);
}

/* Equal ids of one group are repeated-value's. */
static void
pair_check(struct check *check, const struct reference *first, const struct reference *again)
{
	struct finding *finding;

	if (first->from == again->from || first->from->scope != again->from->scope ||
		!slice_equal(node_text(first->node), node_text(again->node)))
		return;
	finding = report(check, place_value(again->node), "the profile %s is in %s already",
		shown(check, again->node), shown_resource(check, first->from));
	finding_of(finding, again->from);
	finding->symmetric = true;
	finding_relate(check, finding, place_value(first->node), "the other group");
	finding->related->resource = first->from;
	finding_help(check, finding, "remove it from one of the two groups");
}

void
rule_profile_in_two_groups(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("deployment-group"));
	const struct reference **list =
		arena_array(check->scratch, workspace->reference_count + 1, sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];

		if (reference->from->kind == kind && !reference->from->copy &&
			strcmp(reference->annotation->refers[0], "device-profile") == 0 &&
			node_text(reference->node).length > 0 && !value_is_unknown(reference->node))
			list[count++] = reference;
	}
	if (count > 1)
		qsort(list, count, sizeof(*list), reference_order);
	for (size_t i = 1; i < count; i++)
		pair_check(check, list[i - 1], list[i]);
}
