/*
 * The JSON Schema test suite, all drafts that it has from 4 on, against the schema engine. A test
 * that does not say for which draft it is is read as one of its folder's.
 *
 * Every value is judged four ways, which must agree: with and without dispatch, and by asking
 * whether it holds and what is wrong with it. The tests under optional/ are counted by themselves:
 * what they ask is not required of anyone.
 */
#include "document/document.h"
#include "schema/program.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static const char base_uri[] = "http://localhost:1234/";

struct tally {
	unsigned passed;
	unsigned failed;
};

struct suite {
	const char *folder;
	const struct draft *draft; /* whose tests are running */
	struct source *remotes; /* linked through an array */
	struct slice *uris;
	size_t count;
	size_t capacity;
	struct arena arena;
	struct tally required;
	struct tally optional;
	bool bad;
};

static bool
is_dot(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool
has_suffix(const char *name, const char *suffix)
{
	return slice_ends(slice_of(name), slice_of(suffix));
}

static void
remote_load(struct suite *suite, const char *path, const char *uri)
{
	struct source *source;

	if (suite->count == suite->capacity) {
		size_t capacity = suite->capacity ? 2 * suite->capacity : 64;

		suite->remotes = realloc(suite->remotes, capacity * sizeof(*suite->remotes));
		suite->uris = realloc(suite->uris, capacity * sizeof(*suite->uris));
		suite->capacity = capacity;
		if (!suite->remotes || !suite->uris)
			exit(2);
	}
	source = &suite->remotes[suite->count];
	source_init(source, path, SOURCE_JSON);
	if (source_load(source, path, &limits_default)) {
		source_drop(source);
		return;
	}
	source_parse(source, &limits_default);
	suite->uris[suite->count++] = (struct slice){
		.at = arena_copy(&suite->arena, slice_of(uri)),
		.length = strlen(uri),
	};
}

/* All files below a folder, named by their path below the base URI. */
static void
remotes_load(struct suite *suite, const char *folder, const char *uri)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;

	while (stream && (entry = readdir(stream))) {
		const char *path = arena_format(&suite->arena, "%s/%s", folder, entry->d_name);

		if (is_dot(entry->d_name))
			continue;
		if (has_suffix(entry->d_name, ".json"))
			remote_load(suite, path,
				arena_format(&suite->arena, "%s%s", uri, entry->d_name));
		else
			remotes_load(suite, path,
				arena_format(&suite->arena, "%s%s/", uri, entry->d_name));
	}
	if (stream)
		closedir(stream);
}

/* Each folder of a draft has remotes without `$schema`, some of which are no schemas to others:
 * that is told only to those that refer to them. */
static struct schemas *
schemas_with_remotes(struct suite *suite)
{
	struct schemas *schemas = schemas_new();
	struct schema_error error;

	schemas->registry.assumed = suite->draft;
	for (size_t i = 0; i < suite->count; i++)
		schemas_add(schemas, document_root(suite->remotes[i].documents), suite->uris[i],
			&error);
	return schemas;
}

static bool
explains(struct checker *checker, const struct schema *schema, struct node *value)
{
	checker->failures = NULL;
	checker->last = NULL;
	schema_explain(checker, schema, value);
	return checker->failures != NULL;
}

static void
judge(struct tally *tally, const struct schema *quick, const struct schema *slow, struct node *test,
	const char *name)
{
	struct arena scratch = { 0 };
	struct checker checker;
	struct node *value = node_find(test, slice_of("data"));
	bool valid = node_is_true(node_find(test, slice_of("valid")));
	bool good;

	checker_init(&checker, &scratch);
	good = quick && slow && schema_holds(&checker, quick, value) == valid &&
	       schema_holds(&checker, slow, value) == valid &&
	       explains(&checker, quick, value) != valid &&
	       explains(&checker, slow, value) != valid;
	tally->passed += good;
	tally->failed += !good;
	if (!good) {
		struct slice what = node_text(node_find(test, slice_of("description")));

		printf("%s: %.*s\n", name, (int)what.length, what.at);
	}
	checker_drop(&checker);
	arena_drop(&scratch);
}

