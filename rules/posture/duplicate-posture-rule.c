#include "../general/twins.h"
#include "rules.h"

static const char *const members[] = { "/type", "/match", "/input", NULL };

/* Does the rule say what it checks? Answers may leave out what was looked for, path and version;
 * types that ask for nothing say all there is. */
static bool
check_is_told(const struct resource *rule)
{
	const struct node *type = node_get(rule->node, "type");

	if (node_is(type, "gateway") || node_is(type, "warp"))
		return true;
	node_each (member, node_get(rule->node, "input")) {
		if (!node_is_hollow(member) && !slice_is(node_key(member), "operating_system") &&
			!slice_is(node_key(member), "connection_id"))
			return type != NULL;
	}
	return false;
}

/* Of equal names the matter is duplicate-name's. */
static void
pair_tell(struct check *check, const struct resource *first, const struct resource *again)
{
	const struct node *type = node_get(again->node, "type");
	struct finding *finding;

	if (!type || identity_is_named_alike(first, again))
		return;
	finding = report(check, place_value(type), "this rule checks the same as %s",
		shown_resource(check, first));
	finding_of(finding, again);
	finding->symmetric = true;
	finding_relate(
		check, finding, place_value(node_get(first->node, "type")), "the other rule");
	finding->related->resource = first;
	finding_help(check, finding, "remove one of the two");
}

void
rule_duplicate_posture_rule(struct check *check, const struct workspace *workspace)
{
	static const struct twins twins = {
		.kind = "posture-rule",
		.members = members,
		.counts = check_is_told,
		.tell = pair_tell,
	};

	twins_each(check, workspace, &twins);
}
