#include "input/kind.h"

const struct kind *
kind_find(struct slice name)
{
	size_t low = 0;
	size_t high = kind_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = slice_compare(name, slice_of(kinds[middle].name));

		if (order == 0)
			return &kinds[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

size_t
kind_index(const struct kind *kind)
{
	return (size_t)(kind - kinds);
}
