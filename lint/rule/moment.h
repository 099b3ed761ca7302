/* Points in time that rules compare: what language/timestamp.h accepts, as seconds. */
#ifndef ZTLINT_RULE_MOMENT_H
#define ZTLINT_RULE_MOMENT_H

#include "document/node.h"

enum { DAY_SECONDS = 86400 };

/* The moment that a string tells, in seconds since 1970-01-01 UTC, cut below the second. False, and
 * *seconds untouched, for what is no timestamp and for years before 1970: Go writes its zero date
 * for "not set". */
bool moment_read(const struct node *node, int64_t *seconds);

#endif
