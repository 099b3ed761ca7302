#include "trial.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "commands.h"
#include "config/load.h"
#include "config/own.h"
#include "document/position.h"
#include "replace.h"
#include "rule/declare.h"
#include "rule/sample.h"
#include "run.h"
#include "value.h"

struct trial {
	struct options options; /* of the run over each sample */
	FILE *stream;
	bool updating;
	int today; /* where a page does not say */
	unsigned samples;
	unsigned failed;
	unsigned missing;
	unsigned skipped; /* they need what this machine does not have */
	bool broken; /* a page cannot be used */
};

/* A page that is tried. */
struct tried {
	struct trial *trial;
	struct configs configs; /* for what is read of the page */
	struct source *source;
	struct slice text;
	struct slice id;
	struct config *config; /* with its rule, unless that is built in */
	struct text renewed; /* with --update: the page as it should be, so far */
	size_t copied; /* how much of the page that stands for */
	unsigned written; /* blocks that differ there */
};

/* What a sample gives. */
enum verdict {
	VERDICT_GIVEN, /* these findings */
	VERDICT_SKIPPED,
	VERDICT_BROKEN, /* the rule cannot be used; it was told */
};

/* A page that is of no use, in one line. */
static void
page_fail(struct tried *page, const char *why)
{
	struct text shown = { 0 };

	text_add_escaped(&shown, slice_of(page->source->path));
	fprintf(stderr, "ztlint: %s: %s\n", text_string(&shown), why);
	text_drop(&shown);
	page->trial->broken = true;
}

/* Tells what is wrong with the sample at that offset. */
static void
sample_tell(const struct tried *page, size_t at, const char *what)
{
	FILE *stream = page->trial->stream;
	struct text shown = { 0 };

	text_add_escaped(&shown, slice_of(page->source->path));
	fprintf(stream, "%s:%u: %s\n", text_string(&shown),
		(unsigned)position_of(page->source, (uint32_t)at).line, what);
	text_drop(&shown);
}

/* Is the finding one that a page must name? Advice of other rules is not its business. */
static bool
finding_is_told(const struct tried *page, const struct finding *finding)
{
	return finding->state == FINDING_NEW &&
	       (finding->severity > SEVERITY_INFO || slice_is(page->id, finding->rule->id));
}

static void
finding_add(struct text *lines, const struct finding *finding)
{
	struct position at = position_of(finding->source, finding->range.start);

	text_add_format(lines, "%u:%u: %s: %s [%s]\n", (unsigned)at.line, (unsigned)at.column,
		severity_name(finding->severity), finding->message, finding->rule->id);
}

/* Checks the sample; adds a line for each finding. *own: is one of the page's own rule? */
static enum verdict
sample_run(struct tried *page, const struct sample *sample, struct text *lines, bool *own)
{
	struct arena *arena = &page->configs.arena;
	const char *name = sample->name.length > 0
				   ? arena_copy(arena, sample->name)
				   : arena_format(arena, "sample.%.*s",
					     (int)sample->language.length, sample->language.at);
	enum verdict verdict = VERDICT_GIVEN;
	struct run run;

	*own = false;
	if (!run_check_text(&run, &page->trial->options, page->config, name, sample->text))
		verdict = VERDICT_BROKEN;
	for (size_t i = 0; verdict != VERDICT_BROKEN && i < run.findings.count; i++) {
		const struct finding *finding = run.findings.items[i];

		if (strcmp(finding->rule->id, "certificates-not-read") == 0)
			verdict = VERDICT_SKIPPED;
		if (!finding_is_told(page, finding))
			continue;
		finding_add(lines, finding);
		*own = *own || slice_is(page->id, finding->rule->id);
	}
	run_drop(&run);
	return verdict;
}

static struct slice
line_first(struct slice lines)
{
	return slice_first(lines, slice_find(lines, '\n'));
}

