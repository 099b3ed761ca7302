/* What the forms of StackQL have in common: columns and properties whose types are lost. */
#ifndef ZTLINT_INPUT_STACKQL_H
#define ZTLINT_INPUT_STACKQL_H

#include "document/derive.h"
#include "input/input.h"

/* Adds a column with the value that the API has there: text that holds JSON where the kind has an
 * object or a list, 0, 1 and texts where it has a boolean, digits where it has a number. What does
 * not read so is copied, and left to the schema. */
void column_tell(
	struct derive *derive, struct derive_key key, const struct kind *kind, struct node *value);

/* Is it told otherwise than it stands? Of a flag or a number that is spelt otherwise, the user may
 * be to blame as well; nobody but StackQL writes an object or a list as text. */
enum column {
	COLUMN_PLAIN,
	COLUMN_ODD,
	COLUMN_JSON,
};

enum column column_judge(const struct kind *kind, const struct node *column);

/* Does the text begin as an object or a list of JSON does? */
bool text_is_json(struct slice text);

/* The JSON that the text of a column holds, NULL where it is broken; what is wrong with it becomes
 * a problem of the file. */
struct node *column_json(struct node *value);

/* The kinds that a StackQL resource may hold, the last word of "cloudflare.zero_trust.tags". */
struct hint stackql_kinds(struct slice resource);

#endif
