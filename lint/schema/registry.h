/* The documents that references may lead to: who they are by URI, and what is named inside them.
 * Private to lint/schema. */
#ifndef ZTLINT_SCHEMA_REGISTRY_H
#define ZTLINT_SCHEMA_REGISTRY_H

#include "base/arena.h"
#include "document/source.h"
#include "schema/draft.h"
#include "schema/schema.h"

/* The vocabularies of 2020-12, as bits; older drafts have all of them, or those of the same names.
 */
enum vocabulary {
	VOCABULARY_CORE = 1,
	VOCABULARY_APPLICATOR = 2,
	VOCABULARY_UNEVALUATED = 4,
	VOCABULARY_VALIDATION = 8,
	VOCABULARY_META_DATA = 16,
	VOCABULARY_FORMAT_ANNOTATION = 32,
	VOCABULARY_FORMAT_ASSERTION = 64,
	VOCABULARY_CONTENT = 128,
	VOCABULARY_DEFAULT = 255 - 64, /* what the standard metaschema asks for */
};

/* A name within a resource: `$anchor`, `$dynamicAnchor`, `$recursiveAnchor` (which has none) or, in
 * older drafts, an identifier that is a fragment. */
struct anchor {
	struct slice name;
	const struct node *node;
	bool dynamic;
};

/* A schema resource: a document, or a subschema with an `$id` of its own. */
struct resource {
	const struct node *root;
	struct slice uri; /* without fragment; empty for one that nobody can refer to */
	const struct resource *outer; /* the one around it; NULL for a document */
	const struct draft *draft; /* NULL while it waits for its metaschema */
	struct anchor *anchors; /* open addressing by name; `node` NULL is free */
	size_t anchor_count, anchor_capacity;
	bool dynamic; /* has a dynamic anchor */
	const struct program *entered_by; /* the last that steps into it; see compile.c */
	unsigned vocabularies; /* 0 until registry_vocabularies was asked */
	struct schema_error broken; /* message NULL: its document was registered without trouble */
	struct resource *next; /* among those that wait */
};

/* One entry of the two tables: by URI and by root node. Open addressing; resource NULL is free. */
struct resource_slot {
	struct slice uri;
	struct resource *resource;
};

struct program;

struct registry {
	struct arena *arena;
	const struct draft *assumed; /* of documents that do not say */
	struct resource *waiting; /* documents whose `$schema` names nothing that is known yet */
	struct resource_slot *by_uri;
	struct resource_slot *by_node;
	size_t uri_count, uri_capacity;
	size_t node_count, node_capacity;
	struct source *metaschemas; /* embedded ones, an array, once they were needed */
	size_t metaschema_count;
};

void registry_init(struct registry *registry, struct arena *arena);
void registry_drop(struct registry *registry);

/* Registers the schema at `root` under `uri` and every resource inside it; a root that is there
 * already is left as it is. False and *error for an unusable identifier, anchor or `$schema`; one
 * whose `$schema` names a schema that is not known may wait for it. */
bool registry_add(struct registry *registry, const struct node *root, struct slice uri,
	struct schema_error *error);

/* Reads the documents that waited; those whose metaschema is still not known are not usable. */
void registry_settle(struct registry *registry);

/* The resource of that URI (without fragment), or NULL; loads the embedded metaschemas when asked
 * for one of them. */
struct resource *registry_find(struct registry *registry, struct slice uri);

/* The resource whose root is this node, or NULL. */
struct resource *registry_at(const struct registry *registry, const struct node *node);

/* The innermost resource that the node stands in, or NULL. */
struct resource *registry_around(const struct registry *registry, const struct node *node);

/* Was the document that the resource stands in registered without trouble? If not, false and
 * *error. */
bool resource_usable(const struct resource *resource, struct schema_error *error);

/* Adds a name for that schema; one that is taken stays as it is. */
void anchor_add(struct registry *registry, struct resource *resource, struct anchor anchor);

/* The anchor of that name in the resource, or NULL. */
const struct anchor *resource_anchor(const struct resource *resource, struct slice name);

/* A new resource of that root; `uri` only serves as its base until registry_name gives it to it. */
struct resource *registry_open(struct registry *registry, const struct node *root, struct slice uri,
	const struct resource *outer);

/* A URI may be given to one resource only; the same resource may have several. An empty one is no
 * name. False and *error, at `where`, when it is taken. */
bool registry_name(struct registry *registry, struct resource *resource, struct slice uri,
	const struct node *where, struct schema_error *error);

/* scan.c: reads the draft and the identifier of a document, and what all inside it is called. False
 * and *error; `draft` stays NULL when it is the draft that is not known. */
bool
resource_read(struct registry *registry, struct resource *resource, struct schema_error *error);

/* Says that the value of a `$schema` is not known. Returns false, for the caller to return. */
bool schema_error_draft(
	struct registry *registry, const struct node *schema_uri, struct schema_error *error);

/* vocabulary.c: which vocabularies the resource's metaschema asks for; 0 and *error where it cannot
 * be obeyed. */
unsigned registry_vocabularies(
	struct registry *registry, struct resource *resource, struct schema_error *error);

/* Formats an error into the arena. Returns false, for the caller to return. */
bool schema_error_set(struct schema_error *error, struct arena *arena, const struct node *node,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
