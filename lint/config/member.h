/* The members of a configuration file, taken into a configuration. */
#ifndef ZTLINT_CONFIG_MEMBER_H
#define ZTLINT_CONFIG_MEMBER_H

#include "config/load.h"

/* Takes all members but `extends` over what is there. The file has passed its JSON Schema; what
 * that cannot see becomes faults. */
void members_apply(struct loader *loader, const struct node *root);

/* Sets what a `levels` says: categories, then areas, then ids. */
void levels_apply(struct levels *levels, struct arena *arena, const struct node *said);

/* Calls for each text of a list, or for one that stands alone. */
#define texts_each(text, list)                                                                     \
	for (const struct node *text = node_is_array(list) ? node_first(list) : (list); text;      \
		text = node_is_array(list) ? node_next(text) : NULL)

#endif
