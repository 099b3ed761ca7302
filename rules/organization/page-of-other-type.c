#include "../general/each.h"
#include "rules.h"

void
rule_page_of_other_type(struct check *check, const struct workspace *workspace)
{
	each_reference(reference, workspace)
	{
		const struct resource *to = reference_target(workspace, reference, "custom-page");
		const struct node *type = to ? node_get(to->node, "type") : NULL;
		struct slice wanted = node_key(reference->node);
		struct finding *finding;

		if (strcmp(reference->from->kind->name, "organization") != 0 || !node_tells(type) ||
			slice_equal(node_text(type), wanted))
			continue;
		finding = report(check, place_value(reference->node),
			"this is a page of type %s; expected one of type %s", shown(check, type),
			shown_text(check, wanted));
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_value(type), "the type");
		finding_help(check, finding, "write the id of a page of type %s",
			shown_text(check, wanted));
	}
}
