/*
 * What to say of a union that failed: never what each alternative thinks, but what the one that was
 * meant thinks; and where none can be told to be meant, one sentence about all.
 */
#include "base/suggest.h"
#include "schema/check.h"
#include "schema/failure.h"

enum { MOST_SCORED = 64 }; /* in larger unions without tags nobody guesses what was meant */

static void
explain_one(struct walk *walk, const struct schema *schema, struct node *node)
{
	struct failure_list outer;

	failures_take(walk, &outer);
	if (!check_node(walk, schema, node, NULL) && !walk->checker->failures)
		say_not_matching(walk, node);
	failures_give(walk, &outer);
}

static void
explain_by_value(struct walk *walk, const struct schema *schema, const struct choice *choice,
	struct node *node)
{
	const struct node *tag = node_find(node, choice->member);
	const struct choice_case *chosen =
		node_is_string(tag) ? choice_find(choice, node_text(tag)) : NULL;
	struct variant variant = {
		.object = node,
		.owner = schema,
		.choice = choice,
		.chosen = chosen,
		.outer = walk->variant,
	};

	if (!tag) {
		say_missing(walk, schema, node, choice->member);
	} else if (!chosen) {
		say_wrong_tag(walk, tag, choice);
	} else {
		walk->variant = &variant;
		explain_one(walk, chosen->schema, node);
		walk->variant = variant.outer;
	}
}

/* The member that was surely meant to be a tag: the best near miss, else the first that no
 * alternative knows. */
static const struct node *
find_mistyped(struct walk *walk, const struct node *node, const struct choice *choice,
	struct slice *meant)
{
	const struct node *first = NULL;

	*meant = (struct slice){ 0 };
	node_each (member, node) {
		struct suggest suggest;

		if (walk->tolerant && is_hollow(walk, member))
			continue;
		suggest_init(&suggest, node_key(member));
		for (uint32_t i = 0; i < choice->count && may_suggest(walk, 1); i++)
			suggest_offer(&suggest, choice->cases[i].value);
		*meant = suggest_best(&suggest);
		if (meant->length != 0)
			return member;
		if (!first)
			first = member;
	}
	return first;
}

/* Was it told already that a member of the object is a mistyped tag? */
static bool
is_tag_told(const struct walk *walk, const struct node *node, const struct choice *choice)
{
	for (uint32_t i = 0; i < choice->count; i++) {
		if (mistyped_is(walk, node, choice->cases[i].value))
			return true;
	}
	return false;
}

static void
explain_without_tag(struct walk *walk, const struct choice *choice, struct node *node)
{
	struct slice meant;
	const struct node *mistyped;

	if (is_tag_told(walk, node, choice))
		return;
	mistyped = find_mistyped(walk, node, choice, &meant);
	if (mistyped && (meant.length != 0 || !node_next(node_first(node))))
		say_unknown_tag(walk, mistyped, choice, meant);
	else
		say_no_tag(walk, node, choice);
}

static void
explain_by_key(struct walk *walk, const struct alternatives *alternatives, struct node *node)
{
	const struct choice *choice = alternatives->choice;
	const struct choice_case *chosen = NULL;
	const struct node *first = NULL;
	const struct node *second = NULL;

	node_each (member, node) {
		const struct choice_case *found = choice_find(choice, node_key(member));

		if (!found || !member_counts(walk, member))
			continue;
		if (first && !second)
			second = member;
		if (!first) {
			first = member;
			chosen = found;
		}
	}
	if (second && alternatives->exactly_one)
		say_second_tag(walk, first, second);
	else if (chosen)
		explain_one(walk, chosen->schema, node);
	else
		explain_without_tag(walk, choice, node);
}

static void
explain_by_kind(struct walk *walk, const struct alternatives *alternatives, struct node *node)
{
	for (size_t i = 0; i < alternatives->count; i++) {
		if (schema_target(alternatives->schemas[i])->kinds >> node_kind(node) & 1)
			explain_one(walk, alternatives->schemas[i], node);
	}
}

