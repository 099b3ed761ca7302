/* Which findings of a run do not count because somebody said so: in a comment of the file, or in
 * the configuration. */
#ifndef ZTLINT_SUPPRESS_SUPPRESS_H
#define ZTLINT_SUPPRESS_SUPPRESS_H

#include "run.h"

/* Marks the suppressed findings of the run. Where `judge`, adds findings about the suppressions
 * themselves: broken, expired, without a reason, of no use. One that could not have been used in
 * this run (its rule did not run, its files were not checked) is not called unused. */
void suppress_findings(struct run *run, bool judge);

#endif
