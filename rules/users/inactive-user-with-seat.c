#include "../general/each.h"
#include "rules.h"

/* The user of that address. */
static const struct resource *
user_find(const struct workspace *workspace, const struct scope *scope, struct slice address)
{
	return workspace_by_name(workspace, scope, kind_find(slice_of("access-user")), address);
}

static void
user_check(struct check *check, const struct workspace *workspace, const struct each *one)
{
	const struct node *active = node_get(one->node, "active");

	node_each (email, node_get(one->node, "emails")) {
		const struct resource *user = user_find(
			workspace, one->resource->scope, node_text(node_get(email, "value")));
		const struct node *seat = user ? node_get(user->node, "access_seat") : NULL;
		struct finding *finding;

		if (!node_is_true(seat))
			continue;
		finding = report(check, place_key(seat),
			"%s holds a seat, but is not active at the provider",
			shown_resource(check, user));
		finding_of(finding, user);
		finding_relate(check, finding, place_key(active), "not active here");
		finding_help(check, finding, "give the seat back");
		return;
	}
}

void
rule_inactive_user_with_seat(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		each_resource(one, workspace, scope, "scim-user")
		{
			if (node_is_false(node_get(one.node, "active")))
				user_check(check, workspace, &one);
		}
	}
}
