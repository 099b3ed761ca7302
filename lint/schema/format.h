/* The formats of JSON Schema 2020-12. */
#ifndef ZTLINT_SCHEMA_FORMAT_H
#define ZTLINT_SCHEMA_FORMAT_H

#include "base/slice.h"

struct format {
	const char *name; /* "date-time" */
	const char *phrase; /* "a date and time such as 2026-01-31T08:00:00Z" */
	bool (*holds)(struct slice text);
};

/* The format of that name, or NULL where it is not one that 2020-12 defines. */
const struct format *format_find(struct slice name);

#endif
