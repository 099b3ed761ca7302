/*
 * A choice: `allOf` items of the form
 *
 *	{"if": {"properties": {M: {"const": V}}, "required": [M]}, "then": …}
 *
 * that all look at one member M are a table from V to `then`: one lookup instead of one `if` each.
 * The verdict is the same, for a text in M can equal one constant only.
 */
#include "schema/compile.h"

void
choice_add(struct compiler *compiler, struct choice *choice, struct slice value,
	const struct schema *schema)
{
	uint32_t capacity = 4;
	struct choice_case *cases = choice->cases;

	while (capacity < choice->count)
		capacity *= 2;
	if (!cases || choice->count == capacity) {
		cases = arena_array(
			compiler->arena, cases ? 2 * capacity : capacity, sizeof(*cases));
		if (choice->count != 0)
			memcpy(cases, choice->cases, choice->count * sizeof(*cases));
		choice->cases = cases;
	}
	choice->cases[choice->count++] = (struct choice_case){ .value = value, .schema = schema };
}

static void
case_index(struct choice *choice, uint32_t index)
{
	struct choice_case *added = &choice->cases[index];
	uint32_t at = text_hash(added->value) & choice->mask;
	struct choice_case *first;

	while (choice->slots[at] &&
		!slice_equal(choice->cases[choice->slots[at] - 1].value, added->value))
		at = (at + 1) & choice->mask;
	if (!choice->slots[at]) {
		choice->slots[at] = index + 1;
		return;
	}
	first = &choice->cases[choice->slots[at] - 1];
	added->same = first->same;
	first->same = index + 1;
}

void
choice_finish(struct compiler *compiler, struct choice *choice)
{
	uint32_t capacity = 4;

	while (capacity < 2 * choice->count)
		capacity *= 2;
	choice->slots = arena_array(compiler->arena, capacity, sizeof(*choice->slots));
	choice->mask = capacity - 1;
	choice->hash = node_hash(choice->member);
	for (uint32_t i = 0; i < choice->count; i++)
		case_index(choice, i);
}

static bool
has_only(const struct node *object, const char *const *keys)
{
	if (!node_is_object(object))
		return false;
	node_each (member, object) {
		const char *const *key = keys;

		while (*key && !slice_is(node_key(member), *key))
			key++;
		if (!*key)
			return false;
	}
	return true;
}

static bool
all_strings(const struct node *list)
{
	if (!node_is_array(list))
		return false;
	node_each (item, list) {
		if (!node_is_string(item))
			return false;
	}
	return true;
}

/* The values that an `if` asks of its one member: a text, a list of texts, or NULL when the `if`
 * asks anything else. */
static const struct node *
condition_values(const struct node *condition)
{
	static const char *const condition_keys[] = { "properties", "required", NULL };
	static const char *const value_keys[] = { "const", "enum", NULL };
	const struct node *member = node_first(node_find(condition, slice_of("properties")));
	const struct node *required = node_find(condition, slice_of("required"));
	const struct node *values = node_first(member);

	if (!has_only(condition, condition_keys) || !member || node_next(member) ||
		!node_is_object(node_parent(member)) || !has_only(member, value_keys))
		return NULL;
	if (!node_is_array(required) || node_count(required) != 1 ||
		!node_is_string(node_first(required)) ||
		!slice_equal(node_text(node_first(required)), node_key(member)))
		return NULL;
	if (!values || node_next(values))
		return NULL;
	if (slice_is(node_key(values), "const"))
		return node_is_string(values) ? values : NULL;
	return all_strings(values) ? values : NULL;
}

/* An item of the right form; what is a remark may stand beside. */
static bool
is_case(const struct node *item)
{
	static const char *const keys[] = { "if", "then", "$comment", "title", "description",
		NULL };

	return has_only(item, keys) && node_find(item, slice_of("then")) &&
	       condition_values(node_find(item, slice_of("if")));
}

static struct choice *
choice_of(struct compiler *compiler, struct logic *logic, struct slice member)
{
	struct choice **place = &logic->choices;

	while (*place && !slice_equal((*place)->member, member))
		place = &(*place)->next;
	if (!*place) {
		*place = arena_alloc(compiler->arena, sizeof(**place));
		(*place)->member = member;
	}
	return *place;
}

static bool
case_add(struct compiler *compiler, struct schema *schema, const struct node *item)
{
	const struct node *values = condition_values(node_find(item, slice_of("if")));
	const struct node *then = node_find(item, slice_of("then"));
	struct slice member = node_key(node_parent(values));
	const struct schema *compiled = compile_subschema(compiler, schema, then);
	struct choice *choice;

	if (!compiled)
		return false;
	choice = choice_of(compiler, schema->logic, member);
	if (node_is_string(values))
		choice_add(compiler, choice, node_text(values), compiled);
	node_each (value, values)
		choice_add(compiler, choice, node_text(value), compiled);
	return true;
}

bool
choices_find(struct compiler *compiler, struct schema *schema, const struct node *list)
{
	struct logic *logic = schema_logic(compiler, schema);
	bool dispatch = compiler->program->dispatch &&
			(schema->resource->draft->bit & DRAFTS_FROM_7) &&
			(schema->resource->vocabularies & VOCABULARY_VALIDATION);

	logic->all = arena_array(compiler->arena, node_count(list), sizeof(*logic->all));
	node_each (item, list) {
		if (dispatch && is_case(item)) {
			if (!case_add(compiler, schema, item))
				return false;
			continue;
		}
		logic->all[logic->all_count] = compile_subschema(compiler, schema, item);
		if (!logic->all[logic->all_count++])
			return false;
	}
	for (struct choice *choice = logic->choices; choice; choice = choice->next)
		choice_finish(compiler, choice);
	return true;
}
