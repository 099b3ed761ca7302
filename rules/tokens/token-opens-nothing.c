#include "../general/each.h"
#include "../general/walk.h"
#include "rules.h"

static bool
holds(const struct node *top, struct slice text)
{
	for (const struct node *node = top; node; node = walk_next(node, top)) {
		struct slice rest = node_text(node);

		if (slice_is(node_key(node), "any_valid_service_token"))
			return true;
		/* Device profiles name tokens within the text of their match. */
		for (; text.length > 0 && rest.length >= text.length; rest = slice_from(rest, 1)) {
			if (slice_starts(rest, text))
				return true;
		}
	}
	return false;
}

/* Does anything of that kind hold the id, or take any token? */
static bool
kind_uses(const struct workspace *workspace, const struct scope *scope, const char *kind,
	struct slice id)
{
	each_resource(one, workspace, scope, kind)
	{
		if (holds(one.node, id))
			return true;
	}
	return false;
}

static bool
is_used(const struct workspace *workspace, const struct scope *scope, struct slice id)
{
	static const char *const users[] = { "access-application", "access-policy",
		"reusable-policy", "access-group", "device-profile", "doh-settings" };

	for (size_t i = 0; i < sizeof(users) / sizeof(*users); i++) {
		if (kind_uses(workspace, scope, users[i], id))
			return true;
	}
	return false;
}

void
rule_token_opens_nothing(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		if (!kind_complete(workspace, scope, "access-application") ||
			!kind_complete(workspace, scope, "reusable-policy"))
			continue;
		each_resource(one, workspace, scope, "service-token")
		{
			const struct node *id = node_get(one.node, "id");
			struct finding *finding;

			if (!node_tells(id) || is_used(workspace, scope, node_text(id)))
				continue;
			finding = report(check, place_value(id), "no policy lets %s in",
				shown_resource(check, one.resource));
			finding_of(finding, one.resource);
			finding_help(check, finding, "delete it if nobody needs it");
		}
	}
}
