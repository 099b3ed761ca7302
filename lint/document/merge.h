/* What is settled when a mapping has been read: keys that stand twice, and merge keys. */
#ifndef ZTLINT_DOCUMENT_MERGE_H
#define ZTLINT_DOCUMENT_MERGE_H

#include "document/document.h"

/* So many bytes of a key cost as much as one slot. */
enum { MERGE_KEY_BYTES = 64 };

/* A member in the order in which it counts. */
struct merge_entry {
	struct slice key;
	uint32_t hash;
	uint32_t order;
	uint32_t slot;
	uint32_t end; /* the first slot behind it */
};

/* A member whose key stood before, and the first one that had it. */
struct merge_repeat {
	uint32_t slot;
	uint32_t first;
};

/* Memory for these questions, used again for each mapping. `{0}` is empty. */
struct merge {
	struct merge_entry *entries;
	uint32_t count;
	uint32_t capacity;
	struct merge_repeat *repeats; /* in the order of the source */
	uint32_t repeat_count;
	uint32_t repeat_capacity;
};

void merge_drop(struct merge *merge);

/* Finds the members of a mapping whose key stood before, as `repeats`, and shadows all but the last
 * of each key. Takes n log n time whatever the keys. */
void merge_find_repeats(struct merge *merge, struct document *document, uint32_t object);

/* Collects what the value of a mapping's merge key (a mapping or a list of them) brings, less the
 * keys that the mapping has itself or that an earlier one brought. The mapping is the last thing in
 * the document. Returns what that costs: its slots, and more for long keys; `fits` tells whether it
 * is such a value. */
uint64_t merge_collect(struct merge *merge, struct document *document, uint32_t object,
	uint32_t value, bool *fits);

/* Appends copies of what was collected behind `last`, the newest child of the mapping, which is the
 * newest in the document; the value of the merge key is shadowed. */
void merge_apply(struct merge *merge, struct document *document, uint32_t object, uint32_t value,
	uint32_t last);

#endif
