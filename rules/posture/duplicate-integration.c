#include "../general/twins.h"
#include "rules.h"

/* The secrets are left out of answers; of the rest, what tells one customer from another. */
static const char *const members[] = { "/type", "/config/api_url", "/config/client_id",
	"/config/customer_id", NULL };

static bool
is_told(const struct resource *resource)
{
	for (size_t i = 1; members[i]; i++) {
		const struct node *member = twin_member(resource, members[i]);

		if (member && !value_is_unknown(member))
			return true;
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
	finding = report(check, place_value(type), "%s asks the same service for the same customer",
		shown_resource(check, first));
	finding_of(finding, again);
	finding->symmetric = true;
	finding_relate(check, finding, place_value(node_get(first->node, "type")),
		"the other integration");
	finding->related->resource = first;
	finding_help(check, finding, "use one for all posture rules, and remove the other");
}

void
rule_duplicate_integration(struct check *check, const struct workspace *workspace)
{
	static const struct twins twins = {
		.kind = "posture-integration",
		.members = members,
		.counts = is_told,
		.tell = pair_tell,
	};

	twins_each(check, workspace, &twins);
}
