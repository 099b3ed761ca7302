#include "schema/registry.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "document/document.h"
#include "schema/keyword.h"
#include "schema/metaschema.h"
#include "schema/uri.h"

static const char metaschema_prefix[] = "https://json-schema.org/draft/2020-12/";
static const char metaschema_uri[] = "https://json-schema.org/draft/2020-12/schema";

bool
schema_error_set(struct schema_error *error, struct arena *arena, const struct node *node,
	const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	*error = (struct schema_error){
		.node = node,
		.message = arena_format_list(arena, format, arguments),
	};
	va_end(arguments);
	return false;
}

void
registry_init(struct registry *registry, struct arena *arena)
{
	*registry = (struct registry){ .arena = arena };
}

void
registry_drop(struct registry *registry)
{
	for (size_t i = 0; i < registry->metaschema_count; i++)
		source_drop(&registry->metaschemas[i]);
}

static size_t
pointer_hash(const struct node *node)
{
	uintptr_t bits = (uintptr_t)node >> 4;

	return (size_t)(bits ^ bits >> 15) * 0x9E3779B1u;
}

static struct resource_slot *
uri_slot(const struct registry *registry, struct slice uri)
{
	size_t mask = registry->uri_capacity - 1;
	size_t at = node_hash(uri) & mask;

	while (registry->by_uri[at].resource && !slice_equal(registry->by_uri[at].uri, uri))
		at = (at + 1) & mask;
	return &registry->by_uri[at];
}

static struct resource_slot *
node_slot(const struct registry *registry, const struct node *node)
{
	size_t mask = registry->node_capacity - 1;
	size_t at = pointer_hash(node) & mask;

	while (registry->by_node[at].resource && registry->by_node[at].resource->root != node)
		at = (at + 1) & mask;
	return &registry->by_node[at];
}

/* Doubling leaves the old tables in the arena: no more than the new ones take together. */
static void
tables_grow(struct registry *registry)
{
	struct registry old = *registry;

	if (2 * (registry->uri_count + 1) > registry->uri_capacity) {
		registry->uri_capacity = old.uri_capacity ? 2 * old.uri_capacity : 32;
		registry->by_uri = arena_array(
			registry->arena, registry->uri_capacity, sizeof(*registry->by_uri));
		for (size_t i = 0; i < old.uri_capacity; i++) {
			if (old.by_uri[i].resource)
				*uri_slot(registry, old.by_uri[i].uri) = old.by_uri[i];
		}
	}
	if (2 * (registry->node_count + 1) > registry->node_capacity) {
		registry->node_capacity = old.node_capacity ? 2 * old.node_capacity : 32;
		registry->by_node = arena_array(
			registry->arena, registry->node_capacity, sizeof(*registry->by_node));
		for (size_t i = 0; i < old.node_capacity; i++) {
			if (old.by_node[i].resource)
				*node_slot(registry, old.by_node[i].resource->root) =
					old.by_node[i];
		}
	}
}

/* A URI may be given to one resource only; the same resource may have several. */
static bool
resource_name(struct registry *registry, struct resource *resource, struct slice uri,
	const struct node *where, struct schema_error *error)
{
	struct resource_slot *slot;
	struct quote quote;

	if (uri.length == 0)
		return true;
	tables_grow(registry);
	slot = uri_slot(registry, uri);
	if (slot->resource && slot->resource != resource)
		return schema_error_set(error, registry->arena, where, "two schemas are called %s",
			quote_value(&quote, uri));
	if (!slot->resource)
		registry->uri_count++;
	*slot = (struct resource_slot){ .uri = uri, .resource = resource };
	return true;
}

static struct resource *
resource_add(struct registry *registry, const struct node *root, struct slice uri,
	const struct resource *outer)
{
	struct resource *resource = arena_alloc(registry->arena, sizeof(*resource));

	*resource = (struct resource){ .root = root, .uri = uri, .outer = outer };
	tables_grow(registry);
	node_slot(registry, root)->resource = resource;
	registry->node_count++;
	return resource;
}

static bool
anchor_is_valid(struct slice name)
{
	for (size_t i = 0; i < name.length; i++) {
		char byte = name.at[i];
		bool letter = byte_is_letter(byte) || byte == '_';

		if (!letter && (i == 0 || (!byte_is_digit(byte) && byte != '-' && byte != '.')))
			return false;
	}
	return name.length > 0;
}

