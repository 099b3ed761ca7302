#include "../general/identity.h"
#include "rules.h"

enum {
	DEX_TESTS = 10, /* the last figure that was published */
};

void
rule_many_dex_tests(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("dex-test"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t count;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);
		const struct resource *last;
		const struct node *name;
		struct finding *finding;

		if (count <= DEX_TESTS)
			continue;
		last = &workspace->resources[list[DEX_TESTS]];
		name = identity_name(last);
		finding = report(check, name ? place_value(name) : place_open(last->node),
			"the account has %zu DEX tests, and most plans allow %d", count, DEX_TESTS);
		finding_of(finding, last);
		finding->any = true;
		finding_help(check, finding, "compare with the limits of the plan");
	}
}
