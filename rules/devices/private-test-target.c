#include "endpoint.h"
#include "language/host.h"
#include "rule/tunnel.h"
#include "rules.h"
#include "suffixes.h"

/* The name that a test asks for, where only servers of the organisation can resolve it. */
static bool
private_name(const struct resource *test, struct slice *name)
{
	const struct node *host = node_get(node_get(test->node, "data"), "host");
	struct slice text = node_text(host);
	struct network network;

	if (!node_is_string(host) || value_is_unknown(host))
		return false;
	if (!endpoint_host(text, name))
		*name = text;
	return name->length > 0 && name->length < 256 && !network_read(*name, &network) &&
	       suffix_is_private(*name);
}

static void
test_check(struct check *check, const struct suffixes *suffixes, const struct resource *test)
{
	const struct node *host = node_get(node_get(test->node, "data"), "host");
	struct slice name;
	struct finding *finding;

	if (!private_name(test, &name) || suffixes_cover(suffixes, name))
		return;
	finding = report(check,
		place_inside(host, (size_t)(name.at - node_text(host).at), name.length),
		"%s is a private name, and no local domain fallback tells who resolves it",
		shown_text(check, name));
	finding_of(finding, test);
	finding_help(check, finding, "add its suffix to the local domain fallback of the profile");
}

void
rule_private_test_target(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("dex-test"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t count;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);
		struct suffixes suffixes;

		if (count == 0)
			continue;
		suffixes = suffixes_read(check, workspace, scope);
		for (size_t i = 0; suffixes.known && i < count; i++)
			test_check(check, &suffixes, &workspace->resources[list[i]]);
	}
}
