#include "base/path.h"

struct slice
path_trim(struct slice path)
{
	while (path.length > 1 && path.at[path.length - 1] == '/')
		path.length--;
	return path;
}

/* Where the last part begins, in a path without slashes at its end. */
static size_t
name_start(struct slice path)
{
	size_t start = path.length;

	while (start > 0 && path.at[start - 1] != '/')
		start--;
	return start;
}

struct slice
path_name(struct slice path)
{
	path = path_trim(path);
	return slice_from(path, name_start(path));
}

struct slice
path_folder(struct slice path)
{
	path = path_trim(path);
	return path_trim(slice_first(path, name_start(path)));
}

bool
path_has_ending(struct slice path, struct slice ending)
{
	struct slice name = path_name(path);

	return name.length > ending.length && slice_ends(name, ending);
}

void
path_join(struct text *text, struct slice folder, struct slice name)
{
	text_add(text, folder);
	if (folder.length != 0 && folder.at[folder.length - 1] != '/')
		text_add_byte(text, '/');
	text_add(text, name);
}
