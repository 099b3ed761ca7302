#include "rules.h"

void
rule_provider_url_not_https(struct check *check, const struct resource *resource)
{
	static const char *const members[] = { "auth_url", "token_url", "certs_url",
		"sso_target_url", "okta_account", "onelogin_account", "centrify_account" };
	const struct node *config = node_get(resource->node, "config");

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const struct node *url = node_get(config, members[i]);

		if (!slice_starts(node_text(url), slice_of("http://")))
			continue;
		finding_help(check,
			report(check, place_inside(url, 0, 7),
				"users and secrets are sent to %s without encryption",
				shown(check, url)),
			"write https:// in front");
	}
}
