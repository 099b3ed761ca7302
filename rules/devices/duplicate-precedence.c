#include "document/number.h"
#include "rules.h"

#include <stdlib.h>

struct profile {
	const struct resource *resource;
	const struct node *node; /* its precedence */
	int64_t precedence;
};

static int
profile_order(const void *a, const void *b)
{
	const struct profile *one = a;
	const struct profile *two = b;

	if (one->precedence != two->precedence)
		return one->precedence < two->precedence ? -1 : 1;
	return one->resource->order < two->resource->order ? -1 : 1;
}

/* What is no boolean at all is the schema's to report. */
static bool
profile_is_enabled(const struct resource *resource)
{
	const struct node *enabled = node_find(resource->node, slice_of("enabled"));

	return !enabled || node_is_hollow(enabled) || node_is_true(enabled);
}

/* A profile that takes part in the order: enabled, not the default one, with a number. */
static bool
profile_read(const struct resource *resource, struct profile *profile)
{
	*profile = (struct profile){
		.resource = resource,
		.node = node_get(resource->node, "precedence"),
	};
	return node_kind(profile->node) == NODE_NUMBER &&
	       number_to_int64(node_text(profile->node), &profile->precedence) &&
	       profile_is_enabled(resource) && !node_is_true(node_get(resource->node, "default"));
}

/* One profile kept in two forms, such as a plan beside an answer, one of which has no id. */
static bool
profile_is_same(const struct resource *a, const struct resource *b)
{
	return a->document != b->document && (a->id.length == 0 || b->id.length == 0) &&
	       a->name.length > 0 && slice_equal(a->name, b->name);
}

static void
pair_check(struct check *check, const struct profile *first, const struct profile *second)
{
	struct finding *finding;

	if (first->precedence != second->precedence ||
		profile_is_same(first->resource, second->resource))
		return;
	finding = report(check, place_value(second->node), "precedence %s is taken by %s",
		shown(check, second->node), shown_resource(check, first->resource));
	finding_of(finding, second->resource);
	finding->symmetric = true;
	finding_relate(check, finding, place_value(first->node), "the other profile");
	finding->related->resource = first->resource;
	finding_help(check, finding, "give each profile a number of its own");
}

static void
profiles_check(struct check *check, const struct workspace *workspace, const struct scope *scope,
	const struct kind *kind)
{
	size_t all;
	size_t count = 0;
	const uint32_t *list = workspace_of_kind(workspace, scope, kind, &all);
	struct profile *profiles;

	if (all < 2)
		return;
	profiles = arena_array(check->scratch, all, sizeof(*profiles));
	for (size_t i = 0; i < all; i++)
		count += profile_read(&workspace->resources[list[i]], &profiles[count]);
	qsort(profiles, count, sizeof(*profiles), profile_order);
	for (size_t i = 1; i < count; i++)
		pair_check(check, &profiles[i - 1], &profiles[i]);
}

void
rule_duplicate_precedence(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		for (const char *const *kind = check->rule->kinds; *kind; kind++)
			profiles_check(check, workspace, scope, kind_find(slice_of(*kind)));
	}
}
