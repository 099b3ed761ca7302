/* Where a report goes: standard output, or a file that is replaced only by a whole report. */
#ifndef ZTLINT_EMIT_H
#define ZTLINT_EMIT_H

#include "options.h"
#include "report/report.h"

/* Writes the report in the format and to the place that the options name. False when it could not
 * be written; the reason is on stderr then, and the file that was there before is untouched. */
bool report_emit(struct report *report, const struct options *options);

#endif
