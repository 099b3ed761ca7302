#include "endpoint.h"
#include "language/host.h"
#include "rule/tunnel.h"
#include "rules.h"

#include <stdlib.h>

/* The suffixes of one account that devices resolve by servers of its own. */
struct suffixes {
	struct slice *items; /* sorted */
	size_t count;
	bool known; /* was any list of them exported? */
};

static int
suffix_order(const void *a, const void *b)
{
	return host_compare(*(const struct slice *)a, *(const struct slice *)b);
}

/* Adds the suffixes of a list; with `items` NULL only counts them. */
static void
list_read(struct suffixes *suffixes, const struct node *list)
{
	suffixes->known = suffixes->known || node_is_array(list);
	node_each (entry, list) {
		struct slice suffix = node_text(node_get(entry, "suffix"));

		if (suffix.length > 0 && suffixes->items)
			suffixes->items[suffixes->count] = suffix;
		suffixes->count += suffix.length > 0;
	}
}

static void
scope_read(struct suffixes *suffixes, const struct workspace *workspace, const struct scope *scope)
{
	static const char *const holders[] = { "device-profile", "default-device-profile",
		"fallback-domains" };

	suffixes->count = 0;
	for (size_t k = 0; k < sizeof(holders) / sizeof(*holders); k++) {
		size_t count;
		const uint32_t *list = workspace_of_kind(
			workspace, scope, kind_find(slice_of(holders[k])), &count);

		for (size_t i = 0; i < count; i++)
			list_read(suffixes,
				tunnel_list(&workspace->resources[list[i]], TUNNEL_FALLBACK));
	}
}

static struct suffixes
suffixes_read(struct check *check, const struct workspace *workspace, const struct scope *scope)
{
	struct suffixes suffixes = { .count = 0 };

	scope_read(&suffixes, workspace, scope);
	suffixes.items = arena_array(check->scratch, suffixes.count + 1, sizeof(*suffixes.items));
	scope_read(&suffixes, workspace, scope);
	if (suffixes.count > 1)
		qsort(suffixes.items, suffixes.count, sizeof(*suffixes.items), suffix_order);
	return suffixes;
}

/* Is the name or one above it in the list? */
static bool
suffixes_cover(const struct suffixes *suffixes, struct slice name)
{
	while (name.length > 0) {
		size_t dot = slice_find(name, '.');

		if (suffixes->count > 0 && bsearch(&name, suffixes->items, suffixes->count,
						   sizeof(*suffixes->items), suffix_order))
			return true;
		name = slice_from(name, dot < name.length ? dot + 1 : dot);
	}
	return false;
}

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