static void
run_case(struct suite *suite, struct tally *tally, struct node *test_case, const char *file,
	bool formats)
{
	struct schemas *schemas = schemas_with_remotes(suite);
	struct reading reading = { .assert_formats = formats };
	struct node *root = node_find(test_case, slice_of("schema"));
	struct slice description = node_text(node_find(test_case, slice_of("description")));
	struct slice uri = { 0 };
	struct schema_error error;
	const struct schema *quick = program_compile(schemas, root, uri, reading, true, &error);
	const struct schema *slow = NULL;
	const char *name = arena_format(&suite->arena, "%s/%s: %.*s", suite->draft->name, file,
		(int)description.length, description.at);

	if (quick)
		slow = program_compile(schemas, root, uri, reading, false, &error);
	if (!slow)
		printf("%s: no schema: %s\n", name, error.message);
	node_each (test, node_find(test_case, slice_of("tests")))
		judge(tally, quick, slow, test, name);
	schemas_free(schemas);
}

static void
run_file(struct suite *suite, struct tally *tally, const char *path, const char *file, bool formats)
{
	struct source source;

	source_init(&source, path, SOURCE_JSON);
	if (!source_load(&source, path, &limits_default)) {
		source_parse(&source, &limits_default);
		node_each (test_case, document_root(source.documents))
			run_case(suite, tally, test_case, file, formats);
	}
	source_drop(&source);
}

static void
run_folder(struct suite *suite, struct tally *tally, const char *folder, bool formats)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;

	while (stream && (entry = readdir(stream))) {
		if (has_suffix(entry->d_name, ".json"))
			run_file(suite, tally,
				arena_format(&suite->arena, "%s/%s", folder, entry->d_name),
				entry->d_name, formats);
	}
	if (stream)
		closedir(stream);
}

static void
suite_drop(struct suite *suite)
{
	for (size_t i = 0; i < suite->count; i++)
		source_drop(&suite->remotes[i]);
	free(suite->remotes);
	free(suite->uris);
	arena_drop(&suite->arena);
}

/* Prints one line a draft, as every test does. */
static void
run_required(struct suite *suite)
{
	struct tally *tally = &suite->required;
	const char *name = suite->draft->name;

	*tally = (struct tally){ 0 };
	run_folder(suite, tally,
		arena_format(&suite->arena, "%s/tests/draft%s", suite->folder, name), false);
	if (tally->passed + tally->failed == 0)
		printf("json-schema-%s: 0 passed, 0 failed, 1 skipped\n", name);
	else
		printf("json-schema-%s: %u passed, %u failed, 0 skipped\n", name, tally->passed,
			tally->failed);
	suite->bad |= tally->failed != 0;
}

static void
run_optional(struct suite *suite)
{
	const char *folder = arena_format(
		&suite->arena, "%s/tests/draft%s/optional", suite->folder, suite->draft->name);

	run_folder(suite, &suite->optional, folder, false);
	run_folder(suite, &suite->optional, arena_format(&suite->arena, "%s/format", folder), true);
}

int
main(int argc, char **argv)
{
	static const char *const drafts[] = { "4", "6", "7", "2019-09", "2020-12" };
	enum { COUNT = sizeof(drafts) / sizeof(*drafts) };
	struct suite suite = { .folder = argc > 1 ? argv[1] : "" };

	remotes_load(&suite, arena_format(&suite.arena, "%s/remotes", suite.folder), base_uri);
	for (size_t i = 0; i < COUNT; i++) {
		suite.draft = draft_named(slice_of(drafts[i]));
		run_required(&suite);
	}
	printf("the optional tests:\n");
	for (size_t i = 0; i < COUNT; i++) {
		suite.draft = draft_named(slice_of(drafts[i]));
		run_optional(&suite);
	}
	printf("json-schema-optional: %u passed, %u not passed\n", suite.optional.passed,
		suite.optional.failed);
	suite_drop(&suite);
	return suite.bad;
}
