#include "library.h"

#include "base/quote.h"
#include "discover.h"

#include <stdio.h>

void
library_init(struct library *library, const struct options *options)
{
	*library = (struct library){ .options = options };
	faults_init(&library->faults, &library->arena);
}

void
library_drop(struct library *library)
{
	for (struct volume *volume = library->volumes; volume; volume = volume->next)
		source_drop(&volume->source);
	finding_list_drop(&library->faults.list);
	schemas_free(library->schemas);
	arena_drop(&library->arena);
}

/* The file cannot be read at all: told at the place that names it, or in one line. */
static void
library_fail(
	struct library *library, const char *path, const struct node *from, const char *message)
{
	struct text shown = { 0 };

	text_add_escaped(&shown, slice_of(path));
	if (from)
		faults_add(&library->faults, from, "wrong-schema", "%s cannot be read: %s",
			text_string(&shown), message);
	else
		fprintf(stderr, "ztlint: %s: %s\n", text_string(&shown), message);
	text_drop(&shown);
	library->broken = true;
}

/* Reads a schema file; NULL after noting why not. */
static struct volume *
volume_load(struct library *library, const char *path, const struct node *from)
{
	struct volume *volume = arena_alloc(&library->arena, sizeof(*volume));
	struct source *source = &volume->source;
	const char *trouble;

	source_init(source, path, source_format_of(path));
	volume->next = library->volumes;
	library->volumes = volume;
	trouble = source_load(source, path, &limits_default);
	if (trouble) {
		library_fail(library, path, from, trouble);
		return NULL;
	}
	source_parse(source, &limits_default);
	faults_add_problems(&library->faults, source);
	if (!source->broken && source->documents)
		return volume;
	if (!source->problems)
		library_fail(library, path, from, "holds no schema");
	library->broken = true;
	return NULL;
}

/* A schema that cannot be used (of a draft that is not known, say) is trouble only for one that
 * refers to it: the compiler tells then. */
static void
library_add(struct library *library, const char *path, const char *uri)
{
	struct schema_error ignored = { 0 };
	struct volume *volume = volume_load(library, path, NULL);

	if (volume)
		schemas_add(library->schemas, document_root(volume->source.documents),
			slice_of(uri), &ignored);
}

/* Adds a file by its $id; a folder's files also by their path below --schema-base. */
static void
library_add_path(struct library *library, const char *path, const char *base)
{
	struct discovery discovery;
	struct slice prefix = slice_of(path);

	discovery_init(&discovery);
	discovery_run(&discovery, &path, 1);
	for (size_t i = 0; i < discovery.error_count; i++)
		library_fail(library, discovery.errors[i].path, NULL, discovery.errors[i].text);
	while (prefix.length > 1 && prefix.at[prefix.length - 1] == '/')
		prefix.length--;
	for (size_t i = 0; i < discovery.count; i++) {
		const char *file = discovery.files[i].path;
		struct slice below = slice_of(file);
		const char *uri = "";

		if (slice_starts(below, prefix) && below.length > prefix.length && base)
			uri = arena_format(&library->arena, "%s%s", base, file + prefix.length + 1);
		library_add(library, file, uri);
	}
	discovery_drop(&discovery);
}

/* What --schema-add gives is read before the first schema is. */
static void
library_open(struct library *library)
{
	const struct options *options = library->options;

	if (library->schemas)
		return;
	library->schemas = schemas_new();
	for (size_t i = 0; i < options->schema_add_count; i++)
		library_add_path(library, options->schema_add[i], options->schema_base);
}

static const struct schema *
volume_compile(struct library *library, struct volume *volume)
{
	struct reading reading = { .assert_formats = library->options->assert_formats };
	struct slice nameless = { 0 };
	struct schema_error error = { 0 };
	struct node *root = document_root(volume->source.documents);

	if (schemas_add(library->schemas, root, nameless, &error))
		volume->schema = schema_compile(library->schemas, root, nameless, reading, &error);
	if (!volume->schema) {
		faults_add_error(&library->faults, &error, "wrong-schema");
		library->broken = true;
	}
	return volume->schema;
}

const struct schema *
library_schema(struct library *library, const char *path, const struct node *from)
{
	struct volume *volume;

	library_open(library);
	volume = library->volumes;
	while (volume && strcmp(volume->source.path, path) != 0)
		volume = volume->next;
	if (volume && (volume->schema || library->broken))
		return volume->schema;
	if (!volume)
		volume = volume_load(library, path, from);
	return volume && !library->broken ? volume_compile(library, volume) : NULL;
}

void
library_tell(struct library *library)
{
	if (library->faults.list.count > 0)
		faults_tell(&library->faults, library->options->colour);
}