static bool
lines_have(struct slice lines, struct slice line)
{
	for (; lines.length > 0; lines = slice_from(lines, line_first(lines).length + 1)) {
		if (slice_equal(line_first(lines), line))
			return true;
	}
	return false;
}

/* Prints the first line and takes it off. */
static void
line_print(FILE *stream, char mark, struct slice *lines)
{
	struct slice line = line_first(*lines);
	struct text shown = { 0 };

	text_add_escaped(&shown, line);
	fprintf(stream, "%c %s\n", mark, text_string(&shown));
	text_drop(&shown);
	*lines = slice_from(*lines, line.length + 1);
}

/* Prints both lists as one: what only the page has, what only was found, what both have. */
static void
difference_print(FILE *stream, struct slice expected, struct slice found)
{
	while (expected.length > 0 || found.length > 0) {
		struct slice line = line_first(expected);

		if (expected.length > 0 && found.length > 0 &&
			slice_equal(line, line_first(found))) {
			line_print(stream, ' ', &expected);
			found = slice_from(found, line.length + 1);
		} else if (expected.length > 0 && !lines_have(found, line)) {
			line_print(stream, '-', &expected);
		} else {
			line_print(stream, '+', &found);
		}
	}
}

/* Puts the findings behind the sample in the renewed page. */
static void
sample_renew(struct tried *page, const struct sample *sample, struct slice found)
{
	struct text *renewed = &page->renewed;

	text_add(renewed,
		slice_first(slice_from(page->text, page->copied), sample->end - page->copied));
	text_add_string(renewed, "\n```findings\n");
	text_add(renewed, found);
	text_add_string(renewed, "```\n");
	page->copied = sample->next;
	page->written++;
}

/* Holds what was found against what the page says. */
static void
sample_judge(struct tried *page, const struct sample *sample, struct slice found, bool own)
{
	struct trial *trial = page->trial;
	bool same = slice_equal(found, sample->findings);
	bool renewing = trial->updating && sample->bad && own && !same;

	if (same && own == sample->bad)
		return;
	if (renewing)
		sample_tell(page, sample->start, "these findings are written behind the sample");
	else if (sample->bad && !own)
		sample_tell(page, sample->start, "a bad sample that does not break the rule");
	else if (sample->bad)
		sample_tell(page, sample->start, "a bad sample with other findings");
	else
		sample_tell(page, sample->start, "a good sample with findings");
	difference_print(trial->stream, sample->findings, found);
	if (renewing)
		sample_renew(page, sample, found);
	else
		trial->failed++;
}

/* False when no further sample can be tried. */
static bool
sample_try(struct tried *page, const struct sample *sample)
{
	struct text lines = { 0 };
	enum verdict verdict;
	bool own;

	page->trial->samples++;
	if (!sample->closed) {
		sample_tell(page, sample->start, "no line ``` ends this sample or its findings");
		page->trial->failed++;
		return false;
	}
	verdict = sample_run(page, sample, &lines, &own);
	if (verdict == VERDICT_GIVEN)
		sample_judge(page, sample, text_slice(&lines), own);
	page->trial->skipped += verdict == VERDICT_SKIPPED;
	page->trial->broken = page->trial->broken || verdict == VERDICT_BROKEN;
	text_drop(&lines);
	return verdict != VERDICT_BROKEN;
}

/* A page has samples of both sorts; built-in ones may say why not. */
static void
samples_demand(struct tried *page, bool any, const char *sort, const struct node *about)
{
	char what[64];

	if (any || (!page->config && node_find(about, slice_of("samples"))))
		return;
	snprintf(what, sizeof(what), "the page has no %s sample", sort);
	sample_tell(page, 0, what);
	page->trial->missing++;
}

static void
samples_try(struct tried *page, const struct node *about)
{
	bool any[2] = { false };
	struct sample sample;
	size_t at = 0;

	while (sample_next(page->text, &at, &sample)) {
		any[sample.bad] = true;
		if (!sample_try(page, &sample))
			return;
	}
	samples_demand(page, any[true], "bad", about);
	samples_demand(page, any[false], "good", about);
}

