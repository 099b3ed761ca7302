#include "run.h"

#include "base/bug.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/quote.h"
#include "baseline/compare.h"
#include "conform.h"
#include "emit.h"
#include "outcome.h"
#include "worker.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const char stdin_name[] = "<stdin>";

/* How standard input is called. */
static const char *
source_name(const struct run *run, const char *path)
{
	if (strcmp(path, "-") != 0)
		return path;
	return run->options->stdin_filename ? run->options->stdin_filename : stdin_name;
}

/* What has no name to tell its format: JSON begins with a bracket or a brace. Several values may
 * follow each other there, as from several calls of a client. */
static enum source_format
format_of_bytes(const struct source *source)
{
	for (size_t i = 0; i < source->size; i++) {
		if (source->bytes[i] == '{' || source->bytes[i] == '[')
			return SOURCE_JSONL;
		if (!strchr(" \t\r\n", source->bytes[i]))
			break;
	}
	return source->size == 0 ? SOURCE_JSON : SOURCE_YAML;
}

void
run_read(struct run *run, size_t index)
{
	struct source *source = &run->sources[index];
	const char *path = run->discovery.files[index].path;
	bool piped = strcmp(path, "-") == 0;
	const char *name = source_name(run, path);
	struct slice place = run->discovery.files[index].place;
	const struct config *config = run->discovery.files[index].config;
	const struct limits *limits = config ? &config->limits : &limits_default;

	source_init(source, name, source_format_of(name));
	if (config && path_is_below(place, config->folder))
		source->local = place.at + config->folder.length + 1;
	if (run->text.at)
		source_set(source, run->text);
	else
		run->unread[index] = source_load(source, piped ? NULL : path, limits);
	if (run->unread[index])
		return;
	if (piped && !run->options->stdin_filename)
		source->format = format_of_bytes(source);
	atomic_fetch_add(&run->bytes, source->size);
	source_parse(source, limits);
}

size_t
run_source_index(const struct run *run, const struct source *source)
{
	uintptr_t at = (uintptr_t)source;

	if (at < (uintptr_t)run->sources || at >= (uintptr_t)(run->sources + run->count))
		return run->count;
	return (size_t)(source - run->sources);
}

struct policy
run_policy(const struct run *run, const struct source *source)
{
	size_t index = run_source_index(run, source);
	const struct config *config = run->configs.first;

	if (index < run->count)
		return run->policies[index];
	while (config && config->source != source)
		config = config->next;
	return (struct policy){
		.options = run->options,
		.config = config,
		.levels = config ? config->levels : NULL,
	};
}

struct finding *
run_report(struct run *run, const char *id, struct source *source, struct range range,
	const char *message)
{
	const struct rule *rule = rule_find(slice_of(id));
	struct finding *finding = arena_alloc(&run->arena, sizeof(*finding));
	struct policy policy = run_policy(run, source);

	if (!rule)
		BUG("no rule %s", id);
	*finding = (struct finding){
		.rule = rule,
		.severity = rule->severity,
		.source = source,
		.range = range,
		.message = message,
	};
	if (policy_wants(&policy, rule))
		finding_list_add(&run->findings, finding);
	return finding;
}

void
problem_report(struct run *run, struct source *source, const struct problem *problem)
{
	struct finding *finding =
		run_report(run, problem->rule, source, problem->range, problem->message);

	finding->document = problem->document;
	finding->node = problem->node;
	finding->help = problem->help;
	if (problem->related) {
		finding->related = arena_alloc(&run->arena, sizeof(*finding->related));
		*finding->related = (struct related){
			.source = source,
			.range = problem->related_range,
			.message = problem->related,
		};
	}
}

static void
note_add(struct note *notes, size_t *count, const char *path, const char *text)
{
	notes[(*count)++] = (struct note){ .path = path, .text = text };
}

/* A named file that is none of ours. */
static void
source_unknown(struct run *run, struct source *source)
{
	struct finding *finding = run_report(run, "unknown-kind", source, (struct range){ 0 },
		"this is no Cloudflare Zero Trust configuration that is known");

	finding->help = "name its kind with --kind; ztlint kinds lists them";
	if (run->options->unknown == UNKNOWN_ERROR)
		finding->severity = SEVERITY_ERROR;
}

