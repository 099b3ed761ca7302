/* Findings of a run that knows more than what it was asked about. */
#ifndef ZTLINT_CONTEXT_H
#define ZTLINT_CONTEXT_H

#include "run.h"

/* Leaves the findings that touch a file which is checked for its own sake, and makes that file
 * their place: what was read as context is only what they are related to. */
void context_settle(struct run *run);

#endif
