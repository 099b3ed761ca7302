#include "rules.h"
#include "same.h"

static void
pair_tell(struct check *check, const struct resource *first, const struct resource *again)
{
	const struct node *type = node_get(again->node, "type");
	struct finding *finding;

	if (!type)
		return;
	finding = report(check, place_value(type), "this rule checks the same as %s",
		shown_resource(check, first));
	finding_of(finding, again);
	finding->symmetric = true;
	finding_relate(check, finding, place_open(first->node), "the other rule");
	finding->related->resource = first;
	finding_help(check, finding, "remove one of the two");
}

void
rule_duplicate_posture_rule(struct check *check, const struct workspace *workspace)
{
	static const struct twins twins = {
		.kind = "posture-rule",
		.members = posture_check,
		.counts = posture_check_is_told,
		.tell = pair_tell,
	};

	twins_each(check, workspace, &twins);
}
