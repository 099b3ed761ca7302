#include "each.h"
#include "stray.h"
#include "rules.h"

void
rule_reference_of_other_kind(struct check *check, const struct workspace *workspace)
{
	each_reference(reference, workspace)
	{
		const struct node *node = reference->node;
		const struct resource *stray;
		struct finding *finding;

		if (!node_tells(node) || (node->flags & NODE_REFUSED) || reference->from->copy)
			continue;
		stray = stray_find(workspace, reference);
		if (!stray)
			continue;
		finding = report(check, place_value(node), "this is %s; expected the id of a %s",
			shown_resource(check, stray), reference->annotation->refers[0]);
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_key(stray->node), "the id belongs here");
		finding_help(
			check, finding, "write the id of a %s", reference->annotation->refers[0]);
	}
}
