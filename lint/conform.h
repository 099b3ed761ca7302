/* `ztlint check --schema FILE`: every document held against one JSON Schema of the user's. */
#ifndef ZTLINT_CONFORM_H
#define ZTLINT_CONFORM_H

#include "run.h"

/* Holds every document that was read against the schema; findings go to the run. Answers 2, after
 * one line on stderr, where the schema or one that it needs cannot be used; else 0. */
int conform_check(struct run *run);

#endif
