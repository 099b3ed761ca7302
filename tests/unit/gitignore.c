#include "gitignore.h"

#include "base/text.h"
#include "check.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As git answers, too: a folder that is left out takes all below it along. `path` lies below the
 * folder of `ignore`, whose length is `root`; `inner` speaks from `below` bytes of path on. */
static bool
is_ignored(const struct gitignore *ignore, size_t root, const struct gitignore *inner, size_t below,
	struct slice path, bool is_folder)
{
	for (size_t i = root + 1; i < path.length; i++) {
		const struct gitignore *here = i > below ? inner : ignore;

		if (path.at[i] == '/' && gitignore_matches(here, slice_first(path, i), true))
			return true;
	}
	return gitignore_matches(path.length > below ? inner : ignore, path, is_folder);
}

static void
check_patterns(void)
{
	static const struct {
		const char *text;
		const char *path; /* of a folder where it ends in a slash */
		bool expected;
	} cases[] = {
		{ "a.json", "a.json", true },
		{ "a.json", "x/y/a.json", true },
		{ "a.json", "a.jsonl", false },
		{ "/a.json", "a.json", true },
		{ "/a.json", "x/a.json", false },
		{ "x/a.json", "x/a.json", true },
		{ "x/a.json", "y/x/a.json", false },
		{ "*.json", "x/a.json", true },
		{ "*.json", ".json", true },
		{ "x/*.json", "x/a.json", true },
		{ "x/*.json", "x/y/a.json", false },
		{ "build/", "build", false },
		{ "build/", "build/", true },
		{ "build/", "x/build/a.json", true },
		{ "/build/", "x/build/a.json", false },
		{ "**/a", "a", true },
		{ "**/a", "x/y/a", true },
		{ "x/**/a", "x/a", true },
		{ "x/**/a", "x/y/z/a", true },
		{ "x/**/a", "xa", false },
		{ "x/**", "x/y/z", true },
		{ "x/**", "x/", false },
		{ "**/x/**/a", "1/2/x/3/4/a", true },
		{ "**/x/**/a", "1/2/y/3/4/a", false },
		{ "a**b", "axxb", true },
		{ "a/**b", "a/xb", true },
		{ "a/**b", "a/x/b", false },
		{ "?.json", "a.json", true },
		{ "?.json", "ab.json", false },
		{ "x?a", "x/a", false },
		{ "[ab].json", "b.json", true },
		{ "[!ab].json", "b.json", false },
		{ "[^ab].json", "c.json", true },
		{ "[a-c]x", "bx", true },
		{ "[a-c]x", "dx", false },
		{ "[]-]x", "]x", true },
		{ "[]-]x", "-x", true },
		{ "[[:digit:]]x", "7x", true },
		{ "[[:digit:]]x", "ax", false },
		{ "[[:nothing:]]x", "ax", false },
		{ "[\\]]x", "]x", true },
		{ "[ab", "a", false },
		{ "[ab", "[ab", false },
		{ "[a/b]", "a", true },
		{ "x[/]a", "x/a", false },
		{ "\\*x", "*x", true },
		{ "\\*x", "ax", false },
		{ "x\\", "x\\", false },
		{ "# a", "# a", false },
		{ "\\#a", "#a", true },
		{ "\\!a", "!a", true },
		{ "*\n!a.json", "a.json", false },
		{ "*\n!a.json", "b.json", true },
		{ "x\n!x/a", "x/a", true },
		{ "x/*\n!x/a", "x/a", false },
		{ "!a.json\na.json", "a.json", true },
		{ "a  ", "a", true },
		{ "a\\ ", "a ", true },
		{ "a\\  ", "a ", true },
		{ "a\\  ", "a", false },
		{ " a", "a", false },
		{ "a\r\nb\r\n", "a", true },
		{ "a\r\nb\r\n", "b", true },
		{ "\xEF\xBB\xBF"
		  "a",
			"a", true },
		{ "", "a", false },
		{ "\n\n", "a", false },
		{ "/", "a", false },
		{ "!", "a", false },
		{ "!\na", "a", true },
		{ "*a*b*c", "xaxbxaxbxc", true },
		{ "*a*b*c", "xaxbxaxbx", false },
		{ "h\xC3\xA9*", "h\xC3\xA9llo", true },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct arena arena = { 0 };
		struct text path = { 0 };
		size_t length = strlen(cases[i].path);
		bool is_folder = cases[i].path[length - 1] == '/';
		const struct gitignore *ignore =
			gitignore_parse(&arena, NULL, slice_of("/r"), slice_of(cases[i].text));

		text_add_format(&path, "/r/%.*s", (int)(length - is_folder), cases[i].path);
		CHECK(is_ignored(ignore, 2, ignore, 0, text_slice(&path), is_folder) ==
				cases[i].expected,
			"\"%s\" and %s", cases[i].text, cases[i].path);
		text_drop(&path);
		arena_drop(&arena);
	}
}

