/* anyOf and oneOf: how many alternatives hold, looking only at those that a tag leaves possible. */
#include "schema/check.h"

struct tally {
	struct walk *walk;
	struct node *node;
	struct evaluated *evaluated;
	size_t matches;
	size_t enough; /* no need to look further */
};

/* False when enough is known. */
static bool
try_one(struct tally *tally, const struct schema *schema)
{
	struct walk *walk = tally->walk;
	struct evaluated own = { 0 };
	struct evaluated *used = NULL;

	if (tally->evaluated) {
		evaluated_init(walk, &own, tally->evaluated->count);
		used = &own;
	}
	if (!check_quietly(walk, schema, tally->node, used))
		return true;
	if (used)
		evaluated_merge(tally->evaluated, used);
	return ++tally->matches < tally->enough || used;
}

static void
try_all(struct tally *tally, const struct alternatives *alternatives)
{
	for (size_t i = 0; i < alternatives->count; i++) {
		if (!try_one(tally, alternatives->schemas[i]))
			return;
	}
}

/* Another text in the tag fails every alternative but its own. */
static void
try_by_value(struct tally *tally, const struct schema *schema,
	const struct alternatives *alternatives, const struct choice_case *chosen)
{
	struct walk *walk = tally->walk;
	struct variant variant = {
		.object = tally->node,
		.owner = schema,
		.choice = alternatives->choice,
		.chosen = chosen,
		.outer = walk->variant,
	};

	if (!chosen)
		return;
	walk->variant = &variant;
	try_one(tally, chosen->schema);
	walk->variant = variant.outer;
}

/* Without the member it requires an alternative fails. */
static void
try_by_key(struct tally *tally, const struct alternatives *alternatives)
{
	node_each (member, tally->node) {
		const struct choice_case *found =
			choice_find(alternatives->choice, node_key(member));

		if (found && member_counts(tally->walk, member) && !try_one(tally, found->schema))
			return;
	}
}

static void
count_matches(
	struct tally *tally, const struct schema *schema, const struct alternatives *alternatives)
{
	const struct walk *walk = tally->walk;
	const struct choice_case *chosen = NULL;
	const struct node *tag = NULL;

	if (alternatives->tag == TAG_VALUE)
		tag = choice_tag(walk, alternatives->choice, tally->node, &chosen);
	if (tag)
		try_by_value(tally, schema, alternatives, chosen);
	else if (alternatives->tag == TAG_KEY && node_is_object(tally->node) &&
		 !may_lack(walk, tally->node))
		try_by_key(tally, alternatives);
	else
		try_all(tally, alternatives);
}

bool
check_alternatives(struct walk *walk, const struct schema *schema,
	const struct alternatives *alternatives, struct node *node, struct evaluated *evaluated)
{
	size_t excused = walk->excused;
	struct tally tally = {
		.walk = walk,
		.node = node,
		.evaluated = evaluated,
		.enough = alternatives->exactly_one ? 2 : 1,
	};

	count_matches(&tally, schema, alternatives);
	if (tally.matches == 1 || (tally.matches > 1 && !alternatives->exactly_one))
		return true;
	/* Two that hold may do so only because something is unknown. */
	if (tally.matches > 1 && walk->excused != excused)
		return true;
	if (!must_fail(walk, schema, node))
		return true;
	if (walk->explain)
		explain_alternatives(walk, schema, alternatives, node, tally.matches);
	return false;
}
