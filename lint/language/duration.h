/* Durations as Go writes them, `1h30m`, with the day where a field knows it. */
#ifndef ZTLINT_LANGUAGE_DURATION_H
#define ZTLINT_LANGUAGE_DURATION_H

#include "language/language.h"

/* Obeys grammar->duration. */
extern const struct language language_duration;

/* The nanoseconds a duration stands for, negative ones too; `units` as in duration_limits. False,
 * and *nanoseconds untouched, where the text is no duration in these units or needs more than 64
 * bits. A fraction is scaled in binary64 and cut below the nanosecond, like Go's ParseDuration. */
bool duration_read(struct slice text, unsigned units, int64_t *nanoseconds);

#endif
