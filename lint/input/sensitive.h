/* What a Terraform document says is secret. Private to lint/input. */
#ifndef ZTLINT_INPUT_SENSITIVE_H
#define ZTLINT_INPUT_SENSITIVE_H

#include "document/source.h"

/* Hides it wherever it stands below the node: attributes, what they were before, outputs and
 * variables, of every provider. */
void sensitive_hide(struct node *node);

#endif
