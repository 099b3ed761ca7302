#include "discover.h"

#include "base/text.h"
#include "check.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Works in a temporary folder, which is the current one. */

/* Makes an empty file, with the folders on the way to it. */
static void
touch(const char *path, const char *content)
{
	struct text text = { 0 };
	FILE *file;

	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		text_clear(&text);
		text_add(&text, (struct slice){ .at = path, .length = (size_t)(slash - path) });
		mkdir(text.bytes, 0777);
	}
	text_drop(&text);
	file = fopen(path, "w");
	if (!CHECK(file != NULL, "%s", path))
		return;
	fputs(content, file);
	fclose(file);
}

/* Finds what one to four paths lead to, as "a.json b.json! | error ~ skipped": `!` marks what was
 * named. */
static void
check_paths(const char *const paths[4], const char *expected)
{
	struct discovery discovery;
	struct text found = { 0 };
	size_t count = 0;

	while (count < 4 && paths[count])
		count++;
	discovery_init(&discovery);
	discovery_run(&discovery, paths, count);
	text_add_string(&found, "");
	for (size_t i = 0; i < discovery.count; i++)
		text_add_format(&found, "%s%s%s", i > 0 ? " " : "", discovery.files[i].path,
			discovery.files[i].named ? "!" : "");
	for (size_t i = 0; i < discovery.error_count; i++)
		text_add_format(
			&found, " | %s: %s", discovery.errors[i].path, discovery.errors[i].text);
	for (size_t i = 0; i < discovery.skipped_count; i++)
		text_add_format(
			&found, " ~ %s: %s", discovery.skipped[i].path, discovery.skipped[i].text);
	CHECK(strcmp(found.bytes, expected) == 0, "%s %s: \"%s\", expected \"%s\"", paths[0],
		count > 1 ? paths[1] : "", found.bytes, expected);
	text_drop(&found);
	discovery_drop(&discovery);
}

#define PATHS(...)                                                                                 \
	(const char *const[4])                                                                     \
	{                                                                                          \
		__VA_ARGS__                                                                        \
	}

static void
check_walk(void)
{
	touch("walk/b.json", "");
	touch("walk/a/z.yaml", "");
	touch("walk/a/y.yml", "");
	touch("walk/a-b.jsonl", "");
	touch("walk/c.ndjson", "");
	touch("walk/d.tfstate", "");
	touch("walk/e.txt", "");
	touch("walk/json", "");
	touch("walk/.json", "");
	touch("walk/.hidden.json", "");
	touch("walk/.hidden/f.json", "");
	touch("walk/folder.json/g.json", "");
	check_paths(PATHS("walk"),
		"walk/a-b.jsonl walk/a/y.yml walk/a/z.yaml walk/b.json walk/c.ndjson "
		"walk/d.tfstate walk/folder.json/g.json");
	check_paths(PATHS("walk/a/"), "walk/a/y.yml walk/a/z.yaml");
	check_paths(PATHS("./walk/a//"), "./walk/a/y.yml ./walk/a/z.yaml");
	check_paths(PATHS("walk/.hidden"), "walk/.hidden/f.json");
	CHECK(chdir("walk/a") == 0, "walk/a");
	check_paths(PATHS("."), "y.yml z.yaml");
	check_paths(PATHS("./"), "y.yml z.yaml");
	check_paths(PATHS("../folder.json"), "../folder.json/g.json");
	CHECK(chdir("../..") == 0, "up again");
}

static void
check_named(void)
{
	touch("named/a.json", "");
	touch("named/.b", "");
	touch("named/c.txt", "");
	check_paths(PATHS("named/c.txt", "named/.b", "named/a.json"),
		"named/.b! named/a.json! named/c.txt!");
	check_paths(PATHS("named", "named/a.json"), "named/a.json!");
	check_paths(PATHS("named/a.json", "./named/a.json", "named/../named//a.json"),
		"./named/a.json!");
	check_paths(PATHS("named", "named/"), "named/a.json");
	check_paths(PATHS("-", "named", "-"), "-! named/a.json");
	check_paths(PATHS("none.json", "named", ""),
		"named/a.json | none.json: no such file or folder | : no such file or folder");
	check_paths(PATHS("named/a.json/x"), " | named/a.json/x: no such file or folder");
}

