/*
 * Which bytes of a source must not be shown: values of members whose key names a secret, private
 * keys, service tokens. Found in the text itself, so that it works on files that do not parse, on
 * every line of a window, and on JSON written inside strings.
 */
#ifndef ZTLINT_REPORT_MASK_H
#define ZTLINT_REPORT_MASK_H

#include "document/source.h"

/* In order, not touching one another; quotes around a value are not part of it. `{0}` is an
 * empty one. */
struct mask {
	struct range *ranges;
	size_t count;
	size_t capacity;
};

void mask_drop(struct mask *mask);

/* Adds all of a source to an empty mask, in one pass over its bytes. */
void mask_read(struct mask *mask, const struct source *source);

/* The range without the quotes around it, which may be shown. */
struct range mask_unquoted(const struct source *source, struct range range);

/* Adds any range; the mask is good for questions again after mask_settle(). */
void mask_add(struct mask *mask, struct range range);
void mask_settle(struct mask *mask);

/* The first range that ends behind `offset`, NULL where none does. */
const struct range *mask_find(const struct mask *mask, uint32_t offset);

/* The masks of the sources met so far, each read once. */
struct mask_table {
	struct mask_entry *entries; /* open addressing by the source's address */
	size_t count;
	size_t capacity; /* a power of two, or 0 */
};

void mask_table_init(struct mask_table *table);
void mask_table_drop(struct mask_table *table);

/* Hides one more range of a source, on every line that is shown from then on. */
void mask_hide(struct mask_table *table, const struct source *source, struct range range);

/* The mask of a source; valid until the table is dropped or more is hidden. */
const struct mask *mask_of(struct mask_table *table, const struct source *source);

#endif
