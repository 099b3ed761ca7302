#include "base/path.h"
#include "check.h"

static void
check_slice(const char *what, const char *path, struct slice found, const char *expected)
{
	CHECK(slice_is(found, expected), "%s of \"%s\": \"%.*s\", expected \"%s\"", what, path,
		(int)found.length, found.at ? found.at : "", expected);
}

static void
check_parts(void)
{
	static const struct {
		const char *path;
		const char *trim;
		const char *name;
		const char *folder;
	} cases[] = {
		{ "a/b.json", "a/b.json", "b.json", "a" },
		{ "b.json", "b.json", "b.json", "" },
		{ "/b.json", "/b.json", "b.json", "/" },
		{ "/a/b", "/a/b", "b", "/a" },
		{ "a/", "a", "a", "" },
		{ "a//", "a", "a", "" },
		{ "a//b", "a//b", "b", "a" },
		{ "./a", "./a", "a", "." },
		{ "/", "/", "", "/" },
		{ "//", "/", "", "/" },
		{ "", "", "", "" },
		{ NULL, "", "", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *path = cases[i].path ? cases[i].path : "(null)";
		struct slice slice = slice_of(cases[i].path);

		check_slice("trim", path, path_trim(slice), cases[i].trim);
		check_slice("name", path, path_name(slice), cases[i].name);
		check_slice("folder", path, path_folder(slice), cases[i].folder);
	}
}

static void
check_endings(void)
{
	static const struct {
		const char *path;
		bool expected;
	} cases[] = {
		{ "a.json", true },
		{ "x/a.json", true },
		{ "a.b.json", true },
		{ ".json", false },
		{ "x/.json", false },
		{ "json", false },
		{ "a.jsonl", false },
		{ "", false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK(path_has_ending(slice_of(cases[i].path), slice_of(".json")) ==
				cases[i].expected,
			"%s", cases[i].path);
}

static void
check_join(void)
{
	static const struct {
		const char *folder;
		const char *expected;
	} cases[] = {
		{ "", "b" },
		{ "a", "a/b" },
		{ "a/", "a/b" },
		{ "/", "/b" },
		{ "..", "../b" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct text text = { 0 };

		path_join(&text, slice_of(cases[i].folder), slice_of("b"));
		check_slice("join", cases[i].folder, text_slice(&text), cases[i].expected);
		text_drop(&text);
	}
}

int
main(void)
{
	check_parts();
	check_endings();
	check_join();
	return check_done("path");
}
