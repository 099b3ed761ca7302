/* What rules about subnets ask of them. Inline, as only a few rules need it. */
#ifndef ZTLINT_RULES_SUBNET_H
#define ZTLINT_RULES_SUBNET_H

#include "input/resource.h"
#include "schema/schema.h"

/* When the subnet was deleted: the member that says so, or NULL while it exists. Dumps of one SDK
 * write the year 1 for no date. */
static inline const struct node *
subnet_deletion(const struct resource *subnet)
{
	const struct node *deleted = node_get(subnet->node, "deleted_at");

	if (!node_is_string(deleted) || node_is_hollow(deleted) || value_is_unknown(deleted) ||
		slice_starts(node_text(deleted), slice_of("0001-01-01")))
		return NULL;
	return deleted;
}

/* Is it one that devices have their addresses from? */
static inline bool
subnet_is_for_devices(const struct resource *subnet)
{
	const struct node *type = node_get(subnet->node, "subnet_type");

	return !type || node_is_hollow(type) || value_is_unknown(type) || node_is(type, "warp");
}

#endif