static void
check_links(void)
{
	touch("links/in/a.json", "");
	touch("outside/b.json", "");
	touch("outside/c", "");
	CHECK(symlink("in/a.json", "links/1.json") == 0, "link to a file");
	CHECK(symlink("../outside/b.json", "links/2.json") == 0, "link to a file outside");
	CHECK(symlink("../outside/b.json", "links/3.json") == 0, "another to it");
	CHECK(symlink("../outside/c", "links/4.json") == 0, "link to a file of another name");
	CHECK(symlink("..", "links/in/up") == 0, "link to a folder above");
	CHECK(symlink("../outside", "links/out.json") == 0, "link to a folder");
	check_paths(PATHS("links"), "links/2.json links/4.json links/in/a.json");
	check_paths(PATHS("links", "links/1.json"), "links/1.json! links/2.json links/4.json");
	check_paths(PATHS("links/out.json"), "links/out.json/b.json");
	CHECK(symlink("nowhere", "links/5.json") == 0, "link to nothing");
	CHECK(symlink("6.json", "links/6.json") == 0, "link to itself");
	check_paths(PATHS("links/5.json"), " | links/5.json: no such file or folder");
	check_paths(PATHS("links/6.json"), " | links/6.json: the symbolic links lead in a circle");
	CHECK(unlink("links/6.json") == 0, "no circle any more");
	check_paths(PATHS("links"), "links/2.json links/4.json links/in/a.json"
				    " ~ links/5.json: the symbolic link leads nowhere");
	CHECK(unlink("links/5.json") == 0 && symlink("5.json", "links/5.json") == 0, "a circle");
	check_paths(PATHS("links"), "links/2.json links/4.json links/in/a.json"
				    " ~ links/5.json: the symbolic link leads nowhere");
}

static void
check_ignored(void)
{
	touch("repository/.git/HEAD", "");
	touch("repository/.gitignore", "*.tmp.json\n/top.json\nbuild/\n/x/y/named.json\n");
	touch("repository/top.json", "");
	touch("repository/a.tmp.json", "");
	touch("repository/build/b.json", "");
	touch("repository/x/.gitignore", "!keep.tmp.json\ndrop.json\n");
	touch("repository/x/keep.tmp.json", "");
	touch("repository/x/drop.json", "");
	touch("repository/x/y/drop.json", "");
	touch("repository/x/y/named.json", "");
	touch("repository/x/y/top.json", "");
	touch("repository/x/y/z.tmp.json", "");
	check_paths(PATHS("repository"), "repository/x/keep.tmp.json repository/x/y/top.json");
	check_paths(PATHS("repository/x/y"), "repository/x/y/top.json");
	check_paths(PATHS("repository/x/y/named.json"), "repository/x/y/named.json!");
	check_paths(PATHS("repository/build"), "repository/build/b.json");
	CHECK(chdir("repository/x") == 0, "repository/x");
	check_paths(PATHS("."), "keep.tmp.json y/top.json");
	check_paths(PATHS(".."), "../x/keep.tmp.json ../x/y/top.json");
	CHECK(chdir("../..") == 0, "up again");
	touch("loose/.gitignore", "a.json\n");
	touch("loose/a.json", "");
	touch("loose/b/a.json", "");
	touch("loose/b/c.json", "");
	check_paths(PATHS("loose"), "loose/b/c.json");
	check_paths(PATHS("loose/b"), "loose/b/a.json loose/b/c.json");
}

static void
check_special(void)
{
	CHECK(mkdir("special", 0777) == 0, "special");
	CHECK(mkfifo("special/pipe.json", 0666) == 0, "special/pipe.json");
	check_paths(PATHS("special/pipe.json"), "special/pipe.json!");
	check_paths(PATHS("special"), "");
	check_paths(PATHS("/dev/null"), " | /dev/null: a device, not a file or folder");
	check_paths(PATHS("/dev/stdin"), "/dev/stdin!");
	if (geteuid() == 0)
		return;
	touch("special/secret.json", "");
	CHECK(mkdir("special/closed", 0) == 0, "special/closed");
	CHECK(chmod("special/secret.json", 0) == 0, "special/secret.json");
	check_paths(PATHS("special/secret.json"), " | special/secret.json: permission denied");
	check_paths(PATHS("special/closed"), " | special/closed: permission denied");
}

/* Far deeper than there are file descriptors. */
static void
check_depth(void)
{
	struct text path = { 0 };

	text_add_string(&path, "deep/");
	for (int i = 0; i < 1500; i++)
		text_add_string(&path, "d/");
	text_add_string(&path, "a.json");
	touch(path.bytes, "");
	check_paths(PATHS("deep"), path.bytes);
	text_drop(&path);
}

static void
check_many(void)
{
	struct text path = { 0 };
	struct discovery discovery;
	const char *const folder = "many";

	for (int i = 0; i < 2000; i++) {
		text_clear(&path);
		text_add_format(&path, "many/%d.json", i);
		touch(path.bytes, "");
	}
	discovery_init(&discovery);
	discovery_run(&discovery, &folder, 1);
	CHECK(discovery.count == 2000, "%zu files", discovery.count);
	for (size_t i = 1; i < discovery.count; i++)
		CHECK(strcmp(discovery.files[i - 1].path, discovery.files[i].path) < 0, "%s",
			discovery.files[i].path);
	discovery_drop(&discovery);
	text_drop(&path);
}

int
main(void)
{
	char root[] = "/tmp/ztlint-discover-XXXXXX";
	struct text line = { 0 };

	if (!CHECK(mkdtemp(root) && chdir(root) == 0, "no temporary folder"))
		return check_done("discover");
	check_walk();
	check_named();
	check_links();
	check_ignored();
	check_special();
	check_depth();
	check_many();
	text_add_format(&line, "chmod -R u+rwx '%s'; rm -rf '%s'", root, root);
	CHECK(system(line.bytes) == 0, "%s stays", root);
	text_drop(&line);
	return check_done("discover");
}
