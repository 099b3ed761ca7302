#include "../general/moment.h"
#include "rules.h"

/* Rules of policies and groups that ask for a service token which lets nobody in. */
void
rule_token_without_effect(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("service-token"));

	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];
		const struct resource *from = reference->from;
		const struct resource *token =
			slice_is(node_key(reference->node), "token_id") && !from->copy
				? workspace_by_id(
					  workspace, from->scope, kind, node_text(reference->node))
				: NULL;
		const struct node *enabled = token ? node_get(token->node, "enabled") : NULL;
		const struct node *expires = token ? node_get(token->node, "expires_at") : NULL;
		bool expired;
		int64_t moment;
		struct finding *finding;

		expired = moment_read(expires, &moment) &&
			  moment < (int64_t)check_today(check) * DAY_SECONDS;
		if (!node_is_false(enabled) && !expired)
			continue;
		finding = report(check, place_value(reference->node),
			expired ? "%s has expired and opens nothing"
				: "%s is disabled and opens nothing",
			shown_resource(check, token));
		finding_of(finding, from);
		finding_relate(check, finding, place_value(expired ? expires : enabled), "there");
		finding->related->resource = token;
		finding_help(check, finding, "renew or enable the token, or remove the rule");
	}
}
