#include "report/mask.h"

#include "base/bug.h"

#include <stdint.h>
#include <stdlib.h>

struct mask_entry {
	const struct source *source; /* NULL: a free place */
	struct mask *mask; /* of its own, so that it stays where it is when the table grows */
	bool unsettled;
};

void
mask_table_init(struct mask_table *table)
{
	*table = (struct mask_table){ 0 };
}

void
mask_table_drop(struct mask_table *table)
{
	for (size_t i = 0; i < table->capacity; i++)
		if (table->entries[i].source) {
			mask_drop(table->entries[i].mask);
			free(table->entries[i].mask);
		}
	free(table->entries);
	mask_table_init(table);
}

/* The place of a source: its own, or the free one where it belongs. There always is one. */
static struct mask_entry *
mask_place(const struct mask_table *table, const struct source *source)
{
	uint64_t hash = (uint64_t)(uintptr_t)source * 0x9e3779b97f4a7c15u;
	size_t at = (size_t)(hash >> 32) & (table->capacity - 1);

	while (table->entries[at].source && table->entries[at].source != source)
		at = (at + 1) & (table->capacity - 1);
	return &table->entries[at];
}

static void
mask_table_grow(struct mask_table *table)
{
	struct mask_table larger = { .capacity = table->capacity ? 2 * table->capacity : 16 };

	larger.entries = calloc(larger.capacity, sizeof(*larger.entries));
	if (!larger.entries)
		die("out of memory");
	for (size_t i = 0; i < table->capacity; i++)
		if (table->entries[i].source)
			*mask_place(&larger, table->entries[i].source) = table->entries[i];
	larger.count = table->count;
	free(table->entries);
	*table = larger;
}

/* The entry of a source, made where there is none. */
static struct mask_entry *
mask_entry(struct mask_table *table, const struct source *source)
{
	struct mask_entry *entry;

	if (2 * (table->count + 1) > table->capacity)
		mask_table_grow(table);
	entry = mask_place(table, source);
	if (!entry->source) {
		entry->source = source;
		entry->mask = calloc(1, sizeof(*entry->mask));
		if (!entry->mask)
			die("out of memory");
		mask_read(entry->mask, source);
		table->count++;
	}
	return entry;
}

void
mask_hide(struct mask_table *table, const struct source *source, struct range range)
{
	struct mask_entry *entry = mask_entry(table, source);

	if (range.start < range.end)
		mask_add(entry->mask, range);
	entry->unsettled = true;
}

const struct mask *
mask_of(struct mask_table *table, const struct source *source)
{
	struct mask_entry *entry = mask_entry(table, source);

	if (entry->unsettled)
		mask_settle(entry->mask);
	entry->unsettled = false;
	return entry->mask;
}