/* What the command line and the configuration say of a file: --kind beats the latter. */
static struct provenance
provenance_of(const struct run *run, const struct discovered *file)
{
	const struct config *config = file->config;
	const struct mapping *kind = config ? mapping_of(config->kinds, file->place) : NULL;
	const struct mapping *account = config ? mapping_of(config->accounts, file->place) : NULL;
	struct provenance provenance = { .kind = file->context ? NULL : run->options->kind };

	if (kind && !provenance.kind)
		provenance.kind = kind->kind;
	if (account)
		provenance.account = account->value;
	if (config)
		provenance.folder = config->shown;
	return provenance;
}

/* The kinds that the configuration calls complete are so in every scope that its files are of. */
static void
complete_assert(struct run *run, const struct config *config, size_t first)
{
	const struct scope *last = NULL;

	for (size_t i = first; config && i < run->input.count; i++) {
		const struct scope *scope = run->input.resources[i].scope;

		for (size_t kind = 0; scope != last && kind < kind_count; kind++) {
			if (config->complete[kind])
				input_complete(&run->input, scope, &kinds[kind]);
		}
		last = scope;
	}
}

/* Is it said that this is ours, whatever could be read of it? */
static bool
source_is_named(const struct run *run, const struct source *source, struct provenance provenance)
{
	return provenance.kind || hint_of_path(run->input.hints, slice_of(source->path)).count > 0;
}

/* Decides what becomes of a source that was read: checked, reported as unknown, or skipped. */
static void
source_take(struct run *run, struct source *source, const struct discovered *file)
{
	struct provenance provenance = provenance_of(run, file);
	bool insist = file->named && run->options->unknown != UNKNOWN_SKIP;
	size_t before = run->input.count;
	size_t found = input_unwrap(&run->input, source, provenance);
	const struct schema *schema = run->conforms[source - run->sources];
	bool ours =
		found > 0 || schema || (source->broken && source_is_named(run, source, provenance));

	input_forget_partial(&run->input, before);
	complete_assert(run, file->config, before);
	for (const struct problem *one = source->problems; one; one = one->next) {
		const struct rule *rule = rule_find(slice_of(one->rule));

		/* Of a file that is not ours, only what keeps it from being read is told. */
		if (ours || (insist && rule && rule->severity == SEVERITY_ERROR))
			problem_report(run, source, one);
	}
	if (schema)
		conform_source(run, source, schema);
	run->checked[source - run->sources] = ours || insist;
	if (ours || (insist && source->broken))
		run->file_count++;
	else if (!source->documents && !source->broken)
		note_add(run->skipped, &run->skipped_count, source->path, "empty");
	else if (insist)
		source_unknown(run, source);
	else
		note_add(run->skipped, &run->skipped_count, source->path,
			source->broken ? "does not parse" : "not recognised");
}

/* The resources that hold what the findings so far are about: only now do resources no longer move.
 */
static void
findings_settle(struct run *run)
{
	for (size_t i = 0; i < run->findings.count; i++) {
		struct finding *finding = run->findings.items[i];

		if (finding->node)
			finding->resource = input_holder(&run->input, finding->node);
	}
}

/* Takes what is in a source for the sake of the others: nothing is told of it. */
static void
source_survey(struct run *run, struct source *source, const struct discovered *file)
{
	size_t before = run->input.count;

	input_unwrap(&run->input, source, provenance_of(run, file));
	input_forget_partial(&run->input, before);
	complete_assert(run, file->config, before);
	for (size_t i = before; i < run->input.count; i++)
		run->input.resources[i].context = true;
}

static void
sources_take(struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		if (run->discovery.files[i].context && !run->unread[i])
			source_survey(run, &run->sources[i], &run->discovery.files[i]);
		else if (run->discovery.files[i].context)
			continue;
		else if (run->unread[i])
			note_add(run->errors, &run->error_count, run->sources[i].path,
				run->unread[i]);
		else
			source_take(run, &run->sources[i], &run->discovery.files[i]);
	}
	findings_settle(run);
}

/* What is told of each file, and which rules that takes. Neighbours mostly share one policy. */
static void
policies_init(struct run *run)
{
	run->policies = arena_array(&run->arena, run->count, sizeof(*run->policies));
	run->selection = selection_new(&run->arena);
	for (size_t i = 0; i < run->count; i++) {
		struct discovered *file = &run->discovery.files[i];
		struct policy *policy = &run->policies[i];

		*policy = (struct policy){
			.options = run->options,
			.config = file->config,
			.levels = config_levels(file->config, file->place, &run->arena),
		};
		if (file->context)
			continue;
		if (i == 0 || run->discovery.files[i - 1].context ||
			policy->config != policy[-1].config || policy->levels != policy[-1].levels)
			selection_add(&run->selection, policy);
	}
}

