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

/* Adds `folder/name`; just the name below the empty folder, and one slash only below "/". */
void path_join(struct text *text, struct slice folder, struct slice name);

#endif
