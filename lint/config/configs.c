/* realpath is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700

#include "config/configs.h"

#include "base/bug.h"
#include "base/path.h"
#include "base/quote.h"
#include "config/load.h"
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const config_names[] = { ".ztlint.yaml", ".ztlint.yml", ".ztlint.json" };

enum { CONFIG_NAMES = sizeof(config_names) / sizeof(*config_names) };

/* The current folder as a slice without a slash at its end, so that the root is empty. Where it
 * cannot be told (it was removed), it is as if it were the root. */
static struct slice
current_folder(struct arena *arena)
{
	size_t size = 256;
	char *buffer = arena_alloc(arena, size);

	while (!getcwd(buffer, size)) {
		if (errno != ERANGE)
			return slice_of("");
		size *= 2;
		buffer = arena_alloc(arena, size);
	}
	return strcmp(buffer, "/") == 0 ? slice_of("") : slice_of(buffer);
}

/* A folder as reports show it: below the current one without it. */
static struct slice
folder_shown(const struct configs *configs, struct slice folder)
{
	if (slice_equal(folder, configs->here))
		return slice_of("");
	if (path_is_below(folder, configs->here))
		return slice_from(folder, configs->here.length + 1);
	return folder.length > 0 ? folder : slice_of("/");
}

static struct config *
configs_add(struct configs *configs, struct config *config)
{
	if (!config)
		return NULL;
	if (configs->last)
		configs->last->next = config;
	else
		configs->first = config;
	configs->last = config;
	return config;
}

static bool
name_is_usual(struct slice name)
{
	for (size_t i = 0; i < CONFIG_NAMES; i++) {
		if (slice_is(name, config_names[i]))
			return true;
	}
	return false;
}

/* The real path of the folder that a file lies in. */
static struct slice
folder_real(struct configs *configs, const char *path)
{
	struct slice folder = path_folder(slice_of(path));
	char *real = realpath(folder.length > 0 ? arena_copy(&configs->arena, folder) : ".", NULL);
	struct slice copy = configs->here;

	if (real)
		copy = slice_of(arena_copy(&configs->arena, slice_of(real)));
	free(real);
	return slice_is(copy, "/") ? slice_of("") : copy;
}

/* The file of --config. One that is called as usual is about its own folder, any other about the
 * current one. */
static void
configs_take_given(struct configs *configs, const char *path)
{
	struct slice folder = configs->here;

	if (name_is_usual(path_name(slice_of(path))))
		folder = folder_real(configs, path);
	configs->given = configs_add(
		configs, config_load(configs, path, folder, folder_shown(configs, folder)));
}

void
configs_init(struct configs *configs, const struct options *options)
{
	*configs = (struct configs){ .options = options };
	configs->here = current_folder(&configs->arena);
	if (options->config)
		configs_take_given(configs, options->config);
}

void
configs_drop(struct configs *configs)
{
	schemas_free(configs->schemas);
	for (struct config_source *one = configs->sources; one; one = one->next)
		source_drop(&one->source);
	arena_drop(&configs->arena);
}

struct source *
configs_source(struct configs *configs, const char *path)
{
	struct config_source *one = arena_alloc(&configs->arena, sizeof(*one));

	source_init(&one->source, path, source_format_of(path));
	one->next = configs->sources;
	configs->sources = one;
	return &one->source;
}

static struct config_folder **
folder_bucket(struct configs *configs, struct slice path)
{
	struct config_folder **slot = &configs->folders[node_hash(path) % CONFIG_BUCKETS];

	while (*slot && !slice_equal((*slot)->path, path))
		slot = &(*slot)->next;
	return slot;
}

/* Is there such a file? What is there and cannot be looked at is there. */
static bool
folder_has(struct text *path, struct slice folder, const char *name)
{
	struct stat status;

	text_clear(path);
	text_add(path, folder);
	text_add_byte(path, '/');
	text_add_string(path, name);
	return lstat(path->bytes, &status) == 0;
}

static bool
names_clash(struct configs *configs, struct slice folder, const char *one, const char *other)
{
	struct text shown = { 0 };

	text_add_escaped(&shown, folder);
	fprintf(stderr, "ztlint: %s: both %s and %s; remove one of them\n", text_string(&shown),
		one, other);
	text_drop(&shown);
	configs->broken = true;
	return false;
}

/* The name of the configuration in the folder; NULL where it has none. False where it has two. */
static bool
folder_name(struct configs *configs, struct slice folder, struct text *path, const char **name)
{
	*name = NULL;
	for (size_t i = 0; i < CONFIG_NAMES; i++) {
		if (!folder_has(path, folder, config_names[i]))
			continue;
		if (*name)
			return names_clash(configs, folder, *name, config_names[i]);
		*name = config_names[i];
	}
	return true;
}

/* Loads the folder's own configuration; answers whether there is one, be it of use or not. */
static bool
folder_take(struct configs *configs, struct slice folder, struct text *path, struct config **config)
{
	struct slice shown = folder_shown(configs, folder);
	const char *name;

	*config = NULL;
	if (!folder_name(configs, folder, path, &name))
		return true;
	if (!name)
		return false;
	text_clear(path);
	path_join(path, shown, slice_of(name));
	*config = configs_add(configs, config_load(configs, path->bytes, folder, shown));
	return true;
}

/* Looks at the folder itself; true where the search ends there. */
static bool
folder_ends(struct configs *configs, struct slice folder, struct config **config)
{
	struct text path = { 0 };
	bool ends = folder_take(configs, folder, &path, config) ||
		    folder_has(&path, folder, ".git") || folder.length == 0;

	text_drop(&path);
	return ends;
}

static struct slice
folder_above(struct slice folder)
{
	return slice_first(folder, folder.length - path_name(folder).length - 1);
}

struct config *
configs_of_folder(struct configs *configs, struct slice folder)
{
	struct config *config = NULL;
	struct slice at = folder;
	size_t fresh = 0;

	if (configs->options->no_config || configs->given || configs->options->config)
		return configs->given;
	for (bool ends = false; !ends; at = ends ? at : folder_above(at)) {
		struct config_folder *known = *folder_bucket(configs, at);

		if (known)
			config = known->config;
		ends = known || folder_ends(configs, at, &config);
		fresh += !known;
	}
	/* What was found holds for every folder on the way. */
	for (at = folder; fresh > 0; fresh--) {
		struct config_folder *one = arena_alloc(&configs->arena, sizeof(*one));

		*one = (struct config_folder){
			.path = { .at = arena_copy(&configs->arena, at), .length = at.length },
			.config = config,
		};
		*folder_bucket(configs, at) = one;
		if (fresh > 1)
			at = folder_above(at);
	}
	return config;
}

bool
configs_end(const struct configs *configs, struct slice folder)
{
	struct text path = { 0 };
	bool ends = folder_has(&path, folder, ".git");

	for (size_t i = 0; i < CONFIG_NAMES && !ends; i++)
		ends = folder_has(&path, folder, config_names[i]);
	text_drop(&path);
	return ends && !configs->given;
}

void
configs_tell(const struct configs *configs)
{
	struct text path = { 0 };

	for (const struct config *config = configs->first; config; config = config->next) {
		text_clear(&path);
		text_add_escaped(&path, slice_of(config->source->path));
		fprintf(stderr, "ztlint: configuration %s\n", text_string(&path));
	}
	text_drop(&path);
}
