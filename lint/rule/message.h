/* The words of rules that say them in their page: text with {…} placeholders. */
#ifndef ZTLINT_RULE_MESSAGE_H
#define ZTLINT_RULE_MESSAGE_H

#include "rule/check.h"

/* Fills the placeholders in: {name} is the resource as "posture-rule "Disk"", {key} the key of the
 * node, {/pointer} the value that the pointer leads to from the node. Everything is escaped,
 * secrets are masked. The result lives in check->keep. An unknown placeholder stands as it is. */
const char *message_fill(struct check *check, const char *words, const struct node *node);

#endif
