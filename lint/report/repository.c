/* realpath is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700

#include "report/repository.h"

#include "base/bytes.h"
#include "base/path.h"

#include <stdlib.h>
#include <sys/stat.h>

static bool
has_git(struct slice folder)
{
	struct text text = { 0 };
	struct stat about;
	bool found;

	path_join(&text, folder, slice_of("/.git"));
	found = lstat(text_string(&text), &about) == 0;
	text_drop(&text);
	return found;
}

void
repository_find(struct repository *repository, struct arena *arena)
{
	char *here = realpath(".", NULL);

	*repository = (struct repository){ 0 };
	if (!here)
		return;
	repository->here = slice_of(arena_copy(arena, slice_of(here)));
	free(here);
	if (slice_is(repository->here, "/"))
		repository->here.length = 0;
	repository->root = repository->here;
	while (repository->root.length > 0 && !has_git(repository->root))
		repository->root.length = slice_last_part(repository->root, '/') - 1;
	if (repository->root.length == 0)
		repository->root = repository->here;
}

/* Adds the parts of a path to one that is absolute. */
static void
parts_add(struct text *text, struct slice path)
{
	while (path.length > 0) {
		struct slice part = slice_first(path, slice_find(path, '/'));

		path = slice_from(path, part.length + 1);
		if (part.length == 0 || slice_is(part, "."))
			continue;
		if (slice_is(part, "..")) {
			text->length = slice_last_part(text_slice(text), '/');
			text->length -= text->length > 0;
			continue;
		}
		text_add_byte(text, '/');
		text_add(text, part);
	}
}

bool
repository_add_path(struct text *text, const struct repository *repository, const char *path)
{
	struct slice root = repository->root;
	struct text whole = { 0 };
	struct slice slice;
	bool below;

	if (path[0] != '/')
		text_add(&whole, repository->here);
	parts_add(&whole, slice_of(path));
	slice = text_slice(&whole);
	below = slice.length > root.length + 1 && slice_starts(slice, root) &&
		slice.at[root.length] == '/' && (path[0] != '/' || root.length > 0);
	text_add(text, below ? slice_from(slice, root.length + 1) : slice);
	text_drop(&whole);
	return below;
}
