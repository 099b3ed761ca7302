/* Where reports go: standard output, and files that are replaced only by a whole report. */
#ifndef ZTLINT_EMIT_H
#define ZTLINT_EMIT_H

#include "options.h"
#include "report/report.h"

/* Writes the report in each form and to each place that the options name, files first: who reads
 * standard output may close it early. False when one could not be written; the reason is on stderr
 * then, and the file that was there before is untouched. */
bool report_emit(struct report *report, const struct options *options);

#endif
