/* Reading what schemas call themselves: drafts, identifiers, anchors. */
#include "base/bytes.h"
#include "base/quote.h"
#include "schema/keyword.h"
#include "schema/registry.h"
#include "schema/uri.h"

/* The members of a schema that name it, each NULL where it is not there. */
struct names {
	const struct node *schema; /* $schema */
	const struct node *id; /* $id */
	const struct node *old_id; /* id */
	const struct node *ref;
	const struct node *anchor;
	const struct node *dynamic;
	const struct node *recursive;
};

static void
names_read(struct names *names, const struct node *schema)
{
	*names = (struct names){ 0 };
	node_each (member, schema) {
		struct slice key = node_key(member);

		if (slice_is(key, "id"))
			names->old_id = member;
		if (key.length == 0 || key.at[0] != '$')
			continue;
		if (slice_is(key, "$schema"))
			names->schema = member;
		else if (slice_is(key, "$id"))
			names->id = member;
		else if (slice_is(key, "$ref"))
			names->ref = member;
		else if (slice_is(key, "$anchor"))
			names->anchor = member;
		else if (slice_is(key, "$dynamicAnchor"))
			names->dynamic = member;
		else if (slice_is(key, "$recursiveAnchor"))
			names->recursive = member;
	}
}

static const struct node *
names_id(const struct names *names, const struct draft *draft)
{
	return draft->bit == DRAFT_4 ? names->old_id : names->id;
}

bool
schema_error_draft(
	struct registry *registry, const struct node *schema_uri, struct schema_error *error)
{
	struct slice near = draft_near(node_text(schema_uri));
	struct text text = { 0 };
	struct quote quote;

	draft_list(&text);
	schema_error_set(error, registry->arena, schema_uri,
		"no schema %s was given, and it is none of the drafts that are known: %s",
		quote_value(&quote, node_text(schema_uri)), text_string(&text));
	text_drop(&text);
	if (near.length != 0)
		error->help =
			arena_format(registry->arena, "write \"%.*s\"", (int)near.length, near.at);
	return false;
}

/* The draft that `$schema` stands for: its own, or that of the metaschema it names. NULL when that
 * is not known (yet). */
