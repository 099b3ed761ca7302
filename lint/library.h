/* Schemas of the user's own, and the documents that they may refer to. */
#ifndef ZTLINT_LIBRARY_H
#define ZTLINT_LIBRARY_H

#include "options.h"
#include "report/fault.h"

/* A file that was read. */
struct volume {
	struct volume *next;
	struct source source;
	const struct schema *schema; /* NULL: it was not asked for, or cannot be used */
};

struct library {
	const struct options *options;
	struct arena arena;
	struct schemas *schemas; /* NULL until the first is needed */
	struct volume *volumes;
	struct faults faults; /* what is wrong with them */
	bool broken; /* one cannot be used */
};

/* Nothing is read before it is asked for. */
void library_init(struct library *library, const struct options *options);
void library_drop(struct library *library);

/* The schema in that file, compiled once; NULL where it cannot be used. `from` is the node of a
 * configuration that names the file, NULL for the command line. */
const struct schema *
library_schema(struct library *library, const char *path, const struct node *from);

/* Tells on stderr what is wrong. */
void library_tell(struct library *library);

#endif
