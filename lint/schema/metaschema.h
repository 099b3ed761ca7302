/* The metaschemas of all drafts, and the schemas of what ztlint itself reads, as texts inside the
 * program; the build makes the arrays. */
#ifndef ZTLINT_SCHEMA_METASCHEMA_H
#define ZTLINT_SCHEMA_METASCHEMA_H

#include <stddef.h>

struct embedded_file {
	const char *name; /* its folder and stem: "2020-12/applicator" */
	const char *text;
	size_t length;
};

/* Ends with one whose name is NULL. Each text names itself. */
extern const struct embedded_file embedded_metaschemas[];
extern const struct embedded_file embedded_formats[]; /* of schemas/ztlint */

#endif
