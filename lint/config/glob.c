#include "config/glob.h"

#include "base/path.h"

struct globs
globs_of(struct arena *arena, struct slice folder, struct slice text)
{
	return (struct globs){
		.folder = folder,
		.patterns = gitignore_parse(arena, NULL, folder, text),
	};
}

bool
globs_fit_entry(const struct globs *globs, struct slice place, bool is_folder)
{
	return globs->patterns && path_is_below(place, globs->folder) &&
	       gitignore_matches(globs->patterns, place, is_folder);
}

bool
globs_fit(const struct globs *globs, struct slice place, bool is_folder)
{
	if (!globs->patterns || !path_is_below(place, globs->folder))
		return false;
	for (size_t i = globs->folder.length + 1; i < place.length; i++) {
		if (place.at[i] == '/' &&
			gitignore_matches(globs->patterns, slice_first(place, i), true))
			return true;
	}
	return gitignore_matches(globs->patterns, place, is_folder);
}
