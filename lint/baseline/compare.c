/* realpath is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700

#include "baseline/compare.h"

#include "base/path.h"
#include "base/quote.h"
#include "baseline/baseline.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char default_name[] = ".ztlint-baseline.json";

/* A run and its baseline. */
struct comparison {
	struct run *run;
	const char *path; /* of the baseline; NULL: there is none */
	struct slice folder; /* that it lies in, absolute */
	struct baseline old;
};

static const char *
path_in(struct arena *arena, struct slice folder, const char *name)
{
	struct text path = { 0 };
	const char *copy;

	path_join(&path, folder, slice_of(name));
	copy = arena_copy(arena, text_slice(&path));
	text_drop(&path);
	return copy;
}

static const char *
baseline_path(struct run *run)
{
	const struct options *options = run->options;
	const struct config *config = run->discovery.config;

	if (options->baseline)
		return options->baseline;
	if (config && config->baseline)
		return config->baseline;
	if (options->command != COMMAND_BASELINE)
		return NULL;
	return path_in(&run->arena, config ? config->shown : slice_of(""), default_name);
}

static void
comparison_init(struct comparison *comparison, struct run *run)
{
	struct slice folder;
	char *real;

	*comparison = (struct comparison){ .run = run, .path = baseline_path(run) };
	if (!comparison->path)
		return;
	folder = path_folder(slice_of(comparison->path));
	real = realpath(folder.length > 0 ? arena_copy(&run->arena, folder) : ".", NULL);
	comparison->folder = slice_of(real ? arena_copy(&run->arena, slice_of(real)) : "");
	if (slice_is(comparison->folder, "/"))
		comparison->folder = slice_of("");
	free(real);
}

/* The path of a finding's file from the folder of the baseline; as it is shown where it does not
 * lie below. */
static const char *
path_of(const struct comparison *comparison, const struct source *source)
{
	const struct run *run = comparison->run;
	size_t index = run_source_index(run, source);
	struct slice place;

	if (index == run->count)
		return source->path;
	place = run->discovery.files[index].place;
	if (!path_is_below(place, comparison->folder))
		return source->path;
	return place.at + comparison->folder.length + 1;
}

static int
order_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The paths, as the baseline has them, of all files that were checked, sorted. */
static const char **
paths_checked(const struct comparison *comparison, size_t *count)
{
	struct run *run = comparison->run;
	const char **paths = arena_array(&run->arena, run->count, sizeof(*paths));

	*count = 0;
	for (size_t i = 0; i < run->count; i++) {
		if (!run->unread[i] && !run->discovery.files[i].context)
			paths[(*count)++] = path_of(comparison, &run->sources[i]);
	}
	if (*count > 1)
		qsort(paths, *count, sizeof(*paths), order_paths);
	return paths;
}

/* Would the run have found what the entry is about, were it still there: was all checked that the
 * baseline is about, or its file? One in a file that is gone is mended, too. */
static bool
entry_is_judged(const struct comparison *comparison, const struct baseline_entry *entry,
	const char *const *paths, size_t count)
{
	const char *path = entry->path;

	if (discovery_covers(&comparison->run->discovery, comparison->folder) ||
		(count > 0 && bsearch(&entry->path, paths, count, sizeof(*paths), order_paths)))
		return true;
	if (entry->path[0] != '/')
		path = arena_format(&comparison->run->arena, "%.*s/%s",
			(int)comparison->folder.length, comparison->folder.at, path);
	return access(path, F_OK) != 0;
}

/* Marks the findings that the baseline has. */
static void
findings_meet(struct comparison *comparison)
{
	struct finding_list *list = &comparison->run->findings;

	for (size_t i = 0; i < list->count; i++) {
		struct finding *finding = list->items[i];
		struct baseline_entry *entry =
			baseline_find(&comparison->old, finding->fingerprint);

		if (!entry)
			continue;
		entry->met = true;
		if (finding->state != FINDING_NEW)
			continue;
		finding->state = FINDING_BASELINE;
		finding->fails = false;
	}
}

