#include "document/number.h"
#include "policy.h"
#include "rules.h"

static void
group_check(struct check *check, const struct node *group)
{
	const struct node *needed = node_get(group, "approvals_needed");
	const struct node *addresses = node_get(group, "email_addresses");
	const struct node *list = node_get(group, "email_list_uuid");
	int64_t count;

	if (node_kind(needed) != NODE_NUMBER || !number_to_int64(node_text(needed), &count) ||
		node_count(addresses) == 0 || count <= (int64_t)node_count(addresses) ||
		(list && !node_is_hollow(list)))
		return;
	finding_help(check,
		report(check, place_value(needed), "%s approvals are needed, and %zu can approve",
			shown(check, needed), node_count(addresses)),
		"add addresses, or ask for fewer approvals");
}

void
rule_approvals_beyond_group(struct check *check, const struct resource *resource)
{
	const struct node *policy = NULL;

	while ((policy = policy_next(resource, policy))) {
		node_each (group, node_get(policy, "approval_groups"))
			group_check(check, group);
	}
}
