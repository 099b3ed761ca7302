#include "../general/each.h"
#include "rules.h"

static bool
runs_on(const struct node *match, struct slice platform)
{
	node_each (item, match) {
		if (slice_equal(node_text(node_get(item, "platform")), platform))
			return true;
	}
	return false;
}

/* The platforms of a check, where it is sure that there are no others. */
static const struct node *
platforms(const struct resource *rule)
{
	const struct node *match = rule ? node_get(rule->node, "match") : NULL;

	node_each (item, match) {
		if (!node_tells(node_get(item, "platform")))
			return NULL;
	}
	return node_first(match) ? match : NULL;
}

static bool
are_apart(const struct node *one, const struct node *two)
{
	node_each (item, one) {
		if (runs_on(two, node_text(node_get(item, "platform"))))
			return false;
	}
	return true;
}

/* The list that the rule with this reference stands in; NULL where it is not `require`. */
static const struct node *
require_list(const struct reference *reference)
{
	const struct node *list = node_parent(node_parent(node_parent(reference->node)));

	return node_is_array(list) && slice_is(node_key(list), "require") ? list : NULL;
}

void
rule_platforms_exclude_each_other(struct check *check, const struct workspace *workspace)
{
	const struct reference *first = NULL;

	each_reference(reference, workspace)
	{
		const struct node *list = require_list(reference);
		const struct node *own =
			platforms(reference_target(workspace, reference, "posture-rule"));
		const struct node *other;
		struct finding *finding;

		if (!list || !own)
			continue;
		/* References of one list stand together. */
		if (!first || require_list(first) != list) {
			first = reference;
			continue;
		}
		other = platforms(reference_target(workspace, first, "posture-rule"));
		if (!are_apart(own, other))
			continue;
		finding = report(check, place_value(reference->node),
			"no device passes this check and the one for another system");
		finding_of(finding, reference->from);
		finding_relate(check, finding, place_value(first->node), "the other check");
		finding_help(
			check, finding, "put both into an access group, and require the group");
	}
}
