/* The drafts of JSON Schema that are understood. What differs between them stands in tables: of
 * keywords (keyword.c), of formats (format.c) and here. Private to lint/schema. */
#ifndef ZTLINT_SCHEMA_DRAFT_H
#define ZTLINT_SCHEMA_DRAFT_H

#include "base/text.h"

/* As bits, so that a row of a table can name several. */
enum {
	DRAFT_4 = 1,
	DRAFT_6 = 2,
	DRAFT_7 = 4,
	DRAFT_2019 = 8,
	DRAFT_2020 = 16,

	DRAFTS_ALL = 31,
	DRAFTS_FROM_6 = DRAFTS_ALL & ~DRAFT_4,
	DRAFTS_FROM_7 = DRAFTS_FROM_6 & ~DRAFT_6,
	DRAFTS_FROM_2019 = DRAFT_2019 | DRAFT_2020,
	DRAFTS_TO_7 = DRAFT_4 | DRAFT_6 | DRAFT_7,
	DRAFTS_TO_2019 = DRAFTS_TO_7 | DRAFT_2019,
};

struct draft {
	unsigned bit;
	const char *name; /* "2019-09" */
	const char *metaschema; /* what `$schema` says, without fragment */
	const char *id; /* the keyword that names a schema */
};

/* The draft of a schema that does not say which: 2020-12. */
extern const struct draft *const draft_default;

/* The draft whose metaschema `$schema` names, or NULL; an empty fragment, and http where https is
 * right, make no difference. */
const struct draft *draft_of(struct slice schema_uri);

/* The draft of that name ("7"), or NULL. */
const struct draft *draft_named(struct slice name);

/* Does the URI lead to one of the metaschemas that are built in, or to a part of one? */
bool draft_is_builtin(struct slice uri);

/* Adds "4, 6, 7, 2019-09 and 2020-12". */
void draft_list(struct text *text);

/* The metaschema whose URI was surely meant, or the empty slice. */
struct slice draft_near(struct slice schema_uri);

#endif
