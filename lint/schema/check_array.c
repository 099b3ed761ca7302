/* Lists. */
#include "schema/check.h"
#include "schema/failure.h"

static bool
check_items(struct walk *walk, const struct list_rules *rules, struct node *node,
	struct evaluated *evaluated, size_t *count)
{
	size_t index = 0;
	bool holds = true;

	for (struct node *item = node_first(node); item; item = node_next(item), index++) {
		const struct schema *schema =
			index < rules->prefix_count ? rules->prefix[index] : rules->items;

		if (!schema)
			continue;
		if (evaluated)
			evaluated_mark(evaluated, index);
		if (check_node(walk, schema, item, NULL))
			continue;
		holds = false;
		if (!walk->explain)
			return false;
	}
	*count = index;
	charge(walk, index);
	return holds;
}

/* Items that fail are remarks, not failures: only their number is judged. */
static bool
check_contains(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	const struct list_rules *rules = schema->list;
	int64_t found = 0;
	size_t index = 0;
	bool few, many;

	for (struct node *item = node_first(node); item; item = node_next(item), index++) {
		if (!check_quietly(walk, rules->contains, item, NULL))
			continue;
		found++;
		if (evaluated && rules->contains_counts)
			evaluated_mark(evaluated, index);
		else if (found >= rules->contains_minimum && rules->contains_maximum < 0)
			break;
	}
	charge(walk, index);
	few = found < rules->contains_minimum;
	many = rules->contains_maximum >= 0 && found > rules->contains_maximum;
	if ((!few && !many) || !must_fail(walk, schema, node))
		return true;
	if (walk->explain)
		say_contains(walk, schema, node, found);
	return false;
}

static bool
check_count(struct walk *walk, const struct schema *schema, struct node *node, int64_t count)
{
	const struct list_rules *rules = schema->list;
	bool many = rules->maximum >= 0 && count > rules->maximum;

	if ((!many && count >= rules->minimum) || !must_fail(walk, schema, node))
		return true;
	if (walk->explain)
		say_items(walk, node, count, many ? rules->maximum : rules->minimum, many);
	return false;
}

static bool
check_unique(struct walk *walk, const struct schema *schema, struct node *node)
{
	struct node *earlier = NULL;
	struct node *repeated = find_repeated(walk, node, &earlier);

	if (!repeated || !must_fail(walk, schema, repeated))
		return true;
	if (walk->explain)
		say_repeated(walk, repeated, earlier);
	return false;
}

bool
check_list(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	const struct list_rules *rules = schema->list;
	size_t count = 0;
	bool holds = check_items(walk, rules, node, evaluated, &count);

	if (!holds && !walk->explain)
		return false;
	holds &= check_count(walk, schema, node, (int64_t)count);
	if (rules->contains && (holds || walk->explain))
		holds &= check_contains(walk, schema, node, evaluated);
	if (rules->unique && (holds || walk->explain))
		holds &= check_unique(walk, schema, node);
	return holds;
}
