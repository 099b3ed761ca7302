/* What becomes of the findings of a run: which are told, which count, what a report says of them.
 */
#ifndef ZTLINT_OUTCOME_H
#define ZTLINT_OUTCOME_H

#include "run.h"

/* Leaves the findings that are told, in their order, with fingerprints; marks the suppressed ones.
 */
void findings_finish(struct run *run);

/* Makes the report. The list of findings loses those that are not to be listed. */
void report_fill(struct report *report, struct run *run);

#endif