static void
check_chain(void)
{
	struct arena arena = { 0 };
	const struct gitignore *outer =
		gitignore_parse(&arena, NULL, slice_of(""), slice_of("*.json\n/x/b.yaml\n"));
	const struct gitignore *inner =
		gitignore_parse(&arena, outer, slice_of("/x"), slice_of("!a.json\n/c.yaml\n"));

	CHECK(gitignore_parse(&arena, outer, slice_of("/x"), slice_of("# nothing\n")) == outer,
		"a file without patterns");
	CHECK(!gitignore_matches(NULL, slice_of("/x/a.json"), false), "no chain");
	CHECK(!gitignore_matches(inner, slice_of("/x/a.json"), false), "the inner file decides");
	CHECK(gitignore_matches(inner, slice_of("/x/b.json"), false), "the outer file decides");
	CHECK(gitignore_matches(inner, slice_of("/x/b.yaml"), false), "anchored to the outer");
	CHECK(gitignore_matches(inner, slice_of("/x/c.yaml"), false), "anchored to the inner");
	CHECK(!gitignore_matches(inner, slice_of("/x/y/c.yaml"), false), "anchored, further in");
	arena_drop(&arena);
}

/* A glob that makes careless matchers take exponential time. */
static void
check_time(void)
{
	struct arena arena = { 0 };
	struct text glob = { 0 };
	struct text path = { 0 };
	const struct gitignore *ignore;

	text_add_string(&path, "/r");
	for (int i = 0; i < 100; i++) {
		text_add_string(&glob, "**/a*a*a/");
		text_add_string(&path, "/aaaaaaaaaaaaaaaa");
	}
	text_add_string(&glob, "b");
	ignore = gitignore_parse(&arena, NULL, slice_of("/r"), text_slice(&glob));
	CHECK(!gitignore_matches(ignore, text_slice(&path), false), "many stars");
	text_drop(&glob);
	text_drop(&path);
	arena_drop(&arena);
}

/* What the comparison with git is made of: every part of a path is one of `names`. */
static const char *const names[] = { "a", "b", "ab", "ba.json", "c d", "[a]" };
static const char *const pieces[] = { "a", "b", "?", "*", "[ab]", "[!a]", ".json", "c d", "\\[",
	"*b", "[[:alpha:]]", "[a-b]", "[]a]", "\\" };

enum { NAMES = sizeof(names) / sizeof(*names), PIECES = sizeof(pieces) / sizeof(*pieces) };

/* A generator of our own gives the same cases everywhere. */
static unsigned
draw(uint32_t *state, unsigned below)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 16) % below;
}

/* One random pattern. `**` stands alone in its part: git versions differ where it does not. */
static void
draw_pattern(uint32_t *state, struct text *text)
{
	unsigned parts = 1 + draw(state, 3);

	if (draw(state, 4) == 0)
		text_add_byte(text, '!');
	if (draw(state, 4) == 0)
		text_add_byte(text, '/');
	for (unsigned i = 0; i < parts; i++) {
		if (i > 0)
			text_add_byte(text, '/');
		if (draw(state, 4) == 0) {
			text_add_string(text, "**");
			continue;
		}
		for (unsigned j = 1 + draw(state, 2); j > 0; j--)
			text_add_string(text, pieces[draw(state, PIECES)]);
	}
	if (draw(state, 5) == 0)
		text_add_byte(text, '/');
	text_add_byte(text, '\n');
}

/* All paths of one to three parts, the shorter first. */
enum { PATHS = NAMES * (1 + NAMES * (1 + NAMES)), FOLDERS = NAMES * (1 + NAMES) };

static void
path_make(struct text *path, const char *root, unsigned index)
{
	text_clear(path);
	text_add_format(path, "%s/%s", root, names[index % NAMES]);
	for (unsigned rest = index / NAMES; rest > 0; rest = (rest - 1) / NAMES)
		text_add_format(path, "/%s", names[(rest - 1) % NAMES]);
}

static void
file_write(const char *path, struct slice bytes)
{
	FILE *file = fopen(path, "w");

	if (!CHECK(file != NULL, "%s", path))
		return;
	fwrite(bytes.at, 1, bytes.length, file);
	fclose(file);
}

