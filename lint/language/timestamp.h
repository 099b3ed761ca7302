/* Points in time: RFC 3339, and the two further shapes that exports hold (`2026-03-11 15:00:58` and
 * `2024-08-25 05:00:22 +0000 UTC`). */
#ifndef ZTLINT_LANGUAGE_TIMESTAMP_H
#define ZTLINT_LANGUAGE_TIMESTAMP_H

#include "language/language.h"

extern const struct language language_timestamp;

#endif
