#include "rules.h"

void
rule_id_and_uid_differ(struct check *check, const struct resource *resource)
{
	const struct node *id = node_get(resource->node, "id");
	const struct node *uid = node_get(resource->node, "uid");
	struct finding *finding;

	if (!node_is_string(id) || !node_is_string(uid) || node_is_hollow(id) ||
		node_is_hollow(uid) || value_is_unknown(id) || value_is_unknown(uid) ||
		slice_equal(node_text(id), node_text(uid)))
		return;
	finding = report(check, place_value(uid), "uid is %s, but id is %s", shown(check, uid),
		shown(check, id));
	finding_relate(check, finding, place_value(id), "the id");
	finding_help(check, finding, "write %s, or export it again", shown(check, id));
}
