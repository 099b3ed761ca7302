/* Keywords about single values: type, enum, const, texts and numbers. */
#include "base/suggest.h"
#include "document/number.h"
#include "schema/compile.h"
#include "schema/pattern.h"

static struct text_rules *
schema_text(struct compiler *compiler, struct schema *schema)
{
	if (!schema->text) {
		schema->text = arena_alloc(compiler->arena, sizeof(*schema->text));
		schema->text->maximum = -1;
	}
	return schema->text;
}

static struct number_rules *
schema_number(struct compiler *compiler, struct schema *schema)
{
	if (!schema->number)
		schema->number = arena_alloc(compiler->arena, sizeof(*schema->number));
	return schema->number;
}

struct type_name {
	const char *name;
	unsigned kinds;
};

/* "integer" is a number with a condition: see type_bits. */
static const struct type_name type_names[] = {
	{ "null", 1u << NODE_NULL },
	{ "boolean", 1u << NODE_FALSE | 1u << NODE_TRUE },
	{ "number", 1u << NODE_NUMBER },
	{ "string", 1u << NODE_STRING },
	{ "array", 1u << NODE_ARRAY },
	{ "object", 1u << NODE_OBJECT },
};

static unsigned
type_bits(const struct node *name)
{
	for (size_t i = 0; i < sizeof(type_names) / sizeof(*type_names); i++) {
		if (node_is(name, type_names[i].name))
			return type_names[i].kinds;
	}
	return 0;
}

static struct slice
type_near(const struct node *name)
{
	struct suggest suggest;

	suggest_init(&suggest, node_is_string(name) ? node_text(name) : (struct slice){ 0 });
	for (size_t i = 0; i < sizeof(type_names) / sizeof(*type_names); i++)
		suggest_offer(&suggest, slice_of(type_names[i].name));
	suggest_offer(&suggest, slice_of("integer"));
	return suggest_best(&suggest);
}

static bool
type_fail(struct compiler *compiler, const struct node *name)
{
	compile_fail(compiler, name,
		"type must be one of array, boolean, integer, null, number, object, string");
	return compile_suggest(compiler, type_near(name));
}

bool
compile_type(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	const struct node *one = node_is_array(value) ? node_first(value) : value;
	unsigned kinds = 0;
	bool integer = false;

	if (!one)
		return compile_fail(compiler, value, "type must name at least one type");
	for (; one; one = one == value ? NULL : node_next(one)) {
		unsigned bits = type_bits(one);

		if (node_is(one, "integer"))
			integer = true;
		else if (bits == 0)
			return type_fail(compiler, one);
		kinds |= bits;
	}
	schema->integer = integer && !(kinds & 1u << NODE_NUMBER);
	schema->integer_digits = schema->integer && schema->resource->draft->bit == DRAFT_4;
	schema->kinds = (uint16_t)(kinds | (integer ? 1u << NODE_NUMBER : 0));
	return true;
}

/* The table is at most half full, so a search ends. */
static void
values_index(struct compiler *compiler, struct values *values)
{
	uint32_t capacity = 4;

	while (capacity < 2 * values->count)
		capacity *= 2;
	values->mask = capacity - 1;
	values->only_strings = true;
	for (size_t i = 0; i < values->count; i++) {
		uint32_t at = text_hash(node_text(values->nodes[i])) & values->mask;

		if (!node_is_string(values->nodes[i])) {
			values->only_strings = false;
			continue;
		}
		if (!values->strings)
			values->strings =
				arena_array(compiler->arena, capacity, sizeof(*values->strings));
		while (values->strings[at])
			at = (at + 1) & values->mask;
		values->strings[at] = values->nodes[i];
	}
}

static bool
values_add(
	struct compiler *compiler, struct schema *schema, const struct node *value, bool constant)
{
	struct values *values = arena_alloc(compiler->arena, sizeof(*values));

	values->next = schema->values;
	values->constant = constant;
	values->count = constant ? 1 : node_count(value);
	values->nodes = arena_array(compiler->arena, values->count, sizeof(*values->nodes));
	values->count = 0;
	if (constant) {
		values->nodes[values->count++] = value;
	} else {
		node_each (item, value)
			values->nodes[values->count++] = item;
	}
	values_index(compiler, values);
	schema->values = values;
	return true;
}

bool
compile_enum(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_array(value))
		return compile_fail(compiler, value, "enum must be a list of values");
	return values_add(compiler, schema, value, false);
}

