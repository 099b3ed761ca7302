#include "base/path.h"

#include "base/bytes.h"

#include <errno.h>

struct slice
path_trim(struct slice path)
{
	while (path.length > 1 && path.at[path.length - 1] == '/')
		path.length--;
	return path;
}

struct slice
path_name(struct slice path)
{
	path = path_trim(path);
	return slice_from(path, slice_last_part(path, '/'));
}

struct slice
path_folder(struct slice path)
{
	path = path_trim(path);
	return path_trim(slice_first(path, slice_last_part(path, '/')));
}

bool
path_has_ending(struct slice path, struct slice ending)
{
	struct slice name = path_name(path);

	return name.length > ending.length && slice_ends(name, ending);
}

bool
path_is_below(struct slice path, struct slice folder)
{
	return path.length > folder.length && slice_starts(path, folder) &&
	       path.at[folder.length] == '/';
}

const char *
path_trouble(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR: return "no such file or folder";
	case EACCES: return "permission denied";
	case ELOOP: return "the symbolic links lead in a circle";
	case ENAMETOOLONG: return "the path is too long";
	default: return strerror(error);
	}
}

void
path_join(struct text *text, struct slice folder, struct slice name)
{
	text_add(text, folder);
	if (folder.length != 0 && folder.at[folder.length - 1] != '/')
		text_add_byte(text, '/');
	text_add(text, name);
}
