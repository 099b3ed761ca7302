#include "../general/each.h"
#include "../general/moment.h"
#include "rules.h"

static size_t
find(struct slice text, struct slice part)
{
	size_t at = 0;

	while (at + part.length <= text.length && !slice_starts(slice_from(text, at), part))
		at++;
	return at + part.length <= text.length ? at : text.length;
}

/* What says that the token is of no use; NULL where nothing does. */
static const struct node *
death(const struct check *check, const struct node *token)
{
	const struct node *enabled = node_get(token, "enabled");
	const struct node *expires = node_get(token, "expires_at");
	int64_t moment;

	if (node_is_false(enabled))
		return enabled;
	return moment_read(expires, &moment) && moment < (int64_t)check_today(check) * DAY_SECONDS
		       ? expires
		       : NULL;
}

static void
token_check(struct check *check, const struct workspace *workspace, const struct each *token)
{
	const struct node *reason = death(check, token->node);
	struct slice id = token->resource->id;

	if (!reason || id.length == 0)
		return;
	each_resource(one, workspace, token->resource->scope, "device-profile")
	{
		const struct node *match = node_get(one.node, "match");
		struct slice text = node_text(match);
		size_t at = find(text, id);
		struct finding *finding;

		if (!node_is_string(match) || at == text.length ||
			find(text, slice_of("service_token_uuid")) == text.length)
			continue;
		finding = report(check, place_inside(match, at, id.length),
			"%s is disabled or has expired", shown_resource(check, token->resource));
		finding_of(finding, one.resource);
		finding_relate(check, finding, place_key(reason), "as told here");
		finding_help(check, finding, "renew the token, or remove the profile");
	}
}

void
rule_profile_of_dead_token(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		each_resource(token, workspace, scope, "service-token")
			token_check(check, workspace, &token);
	}
}