/* Writes the page with its new findings. */
static void
page_write(struct tried *page)
{
	struct replacement file;
	struct text shown = { 0 };

	if (page->written == 0)
		return;
	text_add(&page->renewed, slice_from(page->text, page->copied));
	if (!replacement_begin(&file, page->source->path)) {
		page->trial->broken = true;
		return;
	}
	fwrite(page->renewed.bytes, 1, page->renewed.length, file.stream);
	if (!replacement_end(&file)) {
		page->trial->broken = true;
		return;
	}
	text_add_escaped(&shown, slice_of(page->source->path));
	fprintf(page->trial->stream, "%s: the findings of %u sample%s were written\n",
		text_string(&shown), page->written, page->written == 1 ? "" : "s");
	text_drop(&shown);
}

/* The day that the page is about. False where that is no day; it was told. */
static bool
page_today(struct tried *page, const struct node *about)
{
	struct values values = { .arena = &page->configs.arena };
	const struct node *today = node_find(about, slice_of("today"));

	page->trial->options.today = page->trial->today;
	if (!today || values_date(&values, "today", node_text(today), &page->trial->options.today))
		return true;
	sample_tell(page, node_range(today).start, values.error);
	page->trial->broken = true;
	return false;
}

/* Reads the page and its rule. False where they are of no use; it was told. */
static bool
page_read(struct tried *page)
{
	const char *trouble = source_load(page->source, page->source->path, &limits_default);
	const struct rule *rule = rule_find(page->id);

	page->text = (struct slice){ .at = page->source->bytes, .length = page->source->size };
	if (!trouble && page_front(page->text).length == 0)
		trouble = "no rule page: it does not begin with front matter between two lines of "
			  "---";
	if (trouble) {
		page_fail(page, trouble);
		return false;
	}
	if (rule && slice_is(page->id, rule->id))
		return true;
	page->config = config_of_page(&page->configs, page->source, page->id);
	page->trial->broken = page->trial->broken || !page->config;
	return page->config;
}

static void
page_try(struct trial *trial, const char *path)
{
	struct tried page = { .trial = trial, .id = own_page_id(slice_of(path)) };
	const struct node *about;

	configs_init(&page.configs, &trial->options);
	page.source = configs_source(&page.configs, path);
	if (page_read(&page)) {
		about = document_root(own_page_front(&page.configs, page.source)->documents);
		if (page_today(&page, about))
			samples_try(&page, about);
		page_write(&page);
	}
	text_drop(&page.renewed);
	configs_drop(&page.configs);
}

static void
trial_count(const struct trial *trial)
{
	fprintf(trial->stream, "%u sample%s, %u failed", trial->samples,
		trial->samples == 1 ? "" : "s", trial->failed);
	if (trial->missing > 0)
		fprintf(trial->stream, ", %u missing", trial->missing);
	if (trial->skipped > 0)
		fprintf(trial->stream, ", %u skipped for want of libcrypto", trial->skipped);
	fputc('\n', trial->stream);
}

int
trial_run(const struct options *options, FILE *stream)
{
	struct trial trial = {
		.stream = stream,
		.updating = options->updating,
		.today = options->today,
	};

	options_init(&trial.options);
	trial.options.colour = options->colour;
	trial.options.level = SEVERITY_INFO;
	trial.options.level_given = true;
	trial.options.fail_on = SEVERITY_NONE;
	trial.options.no_config = true;
	trial.options.jobs = 1;
	for (size_t i = 0; i < options->path_count; i++)
		page_try(&trial, options->paths[i]);
	trial_count(&trial);
	options_drop(&trial.options);
	if (stream_finish(stream) != 0 || trial.broken)
		return 2;
	return trial.failed > 0 || trial.missing > 0;
}
