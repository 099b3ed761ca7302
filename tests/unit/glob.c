/* Globs of a configuration against absolute paths. */
#include "config/glob.h"

#include "check.h"

static void
check_glob(const char *folder, const char *globs, const char *place, bool expected)
{
	struct arena arena = { 0 };
	struct globs made = globs_of(&arena, slice_of(folder), slice_of(globs));

	CHECK(globs_fit(&made, slice_of(place), false) == expected, "%s below %s: %s", globs,
		folder, place);
	arena_drop(&arena);
}

int
main(void)
{
	check_glob("/r", "*.json", "/r/a.json", true);
	check_glob("/r", "*.json", "/r/x/y/a.json", true);
	check_glob("/r", "*.json", "/r/a.yaml", false);
	check_glob("/r", "/a.json", "/r/a.json", true);
	check_glob("/r", "/a.json", "/r/x/a.json", false);
	check_glob("/r", "x/*.json", "/r/x/a.json", true);
	check_glob("/r", "x/*.json", "/r/x/y/a.json", false);
	check_glob("/r", "x/**/*.json", "/r/x/y/z/a.json", true);
	check_glob("/r", "x/**/*.json", "/r/x/a.json", true);
	check_glob("/r", "**/y/a.json", "/r/x/y/a.json", true);
	/* a folder is all that lies in it */
	check_glob("/r", "x", "/r/x/y/a.json", true);
	check_glob("/r", "x/", "/r/x/y/a.json", true);
	check_glob("/r", "x/", "/r/x", false);
	check_glob("/r", "x/y", "/r/x/y/a.json", true);
	check_glob("/r", "y", "/r/x/y/a.json", true);
	check_glob("/r", "r", "/r/a.json", false);
	/* the last one decides, but nothing is taken back from a folder */
	check_glob("/r", "*.json\n!keep.json", "/r/keep.json", false);
	check_glob("/r", "!keep.json\n*.json", "/r/keep.json", true);
	check_glob("/r", "x/\n!x/keep.json", "/r/x/keep.json", true);
	/* only what lies below the folder */
	check_glob("/r", "*", "/ro/a.json", false);
	check_glob("/r", "*", "/a.json", false);
	check_glob("/r", "*", "/r", false);
	check_glob("", "*.json", "/a.json", true);
	check_glob("", "/r/*.json", "/r/a.json", true);
	check_glob("/r", "", "/r/a.json", false);
	return check_done("glob");
}
