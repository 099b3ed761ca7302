#include "outlet.h"

#include "base/path.h"

#include <sys/stat.h>

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
files_are_one(const char *a, const char *b)
{
	struct stat one;
	struct stat two;

	return stat(a, &one) == 0 && stat(b, &two) == 0 && one.st_dev == two.st_dev &&
	       one.st_ino == two.st_ino;
}

/* Are two paths one file, or will they be? */
static bool
paths_meet(const char *a, const char *b, struct arena *arena)
{
	struct slice one = path_folder(slice_of(a));
	struct slice two = path_folder(slice_of(b));

	if (strcmp(a, b) == 0 || files_are_one(a, b))
		return true;
	return slice_equal(path_name(slice_of(a)), path_name(slice_of(b))) &&
	       files_are_one(one.length > 0 ? arena_copy(arena, one) : ".",
		       two.length > 0 ? arena_copy(arena, two) : ".");
}

static bool
outlets_meet(const struct outlet *a, const struct outlet *b, struct arena *arena)
{
	return a->path && b->path ? paths_meet(a->path, b->path, arena) : a->path == b->path;
}

const struct outlet *
outlets_hit(const struct outlets *outlets, const char *path)
{
	for (size_t i = 0; i < outlets->count; i++)
		if (outlets->items[i].path && files_are_one(outlets->items[i].path, path))
			return &outlets->items[i];
	return NULL;
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
			if (outlets_meet(&outlets->items[j], outlet, arena))
				return outlet;
	}
	return NULL;
}
