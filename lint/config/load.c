/* realpath is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700

#include "config/load.h"

#include "base/bug.h"
#include "base/path.h"
#include "base/quote.h"
#include "config/member.h"
#include "config/own.h"
#include "document/pointer.h"
#include "options.h"
#include "report/report.h"
#include "rule/check.h"
#include "schema/metaschema.h"
#include "usage.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a person writes by hand is small; more is an accident. */
static const struct limits config_limits = {
	.depth = 100,
	.bytes = 4 * 1024 * 1024,
	.nodes = 1000000,
	.expanded = 100000,
};

const char *
loader_path(struct loader *loader, const struct node *node)
{
	struct slice path = node_text(node);
	struct text joined = { 0 };
	const char *copy;

	if (!slice_starts(path, slice_of("/")))
		path_join(&joined, path_folder(slice_of(node_document(node)->source->path)), path);
	else
		text_add(&joined, path);
	copy = arena_copy(&loader->configs->arena, text_slice(&joined));
	text_drop(&joined);
	return copy;
}

/* The JSON Schema of configurations, read once a run. */
static const struct node *
configs_schema(struct configs *configs)
{
	const struct embedded_file *file = embedded_formats;
	struct schema_error error = { 0 };
	struct source *source;

	if (configs->schema)
		return configs->schema;
	while (file->name && strcmp(file->name, "ztlint/config") != 0)
		file++;
	source = configs_source(configs, "config.json");
	source_set(source, (struct slice){ .at = file->text, .length = file->length });
	source_parse(source, &limits_default);
	configs->schema = document_root(source->documents);
	configs->schemas = schemas_new();
	if (!schemas_add(configs->schemas, configs->schema, (struct slice){ 0 }, &error))
		BUG("the schema of configurations: %s", error.message);
	return configs->schema;
}

bool
loader_check(struct loader *loader, const char *pointer, struct node *value)
{
	const struct node *part = pointer_find(configs_schema(loader->configs), slice_of(pointer));
	struct reading reading = { 0 };
	struct schema_error error = { 0 };
	const struct schema *schema = schema_compile(
		loader->configs->schemas, part, (struct slice){ 0 }, reading, &error);
	struct arena scratch = { 0 };
	struct checker checker;
	bool holds;

	if (!schema)
		BUG("the schema of configurations: %s", error.message);
	checker_init(&checker, &scratch);
	holds = schema_holds(&checker, schema, value);
	if (!holds)
		schema_explain(&checker, schema, value);
	faults_add_failures(&loader->faults, &checker);
	checker_drop(&checker);
	arena_drop(&scratch);
	return holds;
}

static void
problems_fault(struct loader *loader, struct source *source)
{
	faults_add_problems(&loader->faults, source);
	if (source->documents && source->documents->next)
		faults_add(&loader->faults, document_root(source->documents->next), "not-allowed",
			"a configuration is one document");
}

/* Why the file cannot be read at all; NULL where it was. Only regular files are opened: a pipe
 * would wait for ever. */
static const char *
file_load(struct source *source, const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return path_trouble(errno);
	if (S_ISDIR(status.st_mode))
		return "a folder, not a file";
	if (!S_ISREG(status.st_mode))
		return "not a regular file";
	return source_load(source, path, &config_limits);
}

static bool file_take(struct loader *loader, const char *path, const struct node *from);

static void
extends_take(struct loader *loader, const struct node *list)
{
	texts_each(text, list)
	{
		if (loader->depth == EXTENDS_DEEPEST || loader->files >= EXTENDS_MOST) {
			faults_add(&loader->faults, text, "not-allowed",
				"too many configurations extend each other");
			return;
		}
		file_take(loader, loader_path(loader, text), text);
	}
}

/* Is the file being read already, further out? */
static bool
chain_has(const struct loader *loader, const char *real)
{
	for (unsigned i = 0; i < loader->depth; i++) {
		if (strcmp(loader->chain[i], real) == 0)
			return true;
	}
	return false;
}

/* The file cannot be used: told at the `extends` that names it, or in one line. */
static bool
file_fail(struct loader *loader, const char *path, const struct node *from, const char *why)
{
	struct text shown = { 0 };

	text_add_escaped(&shown, slice_of(path));
	if (from)
		faults_add(&loader->faults, from, "not-allowed", "%s cannot be extended: %s",
			text_string(&shown), why);
	else
		fprintf(stderr, "ztlint: %s: %s\n", text_string(&shown), why);
	text_drop(&shown);
	loader->configs->broken = true;
	return false;
}

static void
source_take(struct loader *loader, struct source *source)
{
	struct node *root;

	source_parse(source, &config_limits);
	problems_fault(loader, source);
	root = document_root(source->documents);
	if (source->broken || !root)
		return;
	if (!loader_check(loader, "", root))
		return;
	extends_take(loader, node_find(root, slice_of("extends")));
	members_apply(loader, root);
}

/* Takes a file, after what it extends; `from` is the node that names it. */
static bool
file_take(struct loader *loader, const char *path, const struct node *from)
{
	char *real = realpath(path, NULL);
	struct source *source;
	const char *trouble;

	if (real && chain_has(loader, real)) {
		free(real);
		return file_fail(loader, path, from, "it leads back here in a circle");
	}
	source = configs_source(loader->configs, path);
	trouble = file_load(source, path);
	if (trouble) {
		free(real);
		return file_fail(loader, path, from, trouble);
	}
	if (!from)
		loader->config->source = source;
	loader->chain[loader->depth++] = real ? real : path;
	loader->files++;
	source_take(loader, source);
	loader->depth--;
	free(real);
	return true;
}

/* An empty configuration, to be read. */
static void
loader_init(struct loader *loader, struct configs *configs, struct slice folder, struct slice shown)
{
	struct config *config = arena_alloc(&configs->arena, sizeof(*config));

	*loader = (struct loader){
		.configs = configs,
		.config = config,
		.last_rule = &config->rules,
		.last_override = &config->overrides,
		.last_ignore = &config->ignores,
	};
	faults_init(&loader->faults, &configs->arena);
	config->folder = folder;
	config->shown = shown;
	config->limits = limits_default;
	config->complete = arena_array(&configs->arena, kind_count, sizeof(*config->complete));
	config->levels = levels_new(&configs->arena, NULL);
}

/* Tells what is wrong. The configuration, or NULL. */
static struct config *
loader_finish(struct loader *loader)
{
	struct config *config = loader->faults.list.count == 0 ? loader->config : NULL;

	if (config) {
		config->exclude = globs_of(
			&loader->configs->arena, config->folder, text_slice(&loader->exclude));
	} else {
		faults_tell(&loader->faults, loader->configs->options->colour);
		loader->configs->broken = true;
	}
	finding_list_drop(&loader->faults.list);
	text_drop(&loader->exclude);
	return config;
}

struct config *
config_load(struct configs *configs, const char *path, struct slice folder, struct slice shown)
{
	struct loader loader;
	struct config *config;
	bool taken;

	loader_init(&loader, configs, folder, shown);
	taken = file_take(&loader, path, NULL);
	config = loader_finish(&loader);
	return taken ? config : NULL;
}

struct config *
config_of_page(struct configs *configs, struct source *page, struct slice id)
{
	struct loader loader;

	loader_init(&loader, configs, configs->here, slice_of(""));
	own_page_take(&loader, page, id);
	return loader_finish(&loader);
}