static bool
anchor_add(struct registry *registry, struct resource *resource, const struct node *schema,
	const char *keyword, struct schema_error *error)
{
	const struct node *value = node_find(schema, slice_of(keyword));
	struct anchor *anchor;

	if (!value)
		return true;
	if (!node_is_string(value) || !anchor_is_valid(node_text(value)))
		return schema_error_set(error, registry->arena, value,
			"%s must be a name of letters, digits, '-', '_' and '.'", keyword);
	anchor = arena_alloc(registry->arena, sizeof(*anchor));
	*anchor = (struct anchor){
		.next = resource->anchors,
		.name = node_text(value),
		.node = schema,
		.dynamic = keyword[1] == 'd',
	};
	resource->anchors = anchor;
	resource->dynamic |= anchor->dynamic;
	return true;
}

/* Drafts that are known not to be ours. */
static bool
is_other_draft(struct slice uri)
{
	return !slice_starts(uri, slice_of(metaschema_prefix)) &&
	       (slice_starts(uri, slice_of("http://json-schema.org/")) ||
		       slice_starts(uri, slice_of("https://json-schema.org/draft")));
}

/* Other metaschemas may be added later, so they are looked up when their schema is compiled. */
static bool
check_draft(struct registry *registry, const struct node *schema, struct schema_error *error)
{
	const struct node *value = node_find(schema, slice_of("$schema"));
	struct slice uri = node_text(value);
	struct quote quote;

	if (!value)
		return true;
	if (!node_is_string(value))
		return schema_error_set(error, registry->arena, value, "$schema must be a URI");
	if (is_other_draft(uri))
		return schema_error_set(error, registry->arena, value,
			"this schema is written for %s; only draft 2020-12 is supported",
			quote_value(&quote, uri));
	return true;
}

/* The resource that a schema with an `$id` opens. */
static struct resource *
resource_open(struct registry *registry, const struct node *schema, struct slice base,
	const struct resource *outer, struct schema_error *error)
{
	const struct node *id = node_find(schema, slice_of("$id"));
	struct slice uri;
	struct resource *resource;

	if (!node_is_string(id)) {
		schema_error_set(error, registry->arena, id, "$id must be a URI");
		return NULL;
	}
	uri = uri_resolve(registry->arena, base, node_text(id));
	if (uri_fragment(uri).length != 0) {
		schema_error_set(error, registry->arena, id, "$id must not have a fragment");
		return NULL;
	}
	uri = uri_without_fragment(uri);
	resource = resource_add(registry, schema, uri, outer);
	return resource_name(registry, resource, uri, id, error) ? resource : NULL;
}

static bool scan(struct registry *registry, const struct node *schema, struct resource *resource,
	struct schema_error *error);

static bool
scan_children(struct registry *registry, const struct node *value, enum keyword_shape shape,
	struct resource *resource, struct schema_error *error)
{
	if (shape == SHAPE_NONE)
		return true;
	if (shape == SHAPE_SCHEMA)
		return scan(registry, value, resource, error);
	node_each (child, value) {
		if (!scan(registry, child, resource, error))
			return false;
	}
	return true;
}

/* Registers what a schema and those below it are called; `resource` is the one they stand in. Depth
 * is bounded by that of the document. */
static bool
scan(struct registry *registry, const struct node *schema, struct resource *resource,
	struct schema_error *error)
{
	if (!node_is_object(schema))
		return true;
	if (schema != resource->root && node_find(schema, slice_of("$id"))) {
		resource = resource_open(registry, schema, resource->uri, resource, error);
		if (!resource)
			return false;
	}
	if (schema == resource->root && !check_draft(registry, schema, error))
		return false;
	if (!anchor_add(registry, resource, schema, "$anchor", error) ||
		!anchor_add(registry, resource, schema, "$dynamicAnchor", error))
		return false;
	node_each (member, schema) {
		const struct keyword *keyword = keyword_find(node_key(member));

		if (keyword && !scan_children(registry, member, keyword->shape, resource, error))
			return false;
	}
	return true;
}

bool
resource_usable(const struct resource *resource, struct schema_error *error)
{
	while (resource->outer)
		resource = resource->outer;
	if (!resource->broken.message)
		return true;
	*error = resource->broken;
	return false;
}

/* What went wrong is kept: half of the names of a broken document are there, and a second try must
 * not pass for that. */
bool
registry_add(struct registry *registry, const struct node *root, struct slice uri,
	struct schema_error *error)
{
	struct slice plain = uri_without_fragment(uri);
	struct slice base = { .at = arena_copy(registry->arena, plain), .length = plain.length };
	struct resource *resource = registry_at(registry, root);

