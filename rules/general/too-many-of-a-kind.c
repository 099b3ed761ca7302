#include "each.h"
#include "rules.h"

/* The same for most accounts. */
static const struct {
	const char *kind;
	size_t most;
} limits[] = {
	{ "identity-provider", 50 },
	{ "service-token", 50 },
};

void
rule_too_many_of_a_kind(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
			size_t left = limits[i].most;

			each_resource(one, workspace, scope, limits[i].kind)
			{
				struct finding *finding;

				if (left-- > 0)
					continue;
				finding = report(check, place_open(one.node),
					"this is one %s more than the %zu of most accounts",
					limits[i].kind, limits[i].most);
				finding_of(finding, one.resource);
				finding->any = true;
				finding_help(check, finding, "remove those that are not used");
				break;
			}
		}
	}
}
