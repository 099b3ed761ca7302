#include "schema/check.h"

#include "document/number.h"
#include "schema/failure.h"
#include "schema/pattern.h"

#include <stdlib.h>

enum {
	/* Schemas within schemas within one run; documents are at most 512 deep, and each level
	 * takes a handful. Only a dynamic reference that leads back to itself gets this far. */
	DEEPEST = 4000,
};

void
checker_init(struct checker *checker, struct arena *scratch)
{
	*checker = (struct checker){ .scratch = scratch };
}

void
checker_drop(struct checker *checker)
{
	match_pool_free(checker->pool);
	free(checker->far);
	*checker = (struct checker){ .scratch = checker->scratch };
}

void
evaluated_init(struct walk *walk, struct evaluated *evaluated, size_t count)
{
	*evaluated = (struct evaluated){ .count = count };
	if (count <= 64)
		return;
	charge(walk, count / 8);
	evaluated->many = arena_array(walk->checker->scratch, count / 64 + 1, sizeof(uint64_t));
}

void
evaluated_merge(struct evaluated *into, const struct evaluated *from)
{
	into->all |= from->all;
	into->few |= from->few;
	for (size_t i = 0; into->many && i <= into->count / 64; i++)
		into->many[i] |= from->many[i];
}

/* The array doubles within the scratch arena. */
static void
fact_add(struct walk *walk, const struct schema *schema, struct node *node)
{
	struct checker *checker = walk->checker;
	struct fact *facts = checker->facts;

	if (checker->fact_count == checker->fact_capacity) {
		checker->fact_capacity = facts ? 2 * checker->fact_capacity : 16;
		checker->facts = arena_array(
			checker->scratch, checker->fact_capacity, sizeof(*checker->facts));
		if (facts)
			memcpy(checker->facts, facts, checker->fact_count * sizeof(*facts));
	}
	checker->facts[checker->fact_count++] = (struct fact){
		.node = node,
		.annotation = &schema->extension->annotation,
	};
}

bool
check_quietly(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	bool explain = walk->explain;
	size_t facts = walk->checker->fact_count;
	bool holds;

	walk->explain = false;
	holds = check_node(walk, schema, node, evaluated);
	walk->explain = explain;
	if (!holds)
		walk->checker->fact_count = facts;
	return holds;
}

static bool
is_integer(const struct schema *schema, struct slice number)
{
	if (schema->integer_digits && number.length != 0) {
		for (size_t i = 0; i < number.length; i++) {
			if (number.at[i] == '.' || (number.at[i] | 0x20) == 'e')
				return false;
		}
	}
	return number_is_integer(number);
}

static bool
kind_fits(const struct schema *schema, const struct node *node)
{
	if (!(schema->kinds >> node_kind(node) & 1))
		return false;
	return !schema->integer || node_kind(node) != NODE_NUMBER ||
	       is_integer(schema, node_text(node));
}

/* What the schema says about this kind of value. */
static bool
check_kind(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	switch (node_kind(node)) {
	case NODE_STRING: return check_text(walk, schema, node);
	case NODE_NUMBER: return !schema->number || check_number(walk, schema, node);
	case NODE_ARRAY: return !schema->list || check_list(walk, schema, node, evaluated);
	case NODE_OBJECT: return !schema->object || check_object(walk, schema, node, evaluated);
	default: return true;
	}
}

static bool
check_unevaluated_one(struct walk *walk, const struct schema *rest, struct node *child)
{
	if (!rest->never)
		return check_node(walk, rest, child, NULL);
	if (!must_fail(walk, rest, child))
		return true;
	if (walk->explain)
		say_not_known(walk, child, (struct slice){ 0 });
	return false;
}

static bool
check_unevaluated(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	bool list = node_is_array(node);
	const struct schema *rest = list ? schema->unevaluated_items : schema->unevaluated_members;
	size_t index = 0;
	bool holds = true;

	if (!rest || (!list && !node_is_object(node)))
		return true;
	for (struct node *child = node_first(node); child; child = node_next(child), index++) {
		if (evaluated_has(evaluated, index) || check_unevaluated_one(walk, rest, child))
			continue;
		holds = false;
		if (!walk->explain)
			return false;
	}
	evaluated->all = true;
	return holds;
}

/* All but scope, rule and annotations: those are rare and stand in check_special. */
static bool
check_plain(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	struct frame frame;
	bool holds;

	if (!kind_fits(schema, node)) {
		if (!must_fail(walk, schema, node))
			return true;
		if (walk->explain)
			say_wrong_type(walk, schema, node);
		return false;
	}
	if (schema->values && !check_values(walk, schema, node))
		return false;
	if (!schema->object || !node_is_object(node)) {
		holds = check_kind(walk, schema, node, evaluated);
		if (schema->logic && (holds || walk->explain))
			holds &= check_logic(walk, schema, node, evaluated);
		return holds;
	}
	frame = (struct frame){ .object = node, .schema = schema, .outer = walk->frame };
	walk->frame = &frame;
	holds = check_object(walk, schema, node, evaluated);
	if (schema->logic && (holds || walk->explain))
		holds &= check_logic(walk, schema, node, evaluated);
	walk->frame = frame.outer;
	return holds;
}

