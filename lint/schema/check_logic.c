/* References and the keywords that apply schemas to the same value. */
#include "schema/check.h"
#include "schema/failure.h"

/* The outermost resource entered that has the anchor decides. */
static const struct schema *
dynamic_target(struct walk *walk, const struct dynamic_ref *dynamic)
{
	const struct schema *target = dynamic->fallback;
	const struct dynamic_name *name = dynamic->name;

	for (const struct scope *scope = name ? walk->scope : NULL; scope; scope = scope->outer) {
		for (size_t i = 0; i < name->count; i++) {
			if (name->targets[i].resource == scope->resource)
				target = name->targets[i].schema;
		}
		charge(walk, name->count / 16);
	}
	return target;
}

static void
mark_member(struct walk *walk, struct evaluated *evaluated, const struct node *object,
	const struct node *member)
{
	size_t index = 0;

	for (const struct node *at = node_first(object); at && at != member; at = node_next(at))
		index++;
	charge(walk, index);
	evaluated_mark(evaluated, index);
}

static bool
check_choice(struct walk *walk, const struct schema *schema, const struct choice *choice,
	struct node *node, struct evaluated *evaluated)
{
	const struct choice_case *chosen;
	const struct node *tag = choice_tag(walk, choice, node, &chosen);
	struct variant variant = {
		.object = node,
		.owner = schema,
		.choice = choice,
		.chosen = chosen,
		.outer = walk->variant,
	};
	bool holds = true;

	if (!chosen)
		return true;
	if (evaluated)
		mark_member(walk, evaluated, node, tag);
	walk->variant = &variant;
	while (chosen && (holds || walk->explain)) {
		holds &= check_node(walk, chosen->schema, node, evaluated);
		chosen = chosen->same ? &choice->cases[chosen->same - 1] : NULL;
	}
	walk->variant = variant.outer;
	return holds;
}

static bool
check_all(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	const struct logic *logic = schema->logic;
	bool holds = true;

	for (size_t i = 0; i < logic->all_count && (holds || walk->explain); i++)
		holds &= check_node(walk, logic->all[i], node, evaluated);
	for (const struct choice *at = logic->choices; at && (holds || walk->explain);
		at = at->next)
		holds &= check_choice(walk, schema, at, node, evaluated);
	return holds;
}

/* Below `not` what is hollow or unknown must not count for the schema, and the other way round in a
 * `not` below it. */
static bool
check_not(struct walk *walk, const struct schema *schema, struct node *node)
{
	const struct schema *not = schema->logic->not ;
	bool firm = walk->firm;
	bool holds;

	walk->firm = !firm;
	holds = !check_quietly(walk, not, node, NULL);
	walk->firm = firm;
	if (holds || !must_fail(walk, schema, node))
		return true;
	if (walk->explain)
		say_not(walk, not, node);
	return false;
}

/* An `if` that holds only because something is unknown asks for neither branch. */
static bool
check_condition(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	const struct logic *logic = schema->logic;
	struct evaluated own = { 0 };
	bool firm = walk->firm;
	bool holds;

	if (evaluated)
		evaluated_init(walk, &own, evaluated->count);
	walk->firm = true;
	holds = check_quietly(walk, logic->condition, node, evaluated ? &own : NULL);
	walk->firm = firm;
	if (holds) {
		if (evaluated)
			evaluated_merge(evaluated, &own);
		return !logic->then || check_node(walk, logic->then, node, evaluated);
	}
	if (!logic->otherwise)
		return true;
	if (walk->tolerant && !firm && check_quietly(walk, logic->condition, node, NULL))
		return true;
	return check_node(walk, logic->otherwise, node, evaluated);
}

bool
check_logic(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	const struct logic *logic = schema->logic;
	bool holds = true;

	if (logic->ref)
		holds = check_node(walk, logic->ref, node, evaluated);
	if (logic->dynamic && (holds || walk->explain))
		holds &= check_node(walk, dynamic_target(walk, logic->dynamic), node, evaluated);
	if ((logic->all_count || logic->choices) && (holds || walk->explain))
		holds &= check_all(walk, schema, node, evaluated);
	if (logic->any && (holds || walk->explain))
		holds &= check_alternatives(walk, schema, logic->any, node, evaluated);
	if (logic->one && (holds || walk->explain))
		holds &= check_alternatives(walk, schema, logic->one, node, evaluated);
	if (logic->not &&(holds || walk->explain))
		holds &= check_not(walk, schema, node);
	if (logic->condition && (holds || walk->explain))
		holds &= check_condition(walk, schema, node, evaluated);
	return holds;
}
