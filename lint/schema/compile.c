#include "schema/compile.h"

#include "base/bug.h"
#include "base/quote.h"
#include "base/suggest.h"
#include "document/number.h"
#include "document/pointer.h"
#include "schema/keyword.h"
#include "schema/pattern.h"
#include "schema/uri.h"

#include <stdlib.h>

bool
compile_fail(struct compiler *compiler, const struct node *node, const char *format, ...)
{
	va_list arguments;

	if (compiler->failed)
		return false;
	compiler->failed = true;
	va_start(arguments, format);
	*compiler->error = (struct schema_error){
		.node = node,
		.message = arena_format_list(compiler->arena, format, arguments),
	};
	va_end(arguments);
	return false;
}

bool
compile_suggest(struct compiler *compiler, struct slice meant)
{
	struct text help = { 0 };

	if (meant.length == 0)
		return false;
	text_add_string(&help, "write ");
	text_add_quoted(&help, meant);
	compiler->error->help = arena_copy(compiler->arena, text_slice(&help));
	text_drop(&help);
	return false;
}

static struct schema **
table_slot(const struct schema_table *table, const struct node *node)
{
	size_t mask = table->capacity - 1;
	size_t at = (size_t)(((uintptr_t)node >> 4) * 0x9E3779B1u) & mask;

	while (table->slots[at] && table->slots[at]->node != node)
		at = (at + 1) & mask;
	return &table->slots[at];
}

/* The slots live in the compiler's arena with the program: a few words a subschema. */
static void
table_grow(struct compiler *compiler)
{
	struct schema_table old = compiler->table;
	struct schema_table *table = &compiler->table;

	if (2 * (old.count + 1) <= old.capacity)
		return;
	table->capacity = old.capacity ? 2 * old.capacity : 64;
	table->slots = calloc(table->capacity, sizeof(*table->slots));
	if (!table->slots)
		die("out of memory");
	for (size_t i = 0; i < old.capacity; i++) {
		if (old.slots[i])
			*table_slot(table, old.slots[i]->node) = old.slots[i];
	}
	free(old.slots);
}

/* Notes that a program steps into a resource with dynamic anchors: only those can decide where a
 * `$dynamicRef` leads. */
static void
enter(struct compiler *compiler, struct schema *schema)
{
	struct registry *registry = &compiler->schemas->registry;
	struct resource *resource = registry_at(registry, schema->resource->root);
	struct entered *entered;

	if (!resource->dynamic)
		return;
	schema->scoped = true;
	if (resource->entered_by == compiler->program)
		return;
	resource->entered_by = compiler->program;
	entered = arena_alloc(compiler->arena, sizeof(*entered));
	*entered = (struct entered){ .next = compiler->entered, .resource = resource };
	compiler->entered = entered;
}

static struct schema *
schema_make(struct compiler *compiler, const struct node *node, struct resource *resource)
{
	struct schema *schema = arena_alloc(compiler->arena, sizeof(*schema));

	*schema = (struct schema){
		.node = node,
		.resource = resource,
		.program = compiler->program,
		.kinds = KINDS_ALL,
		.index = compiler->last ? compiler->last->index + 1 : 0,
	};
	if (compiler->last)
		compiler->last->next = schema;
	else
		compiler->program->first = schema;
	compiler->last = schema;
	if (!compiler->queue)
		compiler->queue = schema;
	if (resource->root == node)
		enter(compiler, schema);
	return schema;
}

static struct schema *
schema_at(struct compiler *compiler, const struct node *node, struct resource *resource)
{
	struct schema **slot;

	if (!node_is_object(node) && !node_is_true(node) && !node_is_false(node)) {
		compile_fail(compiler, node, "a schema must be an object, true or false");
		return NULL;
	}
	table_grow(compiler);
	slot = table_slot(&compiler->table, node);
	if (!*slot) {
		*slot = schema_make(compiler, node, resource);
		compiler->table.count++;
	}
	return *slot;
}

struct schema *
compile_subschema(struct compiler *compiler, const struct schema *near, const struct node *node)
{
	struct resource *own = registry_at(&compiler->schemas->registry, node);
	struct resource *outer = registry_at(&compiler->schemas->registry, near->resource->root);

	return schema_at(compiler, node, own ? own : outer);
}

const struct schema **
compile_list(struct compiler *compiler, const struct schema *near, const struct node *list,
	size_t *count)
{
	const struct schema **schemas;
	size_t length = node_count(list);
	size_t at = 0;

	if (!node_is_array(list) || length == 0) {
		compile_fail(compiler, list, "this must be a list of schemas with at least one");
		return NULL;
	}
	schemas = arena_array(compiler->arena, length, sizeof(*schemas));
	node_each (item, list) {
		schemas[at] = compile_subschema(compiler, near, item);
		if (!schemas[at++])
			return NULL;
	}
	*count = length;
	return schemas;
}