static int64_t
depth_of(const struct node *node, const struct node *root)
{
	int64_t depth = 0;

	for (; node && node != root; node = node_parent(node))
		depth++;
	return depth;
}

/* How much of the object speaks for the alternative: members it requires, members it knows, members
 * it does not know. */
static int64_t
score_members(const struct object_rules *rules, const struct node *node)
{
	int64_t required = 0;
	int64_t known = 0;
	int64_t unknown = 0;

	node_each (member, node) {
		const struct member *found =
			object_member(rules, node_hash(node_key(member)), node_key(member));

		known += found != NULL;
		unknown += !found;
		required +=
			found && bit_is_set(rules->required, (uint32_t)(found - rules->members));
	}
	return required * 1000000 + known * 1000 - unknown;
}

/* The alternative's failures go to *list. Its score counts what fits, then how far it got. */
static int64_t
score(struct walk *walk, const struct schema *schema, struct node *node, struct failure_list *list)
{
	const struct schema *target = schema_target(schema);
	int64_t points = 0;
	struct failure_list outer;

	failures_take(walk, &outer);
	explain_one(walk, schema, node);
	failures_take(walk, list);
	failures_give(walk, &outer);
	if (!(target->kinds >> node_kind(node) & 1))
		return INT64_MIN / 2;
	if (node_is_object(node) && target->object)
		points = score_members(target->object, node);
	return points * 1000 + (list->first ? depth_of(list->first->place.node, node) : 0);
}

static void
explain_by_score(struct walk *walk, const struct alternatives *alternatives, struct node *node)
{
	struct failure_list best = { 0 };
	int64_t most = INT64_MIN;
	bool tie = true;

	for (size_t i = 0; i < alternatives->count && alternatives->count <= MOST_SCORED; i++) {
		size_t facts = walk->checker->fact_count;
		struct failure_list list;
		int64_t points = score(walk, alternatives->schemas[i], node, &list);

		walk->checker->fact_count = facts;
		tie = points == most || (tie && points <= most);
		if (points <= most)
			continue;
		tie = false;
		most = points;
		best = list;
	}
	if (tie || !best.first)
		say_none_fits(walk, alternatives, node);
	else
		failures_give(walk, &best);
}

static bool
only_values(const struct alternatives *alternatives)
{
	for (size_t i = 0; i < alternatives->count; i++) {
		const struct schema *target = schema_target(alternatives->schemas[i]);

		if (!target->values || target->object || target->list || target->logic)
			return false;
	}
	return true;
}

/* What kinds of values do the alternatives take, together? */
static unsigned
all_kinds(const struct alternatives *alternatives, bool *integer)
{
	unsigned kinds = 0;

	*integer = true;
	for (size_t i = 0; i < alternatives->count; i++) {
		const struct schema *target = schema_target(alternatives->schemas[i]);

		kinds |= target->kinds;
		if (target->kinds & 1u << NODE_NUMBER)
			*integer &= target->integer;
	}
	return kinds;
}

void
explain_alternatives(struct walk *walk, const struct schema *schema,
	const struct alternatives *alternatives, struct node *node, size_t matches)
{
	bool integer;
	unsigned kinds = all_kinds(alternatives, &integer);
	bool object = node_is_object(node);

	if (matches > 1 && !(alternatives->tag == TAG_KEY && object))
		say_several(walk, node, matches);
	else if (!(kinds >> node_kind(node) & 1))
		say_wrong_kind(walk, node, kinds, integer, true);
	else if (alternatives->tag == TAG_VALUE && object)
		explain_by_value(walk, schema, alternatives->choice, node);
	else if (alternatives->tag == TAG_KEY && object)
		explain_by_key(walk, alternatives, node);
	else if (alternatives->tag == TAG_KIND)
		explain_by_kind(walk, alternatives, node);
	else if (only_values(alternatives))
		say_no_value(walk, alternatives, node);
	else
		explain_by_score(walk, alternatives, node);
}