	if (resource)
		return resource_usable(resource, error) &&
		       resource_name(registry, resource, base, root, error);
	if (node_find(root, slice_of("$id")))
		resource = resource_open(registry, root, base, NULL, error);
	else
		resource = resource_add(registry, root, base, NULL);
	if (!resource)
		resource = registry_at(registry, root);
	else if (resource_name(registry, resource, base, root, error) &&
		 scan(registry, root, resource, error))
		return true;
	if (resource)
		resource->broken = *error;
	return false;
}

/* They stand in the program as texts and are read only when a schema leads to one of them. */
static void
load_metaschemas(struct registry *registry)
{
	struct schema_error error;
	size_t count = 0;

	while (embedded_metaschemas[count].name)
		count++;
	registry->metaschemas = arena_array(registry->arena, count, sizeof(*registry->metaschemas));
	registry->metaschema_count = count;
	for (size_t i = 0; i < count; i++) {
		const struct embedded_file *file = &embedded_metaschemas[i];
		struct source *source = &registry->metaschemas[i];

		source_init(source, file->name, SOURCE_JSON);
		source_set(source, (struct slice){ .at = file->text, .length = file->length });
		source_parse(source, &limits_default);
		registry_add(
			registry, document_root(source->documents), (struct slice){ 0 }, &error);
	}
}

struct resource *
registry_find(struct registry *registry, struct slice uri)
{
	struct resource *found = registry->uri_capacity ? uri_slot(registry, uri)->resource : NULL;

	if (found || registry->metaschema_count != 0 ||
		!slice_starts(uri, slice_of(metaschema_prefix)))
		return found;
	load_metaschemas(registry);
	return uri_slot(registry, uri)->resource;
}

struct resource *
registry_at(const struct registry *registry, const struct node *node)
{
	return registry->node_capacity ? node_slot(registry, node)->resource : NULL;
}

struct resource *
registry_around(const struct registry *registry, const struct node *node)
{
	for (; node; node = node_parent(node)) {
		struct resource *resource = registry_at(registry, node);

		if (resource)
			return resource;
	}
	return NULL;
}

const struct anchor *
resource_anchor(const struct resource *resource, struct slice name)
{
	const struct anchor *anchor = resource->anchors;

	while (anchor && !slice_equal(anchor->name, name))
		anchor = anchor->next;
	return anchor;
}

static unsigned
vocabulary_bit(struct slice uri)
{
	static const char prefix[] = "https://json-schema.org/draft/2020-12/vocab/";
	static const char *const names[] = { "core", "applicator", "unevaluated", "validation",
		"meta-data", "format-annotation", "format-assertion", "content" };

	if (!slice_starts(uri, slice_of(prefix)))
		return 0;
	for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (slice_is(slice_from(uri, sizeof(prefix) - 1), names[i]))
			return 1u << i;
	}
	return 0;
}

/* What `$vocabulary` of a metaschema asks for. */
static unsigned
read_vocabulary(struct registry *registry, const struct node *list, struct schema_error *error)
{
	unsigned bits = VOCABULARY_CORE;
	struct quote quote;

	node_each (entry, list) {
		unsigned bit = vocabulary_bit(node_key(entry));

		if (bit == 0 && node_is_true(entry)) {
			schema_error_set(error, registry->arena, entry,
				"the vocabulary %s is required and not known",
				quote_value(&quote, node_key(entry)));
			return 0;
		}
		bits |= bit;
	}
	return bits;
}

unsigned
registry_vocabularies(
	struct registry *registry, struct resource *resource, struct schema_error *error)
{
	const struct node *schema = node_find(resource->root, slice_of("$schema"));
	struct slice uri = uri_without_fragment(node_text(schema));
	const struct resource *metaschema;
	const struct node *list;
	struct quote quote;

	for (const struct resource *at = resource; at && !schema; at = at->outer) {
		schema = node_find(at->root, slice_of("$schema"));
		uri = uri_without_fragment(node_text(schema));
	}
	if (resource->vocabularies != 0)
		return resource->vocabularies;
	resource->vocabularies = VOCABULARY_DEFAULT;
	if (!schema || slice_is(uri, metaschema_uri))
		return resource->vocabularies;
	metaschema = registry_find(registry, uri);
	if (!metaschema) {
		resource->vocabularies = 0;
		if (check_draft(registry, node_parent(schema), error))
			schema_error_set(error, registry->arena, schema, "no schema %s is known",
				quote_value(&quote, uri));
		return 0;
	}
	list = node_find(metaschema->root, slice_of("$vocabulary"));
	if (list)
		resource->vocabularies = read_vocabulary(registry, list, error);
	return resource->vocabularies;
}
