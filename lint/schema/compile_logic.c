/* References and the keywords that apply schemas to the same value. */
#include "schema/compile.h"
#include "schema/uri.h"

struct logic *
schema_logic(struct compiler *compiler, struct schema *schema)
{
	if (!schema->logic)
		schema->logic = arena_alloc(compiler->arena, sizeof(*schema->logic));
	return schema->logic;
}

bool
compile_ref(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct logic *logic = schema_logic(compiler, schema);

	logic->ref = compile_reference(compiler, schema, value);
	return logic->ref != NULL;
}

static const struct dynamic_name *
dynamic_name(struct compiler *compiler, struct slice text)
{
	struct dynamic_name *name = compiler->dynamics;

	while (name && !slice_equal(name->name, text))
		name = name->next;
	if (!name) {
		name = arena_alloc(compiler->arena, sizeof(*name));
		name->name = text;
		name->next = compiler->dynamics;
		compiler->dynamics = name;
	}
	return name;
}

/* Only a reference to a dynamic anchor of the resource it stands in can lead elsewhere; any other
 * is an ordinary one. */
static bool
dynamic_set(struct compiler *compiler, struct schema *schema, const struct node *value,
	struct slice name)
{
	struct logic *logic = schema_logic(compiler, schema);
	struct schema *fallback = compile_reference(compiler, schema, value);
	struct dynamic_ref *dynamic;
	const struct anchor *anchor;

	if (!fallback)
		return false;
	anchor = resource_anchor(fallback->resource, name);
	dynamic = arena_alloc(compiler->arena, sizeof(*dynamic));
	dynamic->fallback = fallback;
	if (anchor && anchor->dynamic && anchor->node == fallback->node)
		dynamic->name = dynamic_name(compiler, name);
	logic->dynamic = dynamic;
	return true;
}

bool
compile_dynamic_ref(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct slice name = uri_fragment(node_text(value));

	return dynamic_set(compiler, schema, value, uri_decode(compiler->arena, name));
}

/* To the whole resource that it stands in, or that was entered first of those that are marked. */
bool
compile_recursive_ref(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is(value, "#"))
		return compile_fail(compiler, value, "$recursiveRef must be \"#\"");
	return dynamic_set(compiler, schema, value, (struct slice){ 0 });
}

static void
target_add(struct compiler *compiler, struct dynamic_name *name, const struct resource *resource,
	const struct node *node)
{
	struct schema near = { .resource = resource };
	struct dynamic_target *old = name->targets;

	if (name->count == name->capacity) {
		name->capacity = old ? 2 * name->capacity : 4;
		name->targets =
			arena_array(compiler->arena, name->capacity, sizeof(*name->targets));
		if (old)
			memcpy(name->targets, old, name->count * sizeof(*old));
	}
	name->targets[name->count++] = (struct dynamic_target){
		.resource = resource,
		.schema = compile_subschema(compiler, &near, node),
	};
}

/* Gives each name the anchors of all resources entered since it was last asked for. Compiling those
 * may enter more, so this is called until nothing new turns up. */
void
dynamics_resolve(struct compiler *compiler)
{
	for (struct dynamic_name *name = compiler->dynamics; name; name = name->next) {
		const struct entered *first = compiler->entered;

		for (const struct entered *at = first; at != name->seen; at = at->next) {
			const struct anchor *anchor = resource_anchor(at->resource, name->name);

			if (anchor && anchor->dynamic)
				target_add(compiler, name, at->resource, anchor->node);
		}
		name->seen = first;
	}
}

bool
compile_all_of(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_array(value) || !node_first(value))
		return compile_fail(
			compiler, value, "allOf must be a list of schemas with at least one");
	return choices_find(compiler, schema, value);
}

static struct alternatives *
alternatives_make(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct alternatives *alternatives = arena_alloc(compiler->arena, sizeof(*alternatives));

	alternatives->schemas = compile_list(compiler, schema, value, &alternatives->count);
	return alternatives->schemas ? alternatives : NULL;
}

bool
compile_any_of(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct logic *logic = schema_logic(compiler, schema);

	logic->any = alternatives_make(compiler, schema, value);
	return logic->any != NULL;
}

bool
compile_one_of(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct logic *logic = schema_logic(compiler, schema);

	logic->one = alternatives_make(compiler, schema, value);
	if (logic->one)
		logic->one->exactly_one = true;
	return logic->one != NULL;
}

bool
compile_not(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct logic *logic = schema_logic(compiler, schema);

	logic->not = compile_subschema(compiler, schema, value);
	return logic->not != NULL;
}

bool
compile_if(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct logic *logic = schema_logic(compiler, schema);

	logic->condition = compile_subschema(compiler, schema, value);
	return logic->condition != NULL;
}

bool
compile_then(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct logic *logic = schema_logic(compiler, schema);

	logic->then = compile_subschema(compiler, schema, value);
	return logic->then != NULL;
}

bool
compile_else(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct logic *logic = schema_logic(compiler, schema);

	logic->otherwise = compile_subschema(compiler, schema, value);
	return logic->otherwise != NULL;
}

/* Definitions hold nothing by themselves, but mistakes in them are to be found: users' schemas are
 * compiled whole. */
bool
compile_definitions(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_object(value))
		return compile_fail(compiler, value, "definitions must be an object of schemas");
	if (compiler->program->reading.tolerant)
		return true;
	node_each (child, value) {
		if (!compile_subschema(compiler, schema, child))
			return false;
	}
	return true;
}