/* Finds the files and their configurations. */
static void
run_discover(struct run *run, const struct options *options)
{
	const struct config *config;

	configs_init(&run->configs, options);
	discovery_init(&run->discovery);
	run->discovery.configs = &run->configs;
	run->discovery.stdin_filename = options->stdin_filename;
	run->discovery.context = options->context == CONTEXT_WORKSPACE && !options->schema;
	discovery_run(&run->discovery, options->paths, options->path_count);
	config = run->discovery.config;
	run->today = config && config->today_given && !options->today_given ? config->today
									    : options->today;
}

/* Finds one file, which is in memory. */
static void
run_discover_text(struct run *run, struct config *config, const char *name)
{
	struct discovery *discovery = &run->discovery;
	struct text place = { 0 };

	configs_init(&run->configs, run->options);
	run->configs.first = run->configs.last = config;
	discovery_init(discovery);
	discovery->configs = &run->configs;
	discovery->files = memory_resize(NULL, 0, sizeof(*discovery->files));
	path_join(&place, run->configs.here, slice_of(name));
	discovery->files[discovery->count++] = (struct discovered){
		.path = name,
		.place = slice_of(arena_copy(&run->arena, text_slice(&place))),
		.config = config,
		.named = true,
	};
	text_drop(&place);
	run->today = run->options->today;
}

/* All that is needed for the files that were found. */
static void
run_prepare(struct run *run)
{
	run->count = run->discovery.count;
	policies_init(run);
	run->sources = arena_array(&run->arena, run->count, sizeof(*run->sources));
	run->unread = arena_array(&run->arena, run->count, sizeof(*run->unread));
	run->checked = arena_array(&run->arena, run->count, sizeof(*run->checked));
	run->skipped = arena_array(&run->arena,
		run->count + run->discovery.excluded_count + run->discovery.skipped_count,
		sizeof(*run->skipped));
	for (size_t i = 0; i < run->discovery.excluded_count; i++)
		run->skipped[run->skipped_count++] = run->discovery.excluded[i];
	for (size_t i = 0; i < run->discovery.skipped_count; i++)
		run->skipped[run->skipped_count++] = run->discovery.skipped[i];
	run->errors = arena_array(
		&run->arena, run->count + run->discovery.error_count, sizeof(*run->errors));
	for (size_t i = 0; i < run->discovery.error_count; i++)
		run->errors[run->error_count++] = run->discovery.errors[i];
	input_init(&run->input, &run->arena);
	run->ruleset = ruleset_new(&run->selection);
	finding_list_init(&run->findings);
}

void
run_drop(struct run *run)
{
	workspace_drop(&run->workspace);
	ruleset_free(run->ruleset);
	input_drop(&run->input);
	finding_list_drop(&run->findings);
	for (size_t i = 0; i < run->count; i++)
		source_drop(&run->sources[i]);
	library_drop(&run->library);
	discovery_drop(&run->discovery);
	configs_drop(&run->configs);
	arena_drop(&run->arena);
}

/* The rules that look at the workspace as a whole. */
static void
workspace_check(struct run *run)
{
	run->workspace.resources = run->input.resources;
	run->workspace.count = run->input.count;
	run->workspace.listings = run->input.listings;
	run->workspace.scopes = run->input.scopes.first;
	workspace_index(&run->workspace);
	workers_check_workspace(run);
}

/* Was there nothing to check, though there should have been? What a configuration excludes needs no
 * check. */
static bool
run_is_empty(const struct run *run)
{
	return run->file_count == 0 && !run->options->allow_nothing &&
	       run->discovery.excluded_count == 0;
}

static int
run_status(const struct run *run, const struct report *report)
{
	int status = 0;

	for (size_t i = 0; i < report->finding_count; i++)
		if (report->findings[i]->fails)
			status = 1;
	if (run_is_empty(run))
		status = 2;
	return run->error_count > 0 ? 2 : status;
}

/* With -v: how many files were read for the sake of the others. */
static void
context_tell(const struct run *run)
{
	size_t count = 0;

	for (size_t i = 0; i < run->count; i++)
		count += run->discovery.files[i].context;
	if (count > 0)
		fprintf(stderr, "ztlint: %zu other file%s read as context\n", count,
			count == 1 ? "" : "s");
}

