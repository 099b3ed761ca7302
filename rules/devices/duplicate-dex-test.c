#include "../general/twins.h"
#include "rules.h"

static const char *const members[] = { "/data/kind", "/data/host", "/target_policies", NULL };

static bool
is_told(const struct resource *resource)
{
	const struct node *host = twin_member(resource, "/data/host");

	return host && !value_is_unknown(host);
}

/* Of equal names the matter is duplicate-name's. */
static void
pair_tell(struct check *check, const struct resource *first, const struct resource *again)
{
	const struct node *host = node_get(node_get(again->node, "data"), "host");
	struct finding *finding;

	if (!host || identity_is_named_alike(first, again))
		return;
	finding = report(check, place_value(host), "%s tests the same for the same devices",
		shown_resource(check, first));
	finding_of(finding, again);
	finding->symmetric = true;
	finding_relate(
		check, finding, place_value(twin_member(first, "/data/host")), "the other test");
	finding->related->resource = first;
	finding_help(check, finding, "remove one of the two");
}

void
rule_duplicate_dex_test(struct check *check, const struct workspace *workspace)
{
	static const struct twins twins = {
		.kind = "dex-test",
		.members = members,
		.counts = is_told,
		.tell = pair_tell,
	};

	twins_each(check, workspace, &twins);
}
