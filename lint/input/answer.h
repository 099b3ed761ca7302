/* What an answer of the API says about itself, where it contradicts itself. Private to lint/input.
 */
#ifndef ZTLINT_INPUT_ANSWER_H
#define ZTLINT_INPUT_ANSWER_H

#include "input/input.h"

/* Looks at the members of a successful answer beside its result; what is odd becomes a problem of
 * the source. */
void answer_remark(const struct node *answer, const struct surroundings *around);

#endif
