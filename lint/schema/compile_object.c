/* Keywords about objects. Members get an index each time they are named for the first time; the
 * table by hash is made when all are known. */
#include "schema/compile.h"

enum { SPARSE = 4 };

static struct object_rules *
schema_object(struct compiler *compiler, struct schema *schema)
{
	if (!schema->object) {
		schema->object = arena_alloc(compiler->arena, sizeof(*schema->object));
		schema->object->maximum = -1;
	}
	return schema->object;
}

static void
slots_fill(struct object_rules *rules)
{
	for (uint32_t i = 0; i < rules->count; i++) {
		uint32_t at = rules->members[i].hash & rules->mask;

		while (rules->slots[at])
			at = (at + 1) & rules->mask;
		rules->slots[at] = i + 1;
	}
}

/* Doubles the table; the old one stays in the arena, together no more than the new one. */
static void
object_grow(struct compiler *compiler, struct object_rules *rules)
{
	uint32_t capacity = rules->slots ? 2 * (rules->mask + 1) : 8;
	struct member *members = arena_array(compiler->arena, capacity / 2, sizeof(*members));

	if (rules->count != 0)
		memcpy(members, rules->members, rules->count * sizeof(*members));
	rules->members = members;
	rules->slots = arena_array(compiler->arena, capacity, sizeof(*rules->slots));
	rules->mask = capacity - 1;
	slots_fill(rules);
}

uint32_t
object_name(struct compiler *compiler, struct schema *schema, struct slice key)
{
	struct object_rules *rules = schema_object(compiler, schema);
	uint32_t hash = node_hash(key);
	const struct member *known = object_member(rules, hash, key);
	uint32_t at;

	if (known)
		return (uint32_t)(known - rules->members);
	if (!rules->slots || rules->count == (rules->mask + 1) / 2)
		object_grow(compiler, rules);
	at = hash & rules->mask;
	while (rules->slots[at])
		at = (at + 1) & rules->mask;
	rules->members[rules->count] = (struct member){ .key = key, .hash = hash };
	rules->slots[at] = ++rules->count;
	return rules->count - 1;
}

bool
compile_properties(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct object_rules *rules = schema_object(compiler, schema);

	if (!node_is_object(value))
		return compile_fail(compiler, value, "properties must be an object of schemas");
	node_each (child, value) {
		uint32_t index = object_name(compiler, schema, node_key(child));

		rules->members[index].schema = compile_subschema(compiler, schema, child);
		if (!rules->members[index].schema)
			return false;
	}
	return true;
}

bool
compile_patterns(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct object_rules *rules = schema_object(compiler, schema);
	struct pattern_member *patterns;

	if (!node_is_object(value))
		return compile_fail(
			compiler, value, "patternProperties must be an object of schemas");
	patterns = arena_array(compiler->arena, node_count(value), sizeof(*patterns));
	node_each (child, value) {
		struct pattern_member *pattern = &patterns[rules->pattern_count++];

		pattern->pattern = compile_pattern(compiler, node_key(child), child);
		pattern->schema = compile_subschema(compiler, schema, child);
		if (!pattern->pattern || !pattern->schema)
			return false;
	}
	rules->patterns = patterns;
	return true;
}

bool
compile_additional(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct object_rules *rules = schema_object(compiler, schema);

	rules->additional = compile_subschema(compiler, schema, value);
	return rules->additional != NULL;
}

bool
compile_names(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct object_rules *rules = schema_object(compiler, schema);

	rules->names = compile_subschema(compiler, schema, value);
	return rules->names != NULL;
}

static bool
check_names(struct compiler *compiler, const struct node *names)
{
	if (!node_is_array(names))
		return compile_fail(compiler, names, "this must be a list of member names");
	node_each (name, names) {
		if (!node_is_string(name))
			return compile_fail(compiler, name, "a member name must be a text");
	}
	return true;
}

static const uint64_t *
object_bits(struct compiler *compiler, struct schema *schema, const struct node *names)
{
	const struct object_rules *rules = schema_object(compiler, schema);
	uint64_t *bits;

	if (!check_names(compiler, names))
		return NULL;
	node_each (name, names)
		object_name(compiler, schema, node_text(name));
	bits = arena_array(compiler->arena, rules->count / 64 + 1, sizeof(*bits));
	node_each (name, names) {
		uint32_t index = object_name(compiler, schema, node_text(name));

		bits[index / 64] |= (uint64_t)1 << index % 64;
	}
	return bits;
}

/* Only the names: the bits are made in object_finish, when the number of members is known. */
bool
compile_required(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!check_names(compiler, value))
		return false;
	node_each (name, value)
		object_name(compiler, schema, node_text(name));
	return true;
}

static struct dependent *
dependent_add(struct compiler *compiler, struct schema *schema, struct slice trigger)
{
	struct object_rules *rules = schema_object(compiler, schema);
	struct dependent *dependent = arena_alloc(compiler->arena, sizeof(*dependent));

	dependent->trigger = object_name(compiler, schema, trigger);
	dependent->next = rules->dependents;
	rules->dependents = dependent;
	return dependent;
}