bool
compile_count(struct compiler *compiler, const struct node *value, int64_t *count)
{
	struct slice number = node_text(value);

	if (node_kind(value) != NODE_NUMBER || !number_is_integer(number) ||
		number_compare(number, slice_of("0")) < 0)
		return compile_fail(compiler, value, "this must be a whole number, 0 or more");
	if (!number_to_int64(number, count) || *count > INT64_MAX / 2)
		*count = INT64_MAX / 2;
	return true;
}

/* Where a fragment leads within a resource; NULL when nowhere. */
static const struct node *
fragment_find(struct compiler *compiler, const struct resource *resource, struct slice fragment)
{
	struct slice decoded = uri_decode(compiler->arena, fragment);
	const struct anchor *anchor;

	if (decoded.length == 0)
		return resource->root;
	if (decoded.at[0] == '/')
		return pointer_find(resource->root, decoded);
	anchor = resource_anchor(resource, decoded);
	return anchor ? anchor->node : NULL;
}

/* Where a pointer into the resource surely should have led: what its last token is a near miss of.
 * In the arena; the empty slice where nothing is near. */
static struct slice
reference_near(struct compiler *compiler, const struct resource *resource, struct slice reference)
{
	struct slice fragment = uri_decode(compiler->arena, uri_fragment(reference));
	size_t cut = fragment.length;
	struct suggest suggest;
	struct slice best;

	while (cut > 0 && fragment.at[cut - 1] != '/')
		cut--;
	if (cut == 0)
		return (struct slice){ 0 };
	suggest_init(&suggest, slice_from(fragment, cut));
	node_each (child, pointer_find(resource->root, slice_first(fragment, cut - 1)))
		suggest_offer(&suggest, node_key(child));
	best = suggest_best(&suggest);
	if (best.length == 0)
		return best;
	return slice_of(arena_format(compiler->arena, "%.*s%.*s",
		(int)(reference.length - (fragment.length - cut)), reference.at, (int)best.length,
		best.at));
}

static struct resource *
resource_of_uri(struct compiler *compiler, const struct resource *near, struct slice uri)
{
	struct registry *registry = &compiler->schemas->registry;

	if (slice_equal(uri, near->uri))
		return registry_at(registry, near->root);
	return registry_find(registry, uri);
}

struct schema *
compile_reference(struct compiler *compiler, const struct schema *from, const struct node *value)
{
	struct registry *registry = &compiler->schemas->registry;
	struct slice text = node_text(value);
	struct quote quote;
	struct slice uri;
	struct resource *resource;
	const struct node *target;
	struct schema *schema;

	if (!node_is_string(value)) {
		compile_fail(compiler, value, "a reference must be a URI");
		return NULL;
	}
	uri = uri_resolve(compiler->arena, from->resource->uri, text);
	resource = resource_of_uri(compiler, from->resource, uri_without_fragment(uri));
	target = resource ? fragment_find(compiler, resource, uri_fragment(uri)) : NULL;
	if (!target) {
		compile_fail(compiler, value, "the reference to %s leads nowhere%s",
			quote_value(&quote, text), resource ? "" : ": no such schema was given");
		if (resource)
			compile_suggest(compiler, reference_near(compiler, resource, text));
		return NULL;
	}
	resource = registry_around(registry, target);
	schema = schema_at(compiler, target, resource);
	if (schema && resource != from->resource)
		enter(compiler, schema);
	return schema;
}

/* The `$ref` beside which, in an older draft, nothing else counts; NULL where there is none. */
static const struct node *
lone_ref(const struct schema *schema)
{
	if (!(schema->resource->draft->bit & DRAFTS_TO_7))
		return NULL;
	return node_find(schema->node, slice_of("$ref"));
}

/* Definitions beside such a reference are what it leads to. */
static bool
is_silent(const struct node *ref, const struct node *member)
{
	return ref && member != ref && !slice_is(node_key(member), "definitions");
}

/* Each keyword of the schema's draft and vocabularies adds what it says; all others are remarks. */
static bool
fill(struct compiler *compiler, struct schema *schema)
{
	struct registry *registry = &compiler->schemas->registry;
	struct resource *resource = registry_at(registry, schema->resource->root);
	unsigned vocabularies = registry_vocabularies(registry, resource, compiler->error);
	const struct node *ref = lone_ref(schema);

	if (vocabularies == 0) {
		compiler->failed = true;
		return false;
	}
	if (!node_is_object(schema->node)) {
		schema->never = node_is_false(schema->node);
		schema->kinds = schema->never ? 0 : KINDS_ALL;
		return true;
	}
	node_each (member, schema->node) {
		const struct keyword *keyword =
			keyword_find(node_key(member), resource->draft->bit);

		if (keyword && keyword->compile && (keyword->vocabulary & vocabularies) &&
			!is_silent(ref, member) && !keyword->compile(compiler, schema, member))
			return false;
	}
	return object_finish(compiler, schema);
}

static bool
fill_all(struct compiler *compiler)
{
	while (compiler->queue) {
		struct schema *schema = compiler->queue;

		if (!fill(compiler, schema))
			return false;
		compiler->queue = schema->next;
		/* The last of the queue may lead to schemas that are made only now. */
		if (!compiler->queue)
			dynamics_resolve(compiler);
	}
	return !compiler->failed;
}

