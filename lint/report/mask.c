#include "report/mask.h"

#include "base/bug.h"

#include <stdlib.h>

void
mask_drop(struct mask *mask)
{
	free(mask->ranges);
	*mask = (struct mask){ 0 };
}

void
mask_add(struct mask *mask, struct range range)
{
	if (mask->count == mask->capacity) {
		size_t capacity = mask->capacity ? 2 * mask->capacity : 16;

		mask->ranges = realloc(mask->ranges, capacity * sizeof(*mask->ranges));
		if (!mask->ranges)
			die("out of memory");
		mask->capacity = capacity;
	}
	mask->ranges[mask->count++] = range;
}

static int
order_ranges(const void *first, const void *second)
{
	const struct range *a = first;
	const struct range *b = second;

	return a->start < b->start ? -1 : a->start > b->start;
}

void
mask_settle(struct mask *mask)
{
	size_t kept = 0;

	if (mask->count > 1)
		qsort(mask->ranges, mask->count, sizeof(*mask->ranges), order_ranges);
	for (size_t i = 1; i < mask->count; i++) {
		struct range *last = &mask->ranges[kept];

		if (mask->ranges[i].start > last->end)
			mask->ranges[++kept] = mask->ranges[i];
		else if (mask->ranges[i].end > last->end)
			last->end = mask->ranges[i].end;
	}
	if (mask->count > 0)
		mask->count = kept + 1;
}

struct range
mask_unquoted(const struct source *source, struct range range)
{
	const char *bytes = source->bytes;

	if (range.end >= range.start + 2 && bytes[range.start] == bytes[range.end - 1] &&
		strchr("\"'", bytes[range.start])) {
		range.start++;
		range.end--;
	}
	return range;
}

const struct range *
mask_find(const struct mask *mask, uint32_t offset)
{
	size_t low = 0;
	size_t high = mask->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mask->ranges[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < mask->count ? &mask->ranges[low] : NULL;
}
