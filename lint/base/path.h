/* Paths as texts: nothing here asks the file system. */
#ifndef ZTLINT_BASE_PATH_H
#define ZTLINT_BASE_PATH_H

#include "base/slice.h"
#include "base/text.h"

/* The path without slashes at its end; "/" alone stays. */
struct slice path_trim(struct slice path);

/* The last part: "b.json" of "a/b.json", "a" of "a/"; of "/" the empty slice. */
struct slice path_name(struct slice path);

/* All before the last part, without the slash between them: "a" of "a/b.json", "/" of "/b.json";
 * empty where the path has one part only. */
struct slice path_folder(struct slice path);

/* Does the name end so (".json"), with something before it? */
bool path_has_ending(struct slice path, struct slice ending);

/* Does the path lie below the folder? Both are absolute and without a slash at the end; the root of
 * the file system is the empty slice. */
bool path_is_below(struct slice path, struct slice folder);

/* Why a call on a path failed, as in errno: in plain words where the system's own are odd. */
const char *path_trouble(int error);

/* Adds `folder/name`; just the name below the empty folder, and one slash only below "/". */
void path_join(struct text *text, struct slice folder, struct slice name);

#endif
