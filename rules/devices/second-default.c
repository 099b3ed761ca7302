#include "rules.h"
#include "subnet.h"

/* The member by which a resource says that it is the default one of its kind, where it says so. */
static const struct node *
default_mark(const struct resource *resource)
{
	static const char *const members[] = { "default", "is_default_network" };

	for (size_t i = 0; i < 2; i++) {
		const struct node *mark = node_get(resource->node, members[i]);

		if (node_is_true(mark))
			return mark;
	}
	return NULL;
}

/* The default profile has no id, so one that was exported twice is not told from two. Those of one
 * list are two. */
static bool
is_same(const struct resource *a, const struct resource *b)
{
	return (a->id.length == 0 || b->id.length == 0) &&
	       node_parent(a->node) != node_parent(b->node);
}

static void
pair_report(struct check *check, const struct resource *first, const struct resource *second)
{
	const struct node *mark = default_mark(second);
	struct finding *finding = report(check, place_key(mark),
		"%s is the default already, and there is one in an account",
		shown_resource(check, first));

	finding_of(finding, second);
	finding->symmetric = true;
	finding_relate(check, finding, place_key(default_mark(first)), "the other default");
	finding->related->resource = first;
	finding_help(check, finding, "set %s to false in all but one",
		shown_text(check, node_key(mark)));
}

static void
kinds_check(struct check *check, const struct workspace *workspace, const struct scope *scope,
	const char *const *names)
{
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = names };
	const struct resource *last = NULL;
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		/* A subnet that is gone is the default of nothing. */
		if (!default_mark(resource) || subnet_deletion(resource))
			continue;
		if (last && !is_same(last, resource))
			pair_report(check, last, resource);
		last = resource;
	}
}

void
rule_second_default(struct check *check, const struct workspace *workspace)
{
	static const char *const profiles[] = { "default-device-profile", "device-profile", NULL };
	static const char *const subnets[] = { "device-subnet", NULL };

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		kinds_check(check, workspace, scope, profiles);
		kinds_check(check, workspace, scope, subnets);
	}
}
