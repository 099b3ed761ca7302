#include "outcome.h"

#include "context.h"
#include "report/fingerprint.h"
#include "report/group.h"
#include "report/scrub.h"
#include "suppress/suppress.h"
#include "usage.h"

static bool
finding_gives_way(const struct finding *finding, const struct finding *other)
{
	return finding->rule->owner == RULE_READER && other->rule->owner != RULE_READER &&
	       finding->severity < other->severity && finding->source == other->source &&
	       finding->range.start == other->range.start && finding->range.end == other->range.end;
}

/* A reader's remark about a value (`no` is text in YAML) is not told where the value is wrong: that
 * is one mistake. The list is sorted, so the two are neighbours. */
static void
findings_merge(struct finding_list *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		struct finding *finding = list->items[i];

		if (kept > 0 && finding_gives_way(finding, list->items[kept - 1]))
			continue;
		if (i + 1 < list->count && finding_gives_way(finding, list->items[i + 1]))
			continue;
		list->items[kept++] = finding;
	}
	list->count = kept;
}

/* Takes secrets out of the words of all findings. */
static void
findings_scrub(struct run *run)
{
	struct mask_table masks;

	mask_table_init(&masks);
	for (size_t i = 0; i < run->findings.count; i++)
		finding_scrub(run->findings.items[i], &masks, &run->arena);
	mask_table_drop(&masks);
}

/* Leaves only the findings that are told, as bad as they are taken to be. */
static void
findings_select(struct run *run)
{
	size_t kept = 0;

	for (size_t i = 0; i < run->findings.count; i++) {
		struct finding *finding = run->findings.items[i];
		struct policy policy = run_policy(run, finding->source);
		enum severity fail_on = policy_fail_on(&policy);

		finding->severity = policy_severity(&policy, finding->rule, finding->severity);
		finding->fails = finding->state == FINDING_NEW && fail_on != SEVERITY_NONE &&
				 finding->severity >= fail_on;
		if (policy_wants(&policy, finding->rule) &&
			finding->severity >= policy_level(&policy))
			run->findings.items[kept++] = finding;
	}
	run->findings.count = kept;
}

void
findings_finish(struct run *run)
{
	finding_groups_pair(&run->findings, &run->arena);
	context_settle(run);
	findings_select(run);
	suppress_findings(run, !run->options->schema);
	findings_select(run);
	finding_list_sort(&run->findings);
	findings_merge(&run->findings);
	findings_scrub(run);
	fingerprint_all(&run->findings);
}

/* Counts the findings; tells those apart that count and those that are listed. */
static void
report_count(struct report *report, struct run *run)
{
	struct finding **findings =
		arena_array(&run->arena, run->findings.count, sizeof(struct finding *));
	struct finding **listed = run->findings.items;

	for (size_t i = 0; i < run->findings.count; i++) {
		struct finding *finding = run->findings.items[i];
		bool counts = finding->state == FINDING_NEW;

		report->severities[finding->severity] += counts;
		report->suppressed += finding->state == FINDING_SUPPRESSED;
		report->baseline += finding->state == FINDING_BASELINE;
		if (counts)
			findings[report->finding_count++] = finding;
		if (counts || run->options->show_suppressed)
			listed[report->listed_count++] = finding;
	}
	report->findings = findings;
	report->listed = listed;
}

void
report_fill(struct report *report, struct run *run)
{
	*report = (struct report){
		.version = ZTLINT_VERSION,
		.resources = run->input.resources,
		.resource_count = run->input.count,
		.skipped = run->skipped,
		.skipped_count = run->skipped_count,
		.errors = run->errors,
		.error_count = run->error_count,
		.file_count = run->file_count,
		.list_resources = run->options->list_resources,
		.quiet = run->options->quiet,
	};
	repository_find(&report->repository, &run->arena);
	report_count(report, run);
}
