/* A report is the findings of a run in one output format. */
#ifndef ZTLINT_REPORT_REPORT_H
#define ZTLINT_REPORT_REPORT_H

#include "report/finding.h"
#include "report/repository.h"

#include <stdio.h>

/* A file that was met and not checked, or could not be read. */
struct note {
	const char *path;
	const char *text; /* the reason or the error */
};

/* All that an output may tell. Filled by the run, read-only afterwards. */
struct report {
	const char *version; /* of the tool: "0.1.0" */
	struct finding *const *findings; /* that count: sorted, at or above --level */
	size_t finding_count;
	struct finding *const *listed; /* the same, and those that do not count if that was asked */
	size_t listed_count;
	const struct resource *resources; /* in order of path, document, offset */
	size_t resource_count; /* copies, and what was read as context, among them */
	const struct note *skipped;
	size_t skipped_count;
	const struct note *errors;
	size_t error_count;
	size_t file_count; /* files that were checked */
	size_t severities[4]; /* findings by enum severity, those that count */
	size_t suppressed; /* findings that do not count, be they listed or not */
	size_t baseline;
	struct repository repository; /* what paths are relative to elsewhere */
	bool list_resources;
	bool quiet; /* no summary for people */
	bool colour; /* escape sequences for a terminal */
};

/* Was the resource checked for its own sake? A copy is counted once, context is not counted. */
bool report_counts(const struct resource *resource);

/* How many were. */
size_t report_checked(const struct report *report);

/* An output format. `write` puts the whole report on `stream`; errors of the stream are the
 * caller's to look for. */
struct output {
	const char *name; /* as after --format */
	void (*write)(const struct report *report, FILE *stream);
};

/* The output of that name, or NULL; the outputs one by one from 0, NULL past the last. */
const struct output *output_find(struct slice name);
const struct output *output_at(size_t index);

/* What stands for an id or a name in every finding: at most its first 1,000 bytes, whole
 * characters. Real ones have some forty; without a bound, one long id would be written once for
 * each finding. */
struct slice report_cut(struct slice text);

/* The severity as an output calls it that has a word of its own for info. */
const char *severity_word(enum severity severity, const char *info);

/* Each output stands in a file of its own. */
void checkstyle_write(const struct report *report, FILE *stream);
void gcc_write(const struct report *report, FILE *stream);
void github_write(const struct report *report, FILE *stream);
void gitlab_write(const struct report *report, FILE *stream);
void html_write(const struct report *report, FILE *stream);
void human_write(const struct report *report, FILE *stream);
void json_write(const struct report *report, FILE *stream);
void jsonl_write(const struct report *report, FILE *stream);
void junit_write(const struct report *report, FILE *stream);
void markdown_write(const struct report *report, FILE *stream);
void rdjson_write(const struct report *report, FILE *stream);
void rdjsonl_write(const struct report *report, FILE *stream);
void sarif_write(const struct report *report, FILE *stream);

#endif