static bool
dependent_names(struct compiler *compiler, struct schema *schema, const struct node *names)
{
	struct dependent *dependent;
	uint32_t *needs;
	size_t count = 0;

	if (!check_names(compiler, names))
		return false;
	dependent = dependent_add(compiler, schema, node_key(names));
	needs = arena_array(compiler->arena, node_count(names), sizeof(*needs));
	node_each (name, names)
		needs[count++] = object_name(compiler, schema, node_text(name));
	dependent->needs = needs;
	dependent->need_count = count;
	return true;
}

static bool
dependent_schema(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct dependent *dependent = dependent_add(compiler, schema, node_key(value));

	dependent->schema = compile_subschema(compiler, schema, value);
	return dependent->schema != NULL;
}

bool
compile_dependent_required(
	struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_object(value))
		return compile_fail(
			compiler, value, "dependentRequired must be an object of lists");
	node_each (names, value) {
		if (!dependent_names(compiler, schema, names))
			return false;
	}
	return true;
}

bool
compile_dependent_schemas(
	struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_object(value))
		return compile_fail(
			compiler, value, "dependentSchemas must be an object of schemas");
	node_each (child, value) {
		if (!dependent_schema(compiler, schema, child))
			return false;
	}
	return true;
}

/* The older keyword for both. */
bool
compile_dependencies(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_object(value))
		return compile_fail(compiler, value, "dependencies must be an object");
	node_each (child, value) {
		if (!(node_is_array(child) ? dependent_names : dependent_schema)(
			    compiler, schema, child))
			return false;
	}
	return true;
}

bool
compile_min_members(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return compile_count(compiler, value, &schema_object(compiler, schema)->minimum);
}

bool
compile_max_members(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	return compile_count(compiler, value, &schema_object(compiler, schema)->maximum);
}

bool
compile_unevaluated_members(
	struct compiler *compiler, struct schema *schema, const struct node *value)
{
	schema->tracks = true;
	schema->unevaluated_members = compile_subschema(compiler, schema, value);
	return schema->unevaluated_members != NULL;
}

static bool
list_names(const struct node *list, struct slice name)
{
	node_each (item, list) {
		if (slice_equal(node_text(item), name))
			return true;
	}
	return false;
}

/* Rule fragments: what stands under `properties` must be there unless `optional` lists it. */
static void
require_properties(struct compiler *compiler, struct schema *schema, uint64_t *bits)
{
	const struct node *optional = node_find(schema->node, slice_of("optional"));

	node_each (child, node_find(schema->node, slice_of("properties"))) {
		uint32_t index = object_name(compiler, schema, node_key(child));

		if (!list_names(optional, node_key(child)))
			bits[index / 64] |= (uint64_t)1 << index % 64;
	}
}

static const struct node *
extension_names(const struct schema *schema, const char *side)
{
	const struct node *extension = node_find(schema->node, slice_of("x-ztlint"));

	return node_find(node_find(extension, slice_of("requiredIn")), slice_of(side));
}

static bool
required_bits(struct compiler *compiler, struct schema *schema, const struct node *names,
	const uint64_t **bits)
{
	if (!names)
		return true;
	*bits = object_bits(compiler, schema, names);
	return *bits != NULL;
}

static bool
is_validated(const struct schema *schema)
{
	return schema->resource->vocabularies & VOCABULARY_VALIDATION;
}

/* Is it cheaper to look for the members that the schema names than at those the object has? */
static bool
is_sparse(const struct object_rules *rules)
{
	return rules->count <= SPARSE && !rules->listing && !rules->dependents &&
	       rules->pattern_count == 0 && !rules->additional && !rules->names &&
	       rules->minimum <= 0 && rules->maximum < 0;
}

bool
object_finish(struct compiler *compiler, struct schema *schema)
{
	struct reading reading = compiler->program->reading;
	const struct node *required = node_find(schema->node, slice_of("required"));
	struct object_rules *rules = schema->object;
	const uint64_t *bits = NULL;

	if (!rules)
		return true;
	if (!is_validated(schema))
		required = NULL;
	if (reading.tolerant &&
		(!required_bits(
			 compiler, schema, extension_names(schema, "request"), &rules->request) ||
			!required_bits(compiler, schema, extension_names(schema, "response"),
				&rules->response)))
		return false;
	rules->words = rules->count / 64 + 1;
	if (required && !required_bits(compiler, schema, required, &bits))
		return false;
	if (reading.members_required) {
		uint64_t *all = arena_array(compiler->arena, rules->words, sizeof(*all));

		if (bits)
			memcpy(all, bits, rules->words * sizeof(*all));
		require_properties(compiler, schema, all);
		bits = all;
	}
	rules->required = bits;
	rules->listing =
		reading.tolerant &&
		(schema->kinds | 1u << NODE_NULL) == (1u << NODE_OBJECT | 1u << NODE_NULL) &&
		node_find(schema->node, slice_of("properties"));
	rules->sparse = is_sparse(rules);
	return true;
}