bool
compile_const(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return values_add(compiler, schema, value, true);
}

/* Under the lock: two threads may meet the first text at once. */
static void
lazy_fill(struct lazy_pattern *lazy)
{
	const char *error = NULL;
	struct pattern *pattern;

	pthread_mutex_lock(&lazy->lock->mutex);
	if (!atomic_load(&lazy->pattern) && !atomic_load(&lazy->broken)) {
		pattern = pattern_compile(&lazy->lock->arena, lazy->source, &error);
		atomic_store(&lazy->broken, pattern == NULL);
		atomic_store(&lazy->pattern, pattern);
	}
	pthread_mutex_unlock(&lazy->lock->mutex);
}

const struct pattern *
lazy_pattern_get(struct lazy_pattern *lazy)
{
	struct pattern *pattern = atomic_load_explicit(&lazy->pattern, memory_order_acquire);

	if (pattern)
		return pattern;
	lazy_fill(lazy);
	return atomic_load_explicit(&lazy->pattern, memory_order_acquire);
}

struct lazy_pattern *
compile_pattern(struct compiler *compiler, struct slice source, const struct node *where)
{
	struct schemas *schemas = compiler->schemas;
	struct lazy_pattern *lazy = arena_alloc(compiler->arena, sizeof(*lazy));
	const char *error = NULL;

	lazy->source = source;
	lazy->lock = &schemas->lazy;
	lazy->next = schemas->patterns;
	schemas->patterns = lazy;
	if (compiler->program->reading.tolerant)
		return lazy;
	atomic_store(&lazy->pattern, pattern_compile(compiler->arena, source, &error));
	if (atomic_load(&lazy->pattern))
		return lazy;
	compile_fail(
		compiler, where, "this is no regular expression: %s", error ? error : "unusable");
	return NULL;
}

bool
compile_text_pattern(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_string(value))
		return compile_fail(compiler, value, "pattern must be a text");
	schema_text(compiler, schema)->pattern = compile_pattern(compiler, node_text(value), value);
	return schema->text->pattern != NULL;
}

/* A format that is not known says nothing, as the standard asks; one is an assertion where the
 * caller or the metaschema says so. */
bool
compile_format(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_string(value))
		return compile_fail(compiler, value, "format must be a text");
	if (compiler->program->reading.assert_formats ||
		(schema->resource->vocabularies & VOCABULARY_FORMAT_ASSERTION))
		schema_text(compiler, schema)->format =
			format_find(node_text(value), schema->resource->draft->bit);
	return true;
}

bool
compile_min_length(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return compile_count(compiler, value, &schema_text(compiler, schema)->minimum);
}

bool
compile_max_length(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return compile_count(compiler, value, &schema_text(compiler, schema)->maximum);
}

static bool
bound_set(struct compiler *compiler, const struct node *value, struct slice *bound)
{
	if (node_kind(value) != NODE_NUMBER)
		return compile_fail(compiler, value, "this must be a number");
	*bound = node_text(value);
	return true;
}

bool
compile_minimum(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return bound_set(compiler, value, &schema_number(compiler, schema)->minimum);
}

bool
compile_maximum(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return bound_set(compiler, value, &schema_number(compiler, schema)->maximum);
}

bool
compile_above(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return bound_set(compiler, value, &schema_number(compiler, schema)->above);
}

bool
compile_below(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return bound_set(compiler, value, &schema_number(compiler, schema)->below);
}

/* In draft 4 a boolean beside the bound says that it is exclusive. */
bool
compile_exclusive(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	(void)schema;
	if (!node_is_true(value) && !node_is_false(value))
		return compile_fail(compiler, value, "in draft 4 this must be true or false");
	return true;
}

bool
compile_minimum_4(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	bool exclusive = node_is_true(node_find(schema->node, slice_of("exclusiveMinimum")));

	return (exclusive ? compile_above : compile_minimum)(compiler, schema, value);
}

bool
compile_maximum_4(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	bool exclusive = node_is_true(node_find(schema->node, slice_of("exclusiveMaximum")));

	return (exclusive ? compile_below : compile_maximum)(compiler, schema, value);
}

bool
compile_multiple(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!bound_set(compiler, value, &schema_number(compiler, schema)->divisor))
		return false;
	if (number_compare(node_text(value), slice_of("0")) <= 0)
		return compile_fail(compiler, value, "multipleOf must be above 0");
	return true;
}
