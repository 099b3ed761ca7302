#include "baseline/baseline.h"

#include "base/bug.h"
#include "base/path.h"
#include "base/quote.h"
#include "replace.h"
#include "report/tree.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char format_name[] = "ztlint-baseline";

enum { VERSION = 1, BYTES_MOST = 256 * 1024 * 1024 };

void
baseline_drop(struct baseline *baseline)
{
	free(baseline->items);
	arena_drop(&baseline->arena);
	*baseline = (struct baseline){ 0 };
}

/* One line on stderr. */
static bool
load_fail(const char *path, const char *what)
{
	struct text shown = { 0 };

	text_add_escaped(&shown, slice_of(path));
	text_add_string(&shown, ": ");
	text_add_escaped(&shown, slice_of(what));
	fprintf(stderr, "ztlint: %s\n", text_string(&shown));
	text_drop(&shown);
	return false;
}

void
baseline_add(struct baseline *baseline, struct baseline_entry entry)
{
	if (baseline->count == baseline->capacity) {
		size_t capacity = baseline->capacity ? baseline->capacity * 2 : 64;
		struct baseline_entry *items = realloc(baseline->items, capacity * sizeof(*items));

		if (!items)
			die("out of memory");
		baseline->items = items;
		baseline->capacity = capacity;
	}
	baseline->items[baseline->count++] = entry;
}

/* The text of a member, copied; NULL where it is none. */
static const char *
member_text(struct baseline *baseline, const json_t *object, const char *key)
{
	const json_t *member = json_object_get(object, key);
	struct slice text = {
		.at = json_string_value(member),
		.length = json_string_length(member),
	};

	return text.at ? arena_copy(&baseline->arena, text) : NULL;
}

static bool
entry_read(struct baseline *baseline, const json_t *object)
{
	struct baseline_entry entry = {
		.fingerprint = member_text(baseline, object, "fingerprint"),
		.rule = member_text(baseline, object, "rule"),
		.path = member_text(baseline, object, "path"),
		.message = member_text(baseline, object, "message"),
	};

	if (!entry.fingerprint || !entry.rule || !entry.path || !entry.message)
		return false;
	baseline_add(baseline, entry);
	return true;
}

static int
order_fingerprints(const void *a, const void *b)
{
	const struct baseline_entry *one = a;
	const struct baseline_entry *two = b;

	return strcmp(one->fingerprint, two->fingerprint);
}

/* What is wrong with the value, or NULL after taking it. */
static const char *
root_read(struct baseline *baseline, const json_t *root)
{
	const json_t *list = json_object_get(root, "findings");
	const json_t *version = json_object_get(root, "version");
	const char *format = json_string_value(json_object_get(root, "format"));
	const json_t *entry;
	size_t index;

	if (!format || strcmp(format, format_name) != 0)
		return "this is no baseline; ztlint baseline write makes one";
	if (!json_is_integer(version) || json_integer_value(version) != VERSION)
		return "this baseline is of a version that is not known";
	if (!json_is_array(list))
		return "this baseline has no list of findings";
	json_array_foreach(list, index, entry)
	{
		if (!entry_read(baseline, entry))
			return arena_format(&baseline->arena,
				"entry %zu of this baseline lacks fingerprint, rule, path or "
				"message",
				index);
	}
	if (baseline->count > 1)
		qsort(baseline->items, baseline->count, sizeof(*baseline->items),
			order_fingerprints);
	return NULL;
}

/* Only regular files are opened: a pipe would wait for ever. */
static FILE *
file_open(const char *path)
{
	struct stat status;
	FILE *file;

	if (stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > BYTES_MOST) {
		load_fail(path, "too large for a baseline");
		return NULL;
	}
	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
		load_fail(path, S_ISDIR(status.st_mode) ? "a folder, not a baseline"
							: "not a regular file");
		return NULL;
	}
	file = fopen(path, "r");

	if (!file && errno == ENOENT)
		load_fail(path, "no such baseline; ztlint baseline write makes it");
	else if (!file)
		load_fail(path, path_trouble(errno));
	return file;
}

bool
baseline_load(struct baseline *baseline, const char *path)
{
	FILE *file = file_open(path);
	const char *trouble;
	json_error_t error;
	json_t *root;

	if (!file)
		return false;
	root = json_loadf(file, JSON_REJECT_DUPLICATES, &error);
	fclose(file);
	if (!root)
		return load_fail(
			arena_format(&baseline->arena, "%s:%d:%d", path, error.line, error.column),
			error.text);
	trouble = root_read(baseline, root);
	json_decref(root);
	return !trouble || load_fail(path, trouble);
}

struct baseline_entry *
baseline_find(const struct baseline *baseline, const char *fingerprint)
{
	struct baseline_entry key = { .fingerprint = fingerprint };

	if (baseline->count == 0)
		return NULL;
	return bsearch(&key, baseline->items, baseline->count, sizeof(key), order_fingerprints);
}

static int
order_places(const void *a, const void *b)
{
	const struct baseline_entry *one = a;
	const struct baseline_entry *two = b;
	int order = strcmp(one->path, two->path);

	if (order == 0)
		order = strcmp(one->rule, two->rule);
	return order != 0 ? order : strcmp(one->fingerprint, two->fingerprint);
}

static void
entry_write(const struct baseline_entry *entry, FILE *stream, bool first)
{
	json_t *object = tree_made(json_object());

	tree_set(object, "fingerprint", tree_string(entry->fingerprint));
	tree_set(object, "rule", tree_string(entry->rule));
	tree_set(object, "path", tree_string(entry->path));
	tree_set(object, "message", tree_string(entry->message));
	tree_write_item(stream, object, first);
}

bool
baseline_save(struct baseline *baseline, const char *path)
{
	struct replacement replacement;

	if (!replacement_begin(&replacement, path))
		return false;
	if (baseline->count > 1)
		qsort(baseline->items, baseline->count, sizeof(*baseline->items), order_places);
	fprintf(replacement.stream, "{\n\"format\": \"%s\",\n\"version\": %d,\n\"findings\": [",
		format_name, VERSION);
	for (size_t i = 0; i < baseline->count; i++)
		entry_write(&baseline->items[i], replacement.stream, i == 0);
	fputs(baseline->count > 0 ? "\n]\n}\n" : "]\n}\n", replacement.stream);
	return replacement_end(&replacement);
}