static bool
check_tracked(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	struct evaluated own;
	size_t count = node_count(node);
	bool holds;

	charge(walk, count);
	evaluated_init(walk, &own, count);
	holds = check_plain(walk, schema, node, &own);
	if (holds || walk->explain)
		holds &= check_unevaluated(walk, schema, node, &own);
	if (holds && evaluated)
		evaluated_merge(evaluated, &own);
	return holds;
}

/* A schema with a rule is reported once, under the rule's name, whatever in it failed. What fails
 * deeper inside keeps its own words where the schema lists the members of its object: then it is
 * about them, and they have names of their own. */
static bool
check_ruled(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	struct failure_list outer;
	bool holds;

	if (!walk->explain || !schema->extension || !schema->extension->rule)
		return schema->tracks ? check_tracked(walk, schema, node, evaluated)
				      : check_plain(walk, schema, node, evaluated);
	failures_take(walk, &outer);
	holds = schema->tracks ? check_tracked(walk, schema, node, evaluated)
			       : check_plain(walk, schema, node, evaluated);
	failures_rule(walk, schema, node);
	failures_give(walk, &outer);
	return holds;
}

static bool
check_special(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	const struct extension *extension = schema->extension;
	struct scope scope = { .resource = schema->resource, .outer = walk->scope };
	bool in_secret = walk->in_secret;
	bool holds;

	if (schema->scoped)
		walk->scope = &scope;
	if (extension && extension->annotated) {
		walk->in_secret |= extension->annotation.secret;
		if (walk->checker->collect_facts && !is_hollow(walk, node))
			fact_add(walk, schema, node);
	}
	holds = check_ruled(walk, schema, node, evaluated);
	walk->scope = scope.outer;
	walk->in_secret = in_secret;
	return holds;
}

static bool
must_stop(struct walk *walk)
{
	if (walk->stuck)
		return true;
	walk->deep = walk->checker->depth >= DEEPEST;
	if (!walk->deep && !is_spent(walk))
		return false;
	give_up(walk);
	return true;
}

bool
check_node(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	struct checker *checker = walk->checker;
	bool holds;

	if (node->flags & (NODE_REFUSED | NODE_UNKNOWN) ||
		(checker->wary && value_is_unknown(node)))
		checker->blind = true;
	if (schema->only_kind && (schema->kinds >> node_kind(node) & 1))
		return true;
	if ((checker->steps <= 0 || checker->depth >= DEEPEST) && must_stop(walk))
		return false;
	checker->depth++;
	checker->steps--;
	if (schema->scoped || schema->tracks || schema->extension)
		holds = check_special(walk, schema, node, evaluated);
	else
		holds = check_plain(walk, schema, node, evaluated);
	checker->depth--;
	return holds;
}

static struct walk
walk_start(struct checker *checker, const struct schema *schema, const struct node *root)
{
	return (struct walk){
		.checker = checker,
		.program = schema->program,
		.root = root,
		.tolerant = schema->program->reading.tolerant,
	};
}

bool
schema_holds(struct checker *checker, const struct schema *schema, struct node *node)
{
	struct walk walk = walk_start(checker, schema, node);
	size_t facts = checker->fact_count;

	budget_start(checker);
	if (check_node(&walk, schema, node, NULL) && !walk.stuck)
		return true;
	checker->fact_count = facts;
	checker->exhausted |= walk.stuck;
	checker->judged = (struct judged){ schema, node, !walk.stuck, walk.deep };
	return false;
}

/* What a run that gave up has found is so where the schema is known to fail; that there may be more
 * of it is told too. */
static void
explain_stuck(struct walk *walk, struct node *node, bool fails)
{
	struct checker *checker = walk->checker;

	if (!fails)
		checker->failures = checker->last = NULL;
	checker->exhausted |= !fails;
	walk->stuck = false;
	if (fails && !checker->failures)
		say_not_matching(walk, node);
	else if (walk->deep)
		say_too_deep(walk, node);
	else
		say_too_many_steps(walk, node);
}

void
schema_explain(struct checker *checker, const struct schema *schema, struct node *node)
{
	struct walk walk = walk_start(checker, schema, node);
	size_t facts = checker->fact_count;
	struct failure_list outer;

	bool judged = checker->judged.schema == schema && checker->judged.node == node;

	walk.explain = true;
	failures_take(&walk, &outer);
	if (judged && !checker->judged.fails) {
		walk.stuck = true;
		walk.deep = checker->judged.deep;
	} else {
		budget_start(checker);
		if (!check_node(&walk, schema, node, NULL) && !checker->failures && !walk.stuck)
			say_not_matching(&walk, node);
	}
	if (walk.stuck)
		explain_stuck(&walk, node, judged && checker->judged.fails);
	failures_finish(&walk, node, facts);
	failures_give(&walk, &outer);
}
