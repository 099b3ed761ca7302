#include "outlet.h"

void
outlets_add(struct outlets *outlets, const struct output *format, struct arena *arena, size_t most)
{
	bool first = outlets->count == 0;

	if (!outlets->items)
		outlets->items = arena_array(arena, most, sizeof(*outlets->items));
	outlets->placed = first && outlets->early;
	outlets->items[outlets->count++] = (struct outlet){
		.format = format,
		.path = first ? outlets->early : NULL,
	};
}

bool
outlets_place(struct outlets *outlets, const char *path)
{
	bool taken = outlets->placed;

	outlets->placed = true;
	if (outlets->count == 0)
		outlets->early = path;
	else
		outlets->items[outlets->count - 1].path = path;
	return !taken;
}

static bool
outlets_meet(const struct outlet *a, const struct outlet *b)
{
	return a->path && b->path ? strcmp(a->path, b->path) == 0 : a->path == b->path;
}

const struct outlet *
outlets_close(struct outlets *outlets, struct arena *arena)
{
	if (outlets->count == 0)
		outlets_add(outlets, output_find(slice_of("human")), arena, 1);
	for (size_t i = 0; i < outlets->count; i++) {
		struct outlet *outlet = &outlets->items[i];

		if (outlet->path && strcmp(outlet->path, "-") == 0)
			outlet->path = NULL;
		for (size_t j = 0; j < i; j++)
			if (outlets_meet(&outlets->items[j], outlet))
				return outlet;
	}
	return NULL;
}
