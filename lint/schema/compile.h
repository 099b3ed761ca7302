/* The compiler's own affairs. Private to lint/schema. */
#ifndef ZTLINT_SCHEMA_COMPILE_H
#define ZTLINT_SCHEMA_COMPILE_H

#include "schema/program.h"

/* Subschemas by node; open addressing. */
struct schema_table {
	struct schema **slots;
	size_t count;
	size_t capacity;
};

/* Resources that a program enters, each once. */
struct entered {
	struct entered *next;
	const struct resource *resource;
};

/* One compilation. The schema in hand and all after it are queued; see fill_all. */
struct compiler {
	struct schemas *schemas;
	struct arena *arena;
	struct program *program;
	struct schema_error *error;
	struct schema_table table; /* of malloc */
	struct schema *queue; /* made, not yet filled */
	struct schema *last;
	struct entered *entered;
	struct dynamic_name *dynamics;
	struct secret *secrets;
	size_t secret_count;
	bool failed;
};

/* A key marked secret; collected into program.secrets. */
struct secret {
	struct secret *next;
	const struct node *member;
};

/* Keeps the first thing that is wrong. Returns false, for the caller to return. */
bool compile_fail(struct compiler *compiler, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds what was surely meant to the failure just kept; nothing for the empty slice. Returns false.
 */
bool compile_suggest(struct compiler *compiler, struct slice meant);

/* The subschema at that node, made when new; `near` is the schema that names it. NULL when the node
 * is no schema. Filled later: only its address may be used now. */
struct schema *
compile_subschema(struct compiler *compiler, const struct schema *near, const struct node *node);

/* Lists of subschemas: *count of them; NULL when the value is no list of schemas. */
const struct schema **compile_list(struct compiler *compiler, const struct schema *near,
	const struct node *list, size_t *count);

/* A whole number that is not below zero; what is above 2^62 counts as that. */
bool compile_count(struct compiler *compiler, const struct node *value, int64_t *count);

/* A lazy pattern; compiled at once, so that a bad one is found, unless our own schemas are read. */
struct lazy_pattern *
compile_pattern(struct compiler *compiler, struct slice source, const struct node *where);

/* The schema that a reference leads to, or NULL. */
struct schema *
compile_reference(struct compiler *compiler, const struct schema *from, const struct node *value);

/* The parts of a schema, made when first needed. */
struct logic *schema_logic(struct compiler *compiler, struct schema *schema);
struct extension *schema_extension(struct compiler *compiler, struct schema *schema);

/* The keywords, one function each: see keyword.c for who is who. */
bool compile_type(struct compiler *, struct schema *, const struct node *);
bool compile_enum(struct compiler *, struct schema *, const struct node *);
bool compile_const(struct compiler *, struct schema *, const struct node *);
bool compile_text_pattern(struct compiler *, struct schema *, const struct node *);
bool compile_format(struct compiler *, struct schema *, const struct node *);
bool compile_min_length(struct compiler *, struct schema *, const struct node *);
bool compile_max_length(struct compiler *, struct schema *, const struct node *);
bool compile_minimum(struct compiler *, struct schema *, const struct node *);
bool compile_maximum(struct compiler *, struct schema *, const struct node *);
bool compile_above(struct compiler *, struct schema *, const struct node *);
bool compile_below(struct compiler *, struct schema *, const struct node *);
bool compile_exclusive(struct compiler *, struct schema *, const struct node *);
bool compile_minimum_4(struct compiler *, struct schema *, const struct node *);
bool compile_maximum_4(struct compiler *, struct schema *, const struct node *);
bool compile_multiple(struct compiler *, struct schema *, const struct node *);

bool compile_prefix(struct compiler *, struct schema *, const struct node *);
bool compile_items(struct compiler *, struct schema *, const struct node *);
bool compile_items_or_prefix(struct compiler *, struct schema *, const struct node *);
bool compile_additional_items(struct compiler *, struct schema *, const struct node *);
bool compile_contains(struct compiler *, struct schema *, const struct node *);
bool compile_min_contains(struct compiler *, struct schema *, const struct node *);
bool compile_max_contains(struct compiler *, struct schema *, const struct node *);
bool compile_min_items(struct compiler *, struct schema *, const struct node *);
bool compile_max_items(struct compiler *, struct schema *, const struct node *);
bool compile_unique(struct compiler *, struct schema *, const struct node *);
bool compile_unevaluated_items(struct compiler *, struct schema *, const struct node *);

bool compile_properties(struct compiler *, struct schema *, const struct node *);
bool compile_patterns(struct compiler *, struct schema *, const struct node *);
bool compile_additional(struct compiler *, struct schema *, const struct node *);
bool compile_names(struct compiler *, struct schema *, const struct node *);
bool compile_required(struct compiler *, struct schema *, const struct node *);
bool compile_dependent_required(struct compiler *, struct schema *, const struct node *);
bool compile_dependent_schemas(struct compiler *, struct schema *, const struct node *);
bool compile_dependencies(struct compiler *, struct schema *, const struct node *);
bool compile_min_members(struct compiler *, struct schema *, const struct node *);
bool compile_max_members(struct compiler *, struct schema *, const struct node *);
bool compile_unevaluated_members(struct compiler *, struct schema *, const struct node *);

bool compile_ref(struct compiler *, struct schema *, const struct node *);
bool compile_dynamic_ref(struct compiler *, struct schema *, const struct node *);
bool compile_recursive_ref(struct compiler *, struct schema *, const struct node *);
bool compile_all_of(struct compiler *, struct schema *, const struct node *);
bool compile_any_of(struct compiler *, struct schema *, const struct node *);
bool compile_one_of(struct compiler *, struct schema *, const struct node *);
bool compile_not(struct compiler *, struct schema *, const struct node *);
bool compile_if(struct compiler *, struct schema *, const struct node *);
bool compile_then(struct compiler *, struct schema *, const struct node *);
bool compile_else(struct compiler *, struct schema *, const struct node *);
bool compile_definitions(struct compiler *, struct schema *, const struct node *);

bool compile_title(struct compiler *, struct schema *, const struct node *);
bool compile_deprecated(struct compiler *, struct schema *, const struct node *);
bool compile_read_only(struct compiler *, struct schema *, const struct node *);
bool compile_write_only(struct compiler *, struct schema *, const struct node *);
bool compile_extension(struct compiler *, struct schema *, const struct node *);

/* compile_object.c: names a member; its index into schema->object->members. */
uint32_t object_name(struct compiler *compiler, struct schema *schema, struct slice key);

/* Steps after all keywords of one schema, and after all schemas. */
bool object_finish(struct compiler *compiler, struct schema *schema);
bool choices_find(struct compiler *compiler, struct schema *schema, const struct node *list);
void unions_tag(struct compiler *compiler, struct schema *schema);
void dynamics_resolve(struct compiler *compiler);
bool loops_find(struct compiler *compiler);

/* A choice under construction. */
void choice_add(struct compiler *compiler, struct choice *choice, struct slice value,
	const struct schema *schema);
void choice_finish(struct compiler *compiler, struct choice *choice);

#endif