/* Makes the folders of all paths, and a list of them all. What is no folder need not be there. */
static void
tree_make(const char *root)
{
	struct text path = { 0 };
	struct text lines = { 0 };

	for (unsigned i = 0; i < PATHS; i++) {
		path_make(&path, root, i);
		text_add_format(&lines, "%s\n", path.bytes + strlen(root) + 1);
		if (i < FOLDERS)
			CHECK(mkdir(path.bytes, 0777) == 0, "%s", path.bytes);
	}
	text_clear(&path);
	text_add_format(&path, "%s/.paths", root);
	file_write(path.bytes, text_slice(&lines));
	text_drop(&lines);
	text_drop(&path);
}

/* Runs a shell line in the tree, without the user's own patterns for git; what it prints. */
static bool
tree_run(const char *root, const char *command, struct text *answer)
{
	struct text line = { 0 };
	char buffer[4096];
	size_t length;
	FILE *pipe;

	text_add_format(&line, "cd '%s' && HOME='%s' XDG_CONFIG_HOME='%s' %s 2>/dev/null", root,
		root, root, command);
	pipe = popen(line.bytes, "r");
	text_drop(&line);
	if (!pipe)
		return false;
	while ((length = fread(buffer, 1, sizeof(buffer), pipe)) > 0)
		text_add(answer, (struct slice){ .at = buffer, .length = length });
	return pclose(pipe) == 0;
}

/* Does the answer hold the path as a line, at its place? Both go through the paths in one order. */
static bool
answer_has(struct slice *answer, const char *path)
{
	struct slice name = slice_of(path);

	if (!slice_starts(*answer, name) || slice_from(*answer, name.length).at[0] != '\n')
		return false;
	*answer = slice_from(*answer, name.length + 1);
	return true;
}

/* One file of patterns at the root and one in the folder "a", against git's opinion. */
static void
compare_once(const char *root, uint32_t *state)
{
	struct arena arena = { 0 };
	struct text outer = { 0 };
	struct text inner = { 0 };
	struct text path = { 0 };
	struct text answer = { 0 };
	const struct gitignore *above;
	const struct gitignore *below;
	struct slice rest;

	for (unsigned i = 2 + draw(state, 4); i > 0; i--)
		draw_pattern(state, &outer);
	for (unsigned i = 1 + draw(state, 3); i > 0; i--)
		draw_pattern(state, &inner);
	text_add_format(&path, "%s/.gitignore", root);
	file_write(path.bytes, text_slice(&outer));
	above = gitignore_parse(&arena, NULL, slice_of(root), text_slice(&outer));
	text_clear(&path);
	text_add_format(&path, "%s/a", root);
	below = gitignore_parse(&arena, above, text_slice(&path), text_slice(&inner));
	text_add_string(&path, "/.gitignore");
	file_write(path.bytes, text_slice(&inner));
	tree_run(root, "git -c core.quotePath=false check-ignore --stdin <.paths", &answer);
	rest = text_slice(&answer);
	for (unsigned i = 0; i < PATHS; i++) {
		const char *shown;
		bool expected;
		bool found;

		path_make(&path, root, i);
		shown = path.bytes + strlen(root) + 1;
		expected = answer_has(&rest, shown);
		found = is_ignored(above, strlen(root), i % NAMES == 0 ? below : above,
			strlen(root) + 2, text_slice(&path), i < FOLDERS);
		CHECK(found == expected, "%s, which git %s\nat the root:\n%sin a:\n%s", shown,
			expected ? "leaves out" : "takes", outer.bytes, inner.bytes);
	}
	CHECK(rest.length == 0, "%.*s", (int)rest.length, rest.at ? rest.at : "");
	text_drop(&outer);
	text_drop(&inner);
	text_drop(&path);
	text_drop(&answer);
	arena_drop(&arena);
}

/* Random patterns, read by git and by us; nothing where there is no git. */
static void
compare_with_git(unsigned rounds)
{
	char root[] = "/tmp/ztlint-gitignore-XXXXXX";
	struct arena arena = { 0 };
	struct text answer = { 0 };
	uint32_t state = 1;

	if (!CHECK(mkdtemp(root) != NULL, "no temporary folder"))
		return;
	if (tree_run(root, "git init -q .", &answer)) {
		tree_make(root);
		for (unsigned i = 0; i < rounds; i++)
			compare_once(root, &state);
	}
	tree_run("/tmp", arena_format(&arena, "rm -rf '%s'", root), &answer);
	text_drop(&answer);
	arena_drop(&arena);
}

int
main(int argc, char **argv)
{
	check_patterns();
	check_chain();
	check_time();
	compare_with_git(argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 100);
	return check_done("gitignore");
}
