#include "conform.h"

#include "base/bug.h"
#include "base/quote.h"
#include "document/document.h"
#include "document/position.h"

#include <stdio.h>
#include <stdlib.h>

/* The schema, and the documents that it may refer to. */
struct library {
	struct arena arena;
	struct schemas *schemas;
	struct source **sources;
	size_t count;
	size_t capacity;
};

static void
library_drop(struct library *library)
{
	for (size_t i = 0; i < library->count; i++)
		source_drop(library->sources[i]);
	free(library->sources);
	schemas_free(library->schemas);
	arena_drop(&library->arena);
}

/* One line on stderr: which schema cannot be used, where and why. */
static int
library_fail(struct source *source, const struct node *node, uint32_t offset, const char *message)
{
	struct text line = { 0 };
	struct position at;

	text_add_escaped(&line, slice_of(source->path));
	if (node || offset > 0) {
		at = position_of(source, node ? node_range(node).start : offset);
		text_add_format(&line, ":%u:%u", at.line, at.column);
	}
	fprintf(stderr, "ztlint: %s: %s\n", text_string(&line), message);
	text_drop(&line);
	return 2;
}

/* Reads a schema file; its root, or NULL after telling why not. */
static struct node *
library_load(struct library *library, const char *path)
{
	struct source *source = arena_alloc(&library->arena, sizeof(*source));
	const char *trouble;

	if (library->count == library->capacity) {
		library->capacity = library->capacity ? library->capacity * 2 : 16;
		library->sources =
			realloc(library->sources, library->capacity * sizeof(*library->sources));
		if (!library->sources)
			die("out of memory");
	}
	source_init(source, path, source_format_of(path));
	library->sources[library->count++] = source;
	trouble = source_load(source, path, &limits_default);
	if (trouble) {
		library_fail(source, NULL, 0, trouble);
		return NULL;
	}
	source_parse(source, &limits_default);
	if (source->broken || !source->documents) {
		library_fail(source, NULL, source->problems ? source->problems->range.start : 0,
			source->problems ? source->problems->message : "holds no schema");
		return NULL;
	}
	return document_root(source->documents);
}

/* A schema that cannot be used (of another draft, say) is trouble only for one that refers to it:
 * the compiler tells then. */
static bool
library_add(struct library *library, const char *path, const char *uri)
{
	struct schema_error ignored = { 0 };
	struct node *root = library_load(library, path);

	if (root)
		schemas_add(library->schemas, root, slice_of(uri), &ignored);
	return root != NULL;
}

/* Adds a file by its $id; a folder's files also by their path below --schema-base. */
static bool
library_add_path(struct library *library, const char *path, const char *base)
{
	struct discovery discovery;
	struct slice prefix = slice_of(path);
	bool done = true;

	discovery_init(&discovery);
	discovery_run(&discovery, &path, 1);
	for (size_t i = 0; i < discovery.error_count; i++) {
		struct text shown = { 0 };

		text_add_escaped(&shown, slice_of(discovery.errors[i].path));
		fprintf(stderr, "ztlint: %s: %s\n", text_string(&shown), discovery.errors[i].text);
		text_drop(&shown);
	}
	done = discovery.error_count == 0;
	while (prefix.length > 1 && prefix.at[prefix.length - 1] == '/')
		prefix.length--;
	for (size_t i = 0; done && i < discovery.count; i++) {
		const char *file = discovery.files[i].path;
		struct slice below = slice_of(file);
		const char *uri = "";

		if (slice_starts(below, prefix) && below.length > prefix.length && base)
			uri = arena_format(&library->arena, "%s%s", base, file + prefix.length + 1);
		done = library_add(library, file, uri);
	}
	discovery_drop(&discovery);
	return done;
}

static const struct schema *
library_compile(struct library *library, const struct options *options)
{
	struct reading reading = { .assert_formats = options->assert_formats };
	struct schema_error error = { 0 };
	struct node *root = library_load(library, options->schema);
	const struct schema *schema = NULL;
	struct source *source;

	if (!root)
		return NULL;
	source = node_document(root)->source;
	if (schemas_add(library->schemas, root, (struct slice){ 0 }, &error))
		schema = schema_compile(
			library->schemas, root, (struct slice){ 0 }, reading, &error);
	if (!schema) {
		if (error.node)
			source = node_document(error.node)->source;
		library_fail(source, error.node, 0, error.message);
	}
	return schema;
}

static void
failure_report(
	struct run *run, struct source *source, unsigned document, const struct failure *failure)
{
	struct finding *finding = run_report(run, failure->rule, source,
		place_range(failure->place), arena_copy(&run->arena, slice_of(failure->message)));

	finding->node = failure->place.node;
	finding->document = document;
	finding->severity = failure->severity == SEVERITY_NONE ? SEVERITY_ERROR : failure->severity;
	finding->masked = failure->secret;
	finding->opening = failure->place.part == PLACE_OPEN;
	if (failure->help)
		finding->help = arena_copy(&run->arena, slice_of(failure->help));
	if (failure->salt)
		finding->salt = arena_copy(&run->arena, slice_of(failure->salt));
}

static void
source_conform(struct run *run, struct source *source, const struct schema *schema)
{
	struct arena scratch = { 0 };
	struct checker checker;

	checker_init(&checker, &scratch);
	for (const struct problem *one = source->problems; one; one = one->next)
		problem_report(run, source, one);
	for (struct document *document = source->documents; document && !source->broken;
		document = document->next) {
		struct node *root = document_root(document);

		checker.failures = checker.last = NULL;
		if (schema_holds(&checker, schema, root))
			continue;
		schema_explain(&checker, schema, root);
		for (const struct failure *one = checker.failures; one; one = one->next)
			failure_report(run, source, document->index, one);
		arena_reset(&scratch);
	}
	checker_drop(&checker);
	arena_drop(&scratch);
	run->file_count++;
}

int
conform_check(struct run *run)
{
	const struct options *options = run->options;
	struct library library = { .schemas = schemas_new() };
	const struct schema *schema = NULL;
	bool ready = true;

	for (size_t i = 0; ready && i < options->schema_add_count; i++)
		ready = library_add_path(&library, options->schema_add[i], options->schema_base);
	if (ready)
		schema = library_compile(&library, options);
	for (size_t i = 0; schema && i < run->count; i++) {
		if (run->unread[i])
			run->errors[run->error_count++] =
				(struct note){ .path = run->sources[i].path,
					.text = run->unread[i] };
		else
			source_conform(run, &run->sources[i], schema);
	}
	library_drop(&library);
	return schema ? 0 : 2;
}
