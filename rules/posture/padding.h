/* Terraform 4 and some answers fill every member of an input that is not set: with "", and with 0
 * and false, which then say nothing. */
#ifndef ZTLINT_RULES_POSTURE_PADDING_H
#define ZTLINT_RULES_POSTURE_PADDING_H

#include "document/node.h"

/* Is such filling there? Newer exporters write null, and mean 0 and false. */
static inline bool
input_is_padded(const struct node *input)
{
	node_each (member, input) {
		if (node_is_string(member) && node_text(member).length == 0)
			return true;
	}
	return false;
}

#endif
