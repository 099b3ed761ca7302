/* The keywords of JSON Schema, draft by draft: where subschemas stand in them and who compiles
 * them. Private to lint/schema. */
#ifndef ZTLINT_SCHEMA_KEYWORD_H
#define ZTLINT_SCHEMA_KEYWORD_H

#include "document/node.h"

struct compiler;
struct schema;

/* Where subschemas stand in the value of a keyword. */
enum keyword_shape {
	SHAPE_NONE,
	SHAPE_SCHEMA, /* the value is one */
	SHAPE_MANY, /* its items or members are */
	SHAPE_EITHER, /* an object is one, the items of a list are */
};

struct keyword {
	struct slice name;
	unsigned drafts; /* those that know it */
	unsigned vocabulary; /* the one it belongs to */
	enum keyword_shape shape;
	/* Adds to the schema what the keyword says; false when the value is unusable. NULL: says
	 * nothing. */
	bool (*compile)(struct compiler *compiler, struct schema *schema, const struct node *value);
};

/* The keyword of that name in the draft (its bit), or NULL. */
const struct keyword *keyword_find(struct slice name, unsigned draft);

#endif
