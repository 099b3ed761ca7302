/* The formats of JSON Schema. */
#ifndef ZTLINT_SCHEMA_FORMAT_H
#define ZTLINT_SCHEMA_FORMAT_H

#include "schema/draft.h"

struct format {
	const char *name; /* "date-time" */
	unsigned drafts; /* those that define it */
	const char *phrase; /* "a date and time such as 2026-01-31T08:00:00Z" */
	bool (*holds)(struct slice text);
};

/* The format of that name, or NULL where it is not one that the draft (its bit) defines. */
const struct format *format_find(struct slice name, unsigned draft);

#endif
