#include "rules.h"

#include <stdlib.h>

/* The texts between quotes in all expressions of a scope. */
struct literals {
	struct slice *items;
	size_t count;
	size_t capacity;
};

static int
literal_order(const void *a, const void *b)
{
	return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static void
literal_add(struct check *check, struct literals *literals, struct slice literal)
{
	if (literals->count == literals->capacity) {
		size_t capacity = literals->capacity ? literals->capacity * 2 : 64;
		struct slice *items = arena_array(check->scratch, capacity, sizeof(*items));

		if (literals->count > 0)
			memcpy(items, literals->items, literals->count * sizeof(*items));
		literals->items = items;
		literals->capacity = capacity;
	}
	literals->items[literals->count++] = literal;
}

/* Names that hold escapes are compared as they are spelt: to take a network for used is the safe
 * side, so the text up to every further quote is kept as well. */
static void
expression_read(struct check *check, struct literals *literals, struct slice text)
{
	const char *start = NULL;

	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] != '"')
			continue;
		if (start)
			literal_add(check, literals,
				(struct slice){
					.at = start, .length = (size_t)(text.at + i - start) });
		start = text.at + i + 1;
	}
}

/* False where an expression is not known, which may name anything. */
static bool
expressions_read(struct check *check, struct literals *literals, const struct workspace *workspace,
	const struct scope *scope)
{
	static const char *const wanted[] = { "device-profile", "dex-rule", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		const struct node *match = node_find(resource->node, slice_of("match"));

		if (match && (match->flags & NODE_REFUSED || value_is_unknown(match)))
			return false;
		expression_read(check, literals, node_text(match));
	}
	if (literals->count > 1)
		qsort(literals->items, literals->count, sizeof(*literals->items), literal_order);
	return true;
}

static void
network_check(struct check *check, const struct literals *literals, const struct resource *network)
{
	struct slice name = network->name;
	const struct node *node = node_get(network->node, "name");
	struct finding *finding;

	if (!node_is_string(node) || name.length == 0 || memchr(name.at, '"', name.length) ||
		memchr(name.at, '\\', name.length) ||
		(literals->count > 0 && bsearch(&name, literals->items, literals->count,
						sizeof(*literals->items), literal_order)))
		return;
	finding = report(check, place_value(node), "no device profile asks for the network %s",
		shown(check, node));
	finding_of(finding, network);
	finding_help(check, finding, "remove it, or name it in the match of a profile");
}

void
rule_unused_network(struct check *check, const struct workspace *workspace)
{
	const struct kind *profiles = kind_find(slice_of("device-profile"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		struct literals literals = { .count = 0 };
		const struct resource *resource;

		if (!workspace_complete(workspace, scope, profiles) ||
			!expressions_read(check, &literals, workspace, scope))
			continue;
		while ((resource = workspace_walk_next(&walk)))
			network_check(check, &literals, resource);
	}
}
