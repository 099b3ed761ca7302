#include "schema/registry.h"

#include "base/quote.h"
#include "document/document.h"
#include "schema/metaschema.h"
#include "schema/uri.h"

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
	*registry = (struct registry){ .arena = arena, .assumed = draft_default };
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

bool
registry_name(struct registry *registry, struct resource *resource, struct slice uri,
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

struct resource *
registry_open(struct registry *registry, const struct node *root, struct slice uri,
	const struct resource *outer)
{
	struct resource *resource = arena_alloc(registry->arena, sizeof(*resource));

	*resource = (struct resource){ .root = root, .uri = uri, .outer = outer };
	tables_grow(registry);
	node_slot(registry, root)->resource = resource;
	registry->node_count++;
	return resource;
}

/* A document whose draft is not known waits for its metaschema; any other is broken. */
static void
resource_postpone(
	struct registry *registry, struct resource *resource, const struct schema_error *error)
{
	const struct node *schema = node_find(resource->root, slice_of("$schema"));

	if (resource->draft || !node_is_string(schema)) {
		resource->broken = *error;
		return;
	}
	resource->next = registry->waiting;
	registry->waiting = resource;
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
		       registry_name(registry, resource, base, root, error);
	resource = registry_open(registry, root, base, NULL);
	if (!registry_name(registry, resource, base, root, error))
		resource->broken = *error;
	else if (!resource_read(registry, resource, error))
		resource_postpone(registry, resource, error);
	if (resource->broken.message)
		return false;
	*error = (struct schema_error){ 0 };
	return true;
}

/* Each round finds the draft of one document at least, or is the last. */
void
registry_settle(struct registry *registry)
{
	bool found = true;

	while (found) {
		struct resource *next = registry->waiting;

		registry->waiting = NULL;
		found = false;
		while (next) {
			struct resource *resource = next;
			struct schema_error error;

			next = resource->next;
			resource->broken = (struct schema_error){ 0 };
			if (!resource_read(registry, resource, &error))
				resource_postpone(registry, resource, &error);
			found |= resource->draft != NULL;
		}
	}
	for (struct resource *at = registry->waiting; at; at = at->next)
		schema_error_draft(registry, node_find(at->root, slice_of("$schema")), &at->broken);
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

	if (found || registry->metaschema_count != 0 || !draft_is_builtin(uri))
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

static struct anchor *
anchor_slot(const struct resource *resource, struct slice name)
{
	size_t mask = resource->anchor_capacity - 1;
	size_t at = node_hash(name) & mask;

	while (resource->anchors[at].node && !slice_equal(resource->anchors[at].name, name))
		at = (at + 1) & mask;
	return &resource->anchors[at];
}

static void
anchors_grow(struct registry *registry, struct resource *resource)
{
	const struct anchor *old = resource->anchors;
	size_t capacity = resource->anchor_capacity;

	resource->anchor_capacity = old ? 2 * capacity : 4;
	resource->anchors =
		arena_array(registry->arena, resource->anchor_capacity, sizeof(*resource->anchors));
	for (size_t i = 0; i < capacity; i++) {
		if (old[i].node)
			*anchor_slot(resource, old[i].name) = old[i];
	}
}

void
anchor_add(struct registry *registry, struct resource *resource, struct anchor anchor)
{
	struct anchor *slot;

	if (2 * (resource->anchor_count + 1) > resource->anchor_capacity)
		anchors_grow(registry, resource);
	slot = anchor_slot(resource, anchor.name);
	if (slot->node)
		return;
	*slot = anchor;
	resource->anchor_count++;
	resource->dynamic |= anchor.dynamic;
}

const struct anchor *
resource_anchor(const struct resource *resource, struct slice name)
{
	const struct anchor *anchor =
		resource->anchor_capacity ? anchor_slot(resource, name) : NULL;

	return anchor && anchor->node ? anchor : NULL;
}