/* Drops the entries that are mended, and answers how many there were. */
static size_t
entries_prune(struct comparison *comparison)
{
	struct baseline *old = &comparison->old;
	size_t kept = 0;
	size_t pruned;
	size_t count;
	const char **paths = paths_checked(comparison, &count);

	for (size_t i = 0; i < old->count; i++) {
		struct baseline_entry *entry = &old->items[i];

		if (entry->met || !entry_is_judged(comparison, entry, paths, count))
			old->items[kept++] = *entry;
	}
	pruned = old->count - kept;
	old->count = kept;
	return pruned;
}

/* One line about the baseline on stderr. */
static void
tell(const struct comparison *comparison, size_t count, const char *what)
{
	struct text path = { 0 };

	text_add_escaped(&path, slice_of(comparison->path));
	fprintf(stderr, "ztlint: %s: %zu finding%s %s\n", text_string(&path), count,
		count == 1 ? "" : "s", what);
	text_drop(&path);
}

bool
baseline_compare(struct run *run)
{
	struct comparison comparison;
	size_t mended = 0;
	bool good;

	comparison_init(&comparison, run);
	if (!comparison.path)
		return true;
	good = baseline_load(&comparison.old, comparison.path);
	if (good) {
		findings_meet(&comparison);
		mended = entries_prune(&comparison);
	}
	if (mended > 0 && !run->options->quiet)
		tell(&comparison, mended, "no longer there; ztlint baseline prune takes them out");
	baseline_drop(&comparison.old);
	return good;
}

/* Adds a finding of the run as an entry. */
static void
entry_add(struct comparison *comparison, struct baseline *renewed, const struct finding *finding)
{
	baseline_add(renewed, (struct baseline_entry){
				      .fingerprint = finding->fingerprint,
				      .rule = finding->rule->id,
				      .path = path_of(comparison, finding->source),
				      .message = finding->message,
			      });
}

/* What the baseline is to hold: findings of the run that count (all when writing, those that were
 * there before when pruning), and of the old one what was not judged. */
static void
baseline_fill(struct comparison *comparison, struct baseline *renewed)
{
	struct run *run = comparison->run;
	enum finding_state least =
		run->options->baseline_action == BASELINE_WRITE ? FINDING_NEW : FINDING_BASELINE;

	for (size_t i = 0; i < run->findings.count; i++) {
		const struct finding *finding = run->findings.items[i];

		if (finding->state != FINDING_SUPPRESSED && finding->state >= least)
			entry_add(comparison, renewed, finding);
	}
	for (size_t i = 0; i < comparison->old.count; i++) {
		if (!comparison->old.items[i].met)
			baseline_add(renewed, comparison->old.items[i]);
	}
}

/* A plain check uses the baseline that the configuration names, and no other. */
static void
tell_unnamed(const struct run *run)
{
	const struct config *config = run->discovery.config;

	if (!config || !config->baseline)
		fputs("ztlint: a plain check uses it once the configuration names it "
		      "(baseline: FILE)\n",
			stderr);
}

bool
baseline_renew(struct run *run)
{
	bool writing = run->options->baseline_action == BASELINE_WRITE;
	struct baseline renewed = { 0 };
	struct comparison comparison;
	size_t mended = 0;
	bool good;

	comparison_init(&comparison, run);
	good = (writing && access(comparison.path, F_OK) != 0) ||
	       baseline_load(&comparison.old, comparison.path);
	if (good) {
		findings_meet(&comparison);
		mended = entries_prune(&comparison);
		baseline_fill(&comparison, &renewed);
		good = (mended == 0 && !writing) || baseline_save(&renewed, comparison.path);
	}
	if (good && !run->options->quiet)
		tell(&comparison, writing ? renewed.count : mended,
			writing ? "in the baseline" : "taken out");
	if (good && writing && !run->options->quiet)
		tell_unnamed(run);
	baseline_drop(&renewed);
	baseline_drop(&comparison.old);
	return good;
}
