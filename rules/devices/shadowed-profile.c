#include "document/number.h"
#include "base/bytes.h"
#include "rules.h"

#include <stdlib.h>

struct profile {
	const struct resource *resource;
	const struct node *match;
	struct slice words; /* the expression without white space around it */
	int64_t precedence;
};

static int
profile_order(const void *a, const void *b)
{
	const struct profile *one = a;
	const struct profile *two = b;
	int order = slice_compare(one->words, two->words);

	if (order == 0 && one->precedence != two->precedence)
		order = one->precedence < two->precedence ? -1 : 1;
	return order ? order : (one->resource->order < two->resource->order ? -1 : 1);
}

/* What is no boolean at all is the schema's to report. */
static bool
profile_is_enabled(const struct resource *resource)
{
	const struct node *enabled = node_find(resource->node, slice_of("enabled"));

	return !enabled || node_is_hollow(enabled) || node_is_true(enabled);
}

static bool
profile_read(const struct resource *resource, struct profile *profile)
{
	const struct node *precedence = node_get(resource->node, "precedence");

	*profile = (struct profile){
		.resource = resource,
		.match = node_get(resource->node, "match"),
	};
	profile->words = slice_trimmed(node_text(profile->match));
	return node_is_string(profile->match) && profile->words.length > 0 &&
	       !(profile->match->flags & NODE_UNKNOWN) && node_kind(precedence) == NODE_NUMBER &&
	       number_to_int64(node_text(precedence), &profile->precedence) &&
	       profile_is_enabled(resource) && !node_is_true(node_get(resource->node, "default"));
}

/* Of two with one number duplicate-precedence speaks. */
static void
pair_check(struct check *check, const struct profile *first, const struct profile *second)
{
	struct finding *finding;

	if (first->precedence == second->precedence || !slice_equal(first->words, second->words))
		return;
	finding = report(check, place_value(second->match),
		"no device gets this profile: %s has the same match and comes first",
		shown_resource(check, first->resource));
	finding_of(finding, second->resource);
	finding_relate(check, finding, place_value(first->match), "the same match");
	finding->related->resource = first->resource;
	finding_help(
		check, finding, "narrow one of the expressions, or disable one of the profiles");
}

static void
profiles_check(struct check *check, const struct workspace *workspace, const struct scope *scope,
	const struct kind *kind)
{
	size_t all;
	size_t count = 0;
	size_t first = 0;
	const uint32_t *list = workspace_of_kind(workspace, scope, kind, &all);
	struct profile *profiles;

	if (all < 2)
		return;
	profiles = arena_array(check->scratch, all, sizeof(*profiles));
	for (size_t i = 0; i < all; i++)
		count += profile_read(&workspace->resources[list[i]], &profiles[count]);
	qsort(profiles, count, sizeof(*profiles), profile_order);
	for (size_t i = 1; i < count; i++) {
		if (!slice_equal(profiles[first].words, profiles[i].words))
			first = i;
		pair_check(check, &profiles[first], &profiles[i]);
	}
}

void
rule_shadowed_profile(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		for (const char *const *kind = check->rule->kinds; *kind; kind++)
			profiles_check(check, workspace, scope, kind_find(slice_of(*kind)));
	}
}
