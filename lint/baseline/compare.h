/* The findings of a run against its baseline. */
#ifndef ZTLINT_BASELINE_COMPARE_H
#define ZTLINT_BASELINE_COMPARE_H

#include "run.h"

/* Marks the findings that the run's baseline has (they do not count), and tells on stderr how many
 * of it are mended. The baseline is that of --baseline, else the one that the configuration names;
 * for the command baseline, else .ztlint-baseline.json beside the configuration. A run without one
 * has nothing to compare with. False where the baseline cannot be used; that was told. */
bool baseline_compare(struct run *run);

/* `baseline write`: the baseline becomes what the run has found. `baseline prune`: what is mended
 * leaves it. What is in files that were not checked stays. False where that failed; it was told. */
bool baseline_renew(struct run *run);

#endif
