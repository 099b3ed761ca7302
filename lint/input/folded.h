/* What the form of folded names keeps for a run. Private to lint/input. */
#ifndef ZTLINT_INPUT_FOLDED_H
#define ZTLINT_INPUT_FOLDED_H

#include "input/input.h"

struct folding;

struct folding *folding_new(struct arena *arena);
void folding_drop(struct folding *folding);

#endif