static const struct draft *
draft_find(struct registry *registry, const struct node *schema_uri)
{
	const struct draft *draft = draft_of(node_text(schema_uri));
	const struct resource *metaschema = NULL;

	if (!draft)
		metaschema = registry_find(registry, uri_without_fragment(node_text(schema_uri)));
	return metaschema ? metaschema->draft : draft;
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
anchor_read(struct registry *registry, struct resource *resource, const struct node *value,
	bool dynamic, struct schema_error *error)
{
	if (!value)
		return true;
	if (!node_is_string(value) || !anchor_is_valid(node_text(value)))
		return schema_error_set(error, registry->arena, value,
			"%s must be a name of letters, digits, '-', '_' and '.'",
			dynamic ? "$dynamicAnchor" : "$anchor");
	anchor_add(registry, resource,
		(struct anchor){ node_text(value), node_parent(value), dynamic });
	return true;
}

/* A `$recursiveAnchor` is a dynamic anchor without a name, of whole resources only. */
static bool
anchors_read(struct registry *registry, struct resource *resource, const struct names *names,
	struct schema_error *error)
{
	unsigned draft = resource->draft->bit;

	if (draft == DRAFT_2019 && node_is_true(names->recursive) &&
		node_parent(names->recursive) == resource->root)
		anchor_add(registry, resource, (struct anchor){ { 0 }, resource->root, true });
	return !(draft & DRAFTS_FROM_2019) ||
	       (anchor_read(registry, resource, names->anchor, false, error) &&
		       (draft != DRAFT_2020 ||
			       anchor_read(registry, resource, names->dynamic, true, error)));
}

/* What an identifier stands for: a URI, and (in older drafts) a name within it. */
struct identity {
	struct slice uri;
	struct slice anchor;
};

static bool
id_read(struct registry *registry, const struct node *id, const struct draft *draft,
	struct slice base, struct identity *identity, struct schema_error *error)
{
	struct slice uri;

	if (!node_is_string(id))
		return schema_error_set(error, registry->arena, id, "%s must be a URI", draft->id);
	uri = uri_resolve(registry->arena, base, node_text(id));
	identity->uri = uri_without_fragment(uri);
	identity->anchor = uri_fragment(uri);
	if (identity->anchor.length != 0 && !(draft->bit & DRAFTS_TO_7))
		return schema_error_set(
			error, registry->arena, id, "%s must not have a fragment", draft->id);
	return true;
}

/* The resource that a subschema stands in: one of its own where it has an identifier that is more
 * than a name. What stands beside a `$ref` of an older draft is not there. NULL and *error for an
 * unusable identifier. */
static struct resource *
resource_of(struct registry *registry, const struct node *schema, const struct names *names,
	struct resource *outer, struct schema_error *error)
{
	const struct draft *draft = names->schema ? draft_find(registry, names->schema) : NULL;
	struct resource *resource = outer;
	struct identity identity;
	const struct node *id;

	if (!draft)
		draft = outer->draft;
	id = names_id(names, draft);
	if (!id || (names->ref && (draft->bit & DRAFTS_TO_7)))
		return outer;
	if (!id_read(registry, id, draft, outer->uri, &identity, error))
		return NULL;
	if (!(draft->bit & DRAFTS_TO_7) || !slice_starts(node_text(id), slice_of("#"))) {
		resource = registry_open(registry, schema, identity.uri, outer);
		resource->draft = draft;
		if (!registry_name(registry, resource, identity.uri, id, error))
			return NULL;
	}
	if (identity.anchor.length != 0)
		anchor_add(registry, resource, (struct anchor){ identity.anchor, schema, false });
	return resource;
}

static bool scan(struct registry *registry, const struct node *schema, struct resource *resource,
	struct schema_error *error);

static bool
scan_children(struct registry *registry, const struct node *value, enum keyword_shape shape,
	struct resource *resource, struct schema_error *error)
{
	if (shape == SHAPE_NONE)
		return true;
	if (shape == SHAPE_SCHEMA || (shape == SHAPE_EITHER && node_is_object(value)))
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
	struct names names;

	if (!node_is_object(schema))
		return true;
	names_read(&names, schema);
	if (schema != resource->root)
		resource = resource_of(registry, schema, &names, resource, error);
	if (!resource || !anchors_read(registry, resource, &names, error))
		return false;
	node_each (member, schema) {
		const struct keyword *keyword =
			keyword_find(node_key(member), resource->draft->bit);

		if (keyword && !scan_children(registry, member, keyword->shape, resource, error))
			return false;
	}
	return true;
}

/* A metaschema may describe itself: then it says nothing about its draft. */
static const struct draft *
document_draft(struct registry *registry, const struct names *names)
{
	if (!names->schema)
		return registry->assumed;
	if (names->id && node_is_string(names->id) &&
		slice_equal(node_text(names->id), node_text(names->schema)) &&
		!draft_of(node_text(names->schema)))
		return registry->assumed;
	return draft_find(registry, names->schema);
}

bool
resource_read(struct registry *registry, struct resource *resource, struct schema_error *error)
{
	const struct node *id;
	struct identity identity;
	struct names names;

	names_read(&names, resource->root);
	if (names.schema && !node_is_string(names.schema))
		return schema_error_set(
			error, registry->arena, names.schema, "$schema must be a URI");
	resource->draft = document_draft(registry, &names);
	if (!resource->draft)
		return schema_error_draft(registry, names.schema, error);
	id = names_id(&names, resource->draft);
	if (id) {
		if (!id_read(registry, id, resource->draft, resource->uri, &identity, error))
			return false;
		resource->uri = identity.uri;
		if (identity.anchor.length != 0)
			anchor_add(registry, resource,
				(struct anchor){ identity.anchor, resource->root, false });
		if (!registry_name(registry, resource, identity.uri, id, error))
			return false;
	}
	return scan(registry, resource->root, resource, error);
}