static void
secrets_keep(struct compiler *compiler)
{
	const struct node **keys =
		arena_array(compiler->arena, compiler->secret_count + 1, sizeof(*keys));
	size_t count = 0;

	for (const struct secret *secret = compiler->secrets; secret; secret = secret->next)
		keys[count++] = secret->member;
	compiler->program->secrets = keys;
}

static bool
only_kind(const struct schema *schema)
{
	return !schema->integer && !schema->scoped && !schema->tracks && !schema->values &&
	       !schema->text && !schema->number && !schema->list && !schema->object &&
	       !schema->logic && !schema->extension;
}

static bool
compile_program(struct compiler *compiler, const struct node *root)
{
	struct resource *resource = registry_around(&compiler->schemas->registry, root);
	struct program *program = compiler->program;

	program->entry = schema_at(compiler, root, resource);
	if (!program->entry)
		return false;
	enter(compiler, program->entry);
	if (!fill_all(compiler) || !loops_find(compiler))
		return false;
	for (struct schema *schema = program->first; schema; schema = schema->next) {
		schema->only_kind = only_kind(schema);
		unions_tag(compiler, schema);
	}
	secrets_keep(compiler);
	return true;
}

static bool
reading_equal(struct reading a, struct reading b)
{
	return a.tolerant == b.tolerant && a.assert_formats == b.assert_formats &&
	       a.members_required == b.members_required;
}

static struct program *
program_find(
	struct schemas *schemas, const struct node *root, struct reading reading, bool dispatch)
{
	struct program *program = schemas->programs;

	while (program && (program->root != root || program->dispatch != dispatch ||
				  !reading_equal(program->reading, reading)))
		program = program->next;
	return program;
}

/* A fragment that stands in no document known yet is one of its own. */
static const struct schema *
program_make(struct schemas *schemas, const struct node *root, struct slice uri,
	struct reading reading, bool dispatch, struct schema_error *error)
{
	struct compiler compiler = {
		.schemas = schemas,
		.arena = &schemas->arena,
		.error = error,
	};
	const struct resource *around = registry_around(&schemas->registry, root);
	bool good;

	if (!around && !registry_add(&schemas->registry, root, uri, error))
		return NULL;
	registry_settle(&schemas->registry);
	around = registry_around(&schemas->registry, root);
	if (!resource_usable(around, error))
		return NULL;
	compiler.program = arena_alloc(&schemas->arena, sizeof(*compiler.program));
	*compiler.program = (struct program){
		.root = root,
		.reading = reading,
		.dispatch = dispatch,
	};
	good = compile_program(&compiler, root);
	free(compiler.table.slots);
	if (!good)
		return NULL;
	compiler.program->next = schemas->programs;
	schemas->programs = compiler.program;
	return compiler.program->entry;
}

const struct schema *
program_compile(struct schemas *schemas, const struct node *root, struct slice uri,
	struct reading reading, bool dispatch, struct schema_error *error)
{
	const struct schema *schema;
	const struct program *program;

	*error = (struct schema_error){ 0 };
	if (!root) {
		schema_error_set(error, &schemas->arena, NULL, "there is no schema");
		return NULL;
	}
	pthread_mutex_lock(&schemas->mutex);
	program = program_find(schemas, root, reading, dispatch);
	schema = program ? program->entry
			 : program_make(schemas, root, uri, reading, dispatch, error);
	pthread_mutex_unlock(&schemas->mutex);
	return schema;
}

const struct schema *
schema_compile(struct schemas *schemas, const struct node *root, struct slice uri,
	struct reading reading, struct schema_error *error)
{
	return program_compile(schemas, root, uri, reading, true, error);
}

bool
schemas_add(struct schemas *schemas, const struct node *root, struct slice uri,
	struct schema_error *error)
{
	bool added;

	*error = (struct schema_error){ 0 };
	if (!root)
		return schema_error_set(error, &schemas->arena, NULL, "there is no schema");
	pthread_mutex_lock(&schemas->mutex);
	added = registry_add(&schemas->registry, root, uri, error);
	pthread_mutex_unlock(&schemas->mutex);
	return added;
}

struct schemas *
schemas_new(void)
{
	struct schemas *schemas = calloc(1, sizeof(*schemas));

	if (!schemas || pthread_mutex_init(&schemas->mutex, NULL) != 0 ||
		pthread_mutex_init(&schemas->lazy.mutex, NULL) != 0)
		die("out of memory");
	registry_init(&schemas->registry, &schemas->arena);
	return schemas;
}

void
schemas_free(struct schemas *schemas)
{
	if (!schemas)
		return;
	for (struct lazy_pattern *lazy = schemas->patterns; lazy; lazy = lazy->next)
		pattern_free(atomic_load(&lazy->pattern));
	registry_drop(&schemas->registry);
	pthread_mutex_destroy(&schemas->mutex);
	pthread_mutex_destroy(&schemas->lazy.mutex);
	arena_drop(&schemas->lazy.arena);
	arena_drop(&schemas->arena);
	free(schemas);
}