/* Whose what was checked is. */
static void
scopes_tell(const struct run *run)
{
	bool *used = calloc(run->input.scopes.count + 1, sizeof(*used));
	struct text name = { 0 };

	if (!used)
		die("out of memory");
	for (size_t i = 0; i < run->input.count; i++)
		used[run->input.resources[i].scope->index] = true;
	for (const struct scope *scope = run->input.scopes.first; scope; scope = scope->next) {
		if (!used[scope->index])
			continue;
		text_clear(&name);
		text_add_escaped(&name, scope->name.length > 0 ? scope->name : slice_of("."));
		fprintf(stderr, "ztlint: %s %s\n",
			scope->account.length > 0 ? "account" : "workspace", text_string(&name));
	}
	text_drop(&name);
	free(used);
}

/* What goes to stderr: what could not be done, and with -v what was done. */
static void
run_tell(const struct run *run)
{
	struct text path = { 0 };

	for (size_t i = 0; i < run->error_count; i++) {
		text_clear(&path);
		text_add_escaped(&path, slice_of(run->errors[i].path));
		fprintf(stderr, "ztlint: %s: %s\n", text_string(&path), run->errors[i].text);
	}
	if (run_is_empty(run) && run->error_count == 0)
		fprintf(stderr,
			run->count == 0
				? "ztlint: nothing was checked: no JSON or YAML file was found\n"
				: "ztlint: nothing was checked: no file was recognised\n");
	if (run->options->verbose > 0) {
		configs_tell(&run->configs);
		context_tell(run);
		scopes_tell(run);
	}
	for (size_t i = 0; i < run->skipped_count && run->options->verbose > 0; i++) {
		text_clear(&path);
		text_add_escaped(&path, slice_of(run->skipped[i].path));
		fprintf(stderr, "ztlint: skipped %s: %s\n", text_string(&path),
			run->skipped[i].text);
	}
	text_drop(&path);
}

/* Writes or prunes the baseline instead of a report. Not after half the work: what was not read
 * would be missing. */
static int
run_renew(struct run *run)
{
	if (run->error_count > 0 || run_is_empty(run))
		return 2;
	return baseline_renew(run) ? 0 : 2;
}

/* What becomes of the findings. */
static int
run_finish(struct run *run)
{
	const struct options *options = run->options;
	struct report report;
	int status = 2;

	findings_finish(run);
	if (options->command == COMMAND_BASELINE && options->baseline_action != BASELINE_CHECK) {
		status = run_renew(run);
	} else if (baseline_compare(run)) {
		report_fill(&report, run);
		status = run_status(run, &report);
		if (!report_emit(&report, options))
			status = 2;
	}
	run_tell(run);
	return status;
}

/* False when a rule of the user's own cannot be used; it was told. */
static bool
own_rules_prepare(struct run *run)
{
	struct faults faults;
	bool good;

	faults_init(&faults, &run->arena);
	ruleset_add_own(run->ruleset, run->configs.first, &faults);
	good = faults.list.count == 0;
	if (!good)
		faults_tell(&faults, run->options->colour);
	finding_list_drop(&faults.list);
	return good;
}

/* False when the command line names a rule that is neither built in nor of a configuration in use;
 * it was told. What a broken configuration has is not known. */
static bool
rule_words_judge(struct run *run)
{
	const char *trouble = options_judge_rules(&run->arena, run->options, run->configs.first);

	if (!trouble || run->configs.broken)
		return true;
	fprintf(stderr, "ztlint: %s\n", trouble);
	return false;
}

static void
run_work(struct run *run)
{
	sources_take(run);
	workers_check(run);
	workspace_check(run);
}

bool
run_check_text(struct run *run, const struct options *options, struct config *config,
	const char *name, struct slice text)
{
	*run = (struct run){ .options = options, .text = text };
	library_init(&run->library, options);
	run_discover_text(run, config, name);
	run_prepare(run);
	workers_read(run);
	if (!own_rules_prepare(run) || !conform_prepare(run))
		return false;
	run_work(run);
	findings_finish(run);
	return true;
}

int
run_check(const struct options *options)
{
	struct run run;
	int status;

	run = (struct run){ .options = options };
	library_init(&run.library, options);
	run_discover(&run, options);
	run_prepare(&run);
	if (!rule_words_judge(&run)) {
		run_drop(&run);
		return 2;
	}
	if (!run.configs.broken)
		workers_read(&run);
	if (run.configs.broken || !own_rules_prepare(&run) || !conform_prepare(&run)) {
		status = 2;
	} else {
		if (options->schema) {
			conform_all(&run);
		} else {
			run_work(&run);
		}
		status = run_finish(&run);
	}
	run_drop(&run);
	return status;
}
