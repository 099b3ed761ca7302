/* Keywords about lists. */
#include "schema/compile.h"

static struct list_rules *
schema_list(struct compiler *compiler, struct schema *schema)
{
	if (!schema->list) {
		schema->list = arena_alloc(compiler->arena, sizeof(*schema->list));
		schema->list->maximum = -1;
		schema->list->contains_minimum = 1;
		schema->list->contains_maximum = -1;
	}
	return schema->list;
}

static bool
subschema_set(struct compiler *compiler, struct schema *schema, const struct node *value,
	const struct schema **place)
{
	*place = compile_subschema(compiler, schema, value);
	return *place != NULL;
}

bool
compile_prefix(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct list_rules *rules = schema_list(compiler, schema);

	rules->prefix = compile_list(compiler, schema, value, &rules->prefix_count);
	return rules->prefix != NULL;
}

bool
compile_items(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return subschema_set(compiler, schema, value, &schema_list(compiler, schema)->items);
}

/* Up to 2019-09 a list says what `prefixItems` says now, */
bool
compile_items_or_prefix(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (node_is_array(value) && !node_first(value))
		return true;
	return node_is_array(value) ? compile_prefix(compiler, schema, value)
				    : compile_items(compiler, schema, value);
}

/* and the other items have a keyword of their own, which says nothing without such a list. */
bool
compile_additional_items(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	const struct node *items = node_find(schema->node, slice_of("items"));
	const struct schema *ignored;

	if (node_is_array(items))
		return compile_items(compiler, schema, value);
	return subschema_set(compiler, schema, value, &ignored);
}

bool
compile_contains(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	schema_list(compiler, schema)->contains_counts = schema->resource->draft->bit == DRAFT_2020;
	return subschema_set(compiler, schema, value, &schema_list(compiler, schema)->contains);
}

bool
compile_min_contains(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return compile_count(compiler, value, &schema_list(compiler, schema)->contains_minimum);
}

bool
compile_max_contains(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return compile_count(compiler, value, &schema_list(compiler, schema)->contains_maximum);
}

bool
compile_min_items(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return compile_count(compiler, value, &schema_list(compiler, schema)->minimum);
}

bool
compile_max_items(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return compile_count(compiler, value, &schema_list(compiler, schema)->maximum);
}

bool
compile_unique(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_true(value) && !node_is_false(value))
		return compile_fail(compiler, value, "uniqueItems must be true or false");
	schema_list(compiler, schema)->unique = node_is_true(value);
	return true;
}

bool
compile_unevaluated_items(
	struct compiler *compiler, struct schema *schema, const struct node *value)
{
	schema->tracks = true;
	return subschema_set(compiler, schema, value, &schema->unevaluated_items);
}
