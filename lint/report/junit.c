/*
 * JUnit's XML: a suite for each file, a case for each finding, and one that passes for a clean
 * file.
 *
 * What makes the run fail is a failure; what kept a file from being read, an error; what is only
 * worth knowing passes and says so in its output; what does not count is skipped. Readers drop a
 * case whose name they have seen.
 */
#include "document/document.h"
#include "document/pointer.h"
#include "document/position.h"
#include "report/report.h"
#include "report/xml.h"

/* What became of the findings of a file, or of all. */
struct tally {
	size_t tests;
	size_t failures;
	size_t errors;
	size_t skipped;
};

/* The reading goes along two lists that are both in order of path. */
struct cursor {
	const struct report *report;
	size_t finding;
	size_t resource;
};

static bool
is_error(const struct finding *finding)
{
	return finding->rule->owner == RULE_READER && finding->severity == SEVERITY_ERROR;
}

static const struct source *
source_of_resource(const struct cursor *cursor)
{
	const struct report *report = cursor->report;

	return cursor->resource < report->resource_count
		       ? report->resources[cursor->resource].document->source
		       : NULL;
}

/* The source of the next suite, NULL past the last. */
static const struct source *
cursor_next(const struct cursor *cursor)
{
	const struct report *report = cursor->report;
	const struct source *checked = source_of_resource(cursor);
	const struct source *broken = NULL;

	if (cursor->finding < report->listed_count)
		broken = report->listed[cursor->finding]->source;
	if (!broken || !checked)
		return broken ? broken : checked;
	return strcmp(broken->path, checked->path) < 0 ? broken : checked;
}

/* Counts the findings of a file, and leaves all of it behind. */
static struct tally
cursor_pass(struct cursor *cursor, const struct source *source)
{
	const struct report *report = cursor->report;
	struct tally tally = { 0 };

	while (source_of_resource(cursor) == source)
		cursor->resource++;
	for (; cursor->finding < report->listed_count; cursor->finding++) {
		const struct finding *finding = report->listed[cursor->finding];

		if (finding->source != source)
			break;
		tally.tests++;
		if (finding->state != FINDING_NEW)
			tally.skipped++;
		else if (is_error(finding))
			tally.errors++;
		else if (finding->fails)
			tally.failures++;
	}
	if (tally.tests == 0)
		tally.tests = 1;
	return tally;
}

/* A cursor stands at what counts: context was not checked for its own sake. */
static void
cursor_skip(struct cursor *cursor)
{
	while (source_of_resource(cursor) &&
		!report_counts(&cursor->report->resources[cursor->resource]))
		cursor->resource++;
}

static void
tally_add(struct text *text, const struct tally *tally)
{
	text_add_format(text,
		" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\" "
		"time=\"0\"",
		tally->tests, tally->failures, tally->errors, tally->skipped);
}

static void
case_open(struct text *text, struct slice name, const struct source *source, unsigned line)
{
	text_add_string(text, "    <testcase");
	xml_add_raw(text, "name", name);
	xml_add_raw(text, "classname", slice_of(source->path));
	xml_add_raw(text, "file", slice_of(source->path));
	text_add_format(text, " line=\"%u\" time=\"0\"", line);
}

/* The element that says what became of a finding. */
static const char *
outcome_of(const struct finding *finding)
{
	if (finding->state != FINDING_NEW)
		return "skipped";
	if (is_error(finding))
		return "error";
	return finding->fails ? "failure" : "system-out";
}

static void
outcome_add(struct text *text, const struct finding *finding)
{
	struct position at = position_of(finding->source, finding->range.start);
	const char *outcome = outcome_of(finding);

	text_add_format(text, "      <%s", outcome);
	if (strcmp(outcome, "skipped") == 0)
		xml_add_attribute(text, "message",
			slice_of(finding->suppression && finding->suppression->reason
					 ? finding->suppression->reason
					 : "it does not count"));
	else if (strcmp(outcome, "system-out") != 0)
		xml_add_attribute(text, "message", slice_of(finding->message));
	if (strcmp(outcome, "error") == 0 || strcmp(outcome, "failure") == 0)
		xml_add_attribute(text, "type", slice_of(severity_name(finding->severity)));
	text_add_format(text, ">line %u, column %u: ", (unsigned)at.line, (unsigned)at.column);
	xml_add(text, slice_of(finding->message));
	if (finding->help) {
		text_add_string(text, "\nhelp: ");
		xml_add(text, slice_of(finding->help));
	}
	text_add_format(text, "</%s>\n", outcome);
}

static void
finding_add(struct text *text, const struct finding *finding)
{
	unsigned line = position_of(finding->source, finding->range.start).line;
	struct text name = { 0 };

	/* The fingerprint makes the name one of its own. */
	text_add_format(&name, "%s ", finding->rule->id);
	pointer_add(&name, NULL, finding->node);
	text_add_format(&name, "%s[%s]", finding->node ? " " : "", finding->fingerprint);
	case_open(text, text_slice(&name), finding->source, line);
	text_add_string(text, ">\n");
	outcome_add(text, finding);
	text_add_string(text, "    </testcase>\n");
	text_drop(&name);
}

static void
suite_write(struct text *text, struct cursor *cursor, const struct source *source, FILE *stream)
{
	const struct report *report = cursor->report;
	size_t first = cursor->finding;
	struct tally tally = cursor_pass(cursor, source);

	text_clear(text);
	text_add_string(text, "  <testsuite");
	xml_add_raw(text, "name", slice_of(source->path));
	tally_add(text, &tally);
	text_add_string(text, ">\n");
	if (first == cursor->finding) {
		case_open(text, slice_of("nothing found"), source, 1);
		text_add_string(text, "/>\n");
	}
	for (size_t i = first; i < cursor->finding; i++)
		finding_add(text, report->listed[i]);
	text_add_string(text, "  </testsuite>\n");
	fwrite(text->bytes, 1, text->length, stream);
}

static struct tally
report_tally(const struct report *report)
{
	struct cursor cursor = { .report = report };
	const struct source *source;
	struct tally all = { 0 };

	for (cursor_skip(&cursor); (source = cursor_next(&cursor)); cursor_skip(&cursor)) {
		struct tally tally = cursor_pass(&cursor, source);

		all.tests += tally.tests;
		all.failures += tally.failures;
		all.errors += tally.errors;
		all.skipped += tally.skipped;
	}
	return all;
}

void
junit_write(const struct report *report, FILE *stream)
{
	struct cursor cursor = { .report = report };
	struct tally all = report_tally(report);
	const struct source *source;
	struct text text = { 0 };

	text_add_string(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "
			       "name=\"ztlint\"");
	tally_add(&text, &all);
	fprintf(stream, "%s>\n", text.bytes);
	for (cursor_skip(&cursor); (source = cursor_next(&cursor)); cursor_skip(&cursor))
		suite_write(&text, &cursor, source, stream);
	fputs("</testsuites>\n", stream);
	text_drop(&text);
}
