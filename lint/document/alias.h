/* The anchors of a YAML document, and copies of what they mark. */
#ifndef ZTLINT_DOCUMENT_ALIAS_H
#define ZTLINT_DOCUMENT_ALIAS_H

#include "document/document.h"

/* One `&name`. A later one of the same name takes its place. */
struct anchor {
	struct slice name;
	uint32_t hash;
	uint32_t older; /* number of the next one in the same bucket, 0 at its end */
	uint32_t slot; /* what it marks */
	uint32_t end; /* the first slot behind that; 0 while it is open */
	uint32_t height; /* how many containers are nested in it, itself included */
	uint64_t weight; /* what a copy of it costs */
};

struct anchors {
	struct anchor *list; /* malloc; number n stands at n - 1 */
	uint32_t count;
	uint32_t capacity;
	uint32_t *buckets; /* malloc; the number of the newest anchor of each, or 0 */
	uint32_t bucket_count; /* 0 or a power of two */
};

/* `{0}` is an empty table. Clear: for the next document; drop: gives the memory back. */
void anchors_clear(struct anchors *anchors);
void anchors_drop(struct anchors *anchors);

/* Adds an open anchor and returns its number, from 1. The name must outlive the table. */
uint32_t anchors_add(struct anchors *anchors, struct slice name, uint32_t slot);

/* What the anchor of that number marks has been read; it ends before slot `end`. */
void anchors_close(
	struct anchors *anchors, uint32_t number, uint32_t end, uint32_t height, uint64_t weight);

/* The newest anchor of that name, or NULL. Valid until the next one is added. */
const struct anchor *anchors_find(const struct anchors *anchors, struct slice name);

/* Copies the slots from `from` up to `end` behind the last one and returns the first copy. Links
 * within them hold for the copies too; those of the outermost ones are for the caller to set. */
uint32_t alias_copy(struct document *document, uint32_t from, uint32_t end);

#endif
