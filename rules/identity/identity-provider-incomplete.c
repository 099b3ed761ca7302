#include "rules.h"

/* What a provider of each type cannot do without. Secrets are not among them: exports leave them
 * out. */
struct need {
	const char *type;
	const char *members[5];
};

static const struct need needs[] = {
	{ "azureAD", { "client_id", "directory_id" } },
	{ "oidc", { "client_id", "auth_url", "token_url", "certs_url" } },
	{ "okta", { "client_id", "okta_account" } },
	{ "onelogin", { "client_id", "onelogin_account" } },
	{ "pingone", { "client_id", "ping_env_id" } },
	{ "centrify", { "client_id", "centrify_account", "centrify_app_id" } },
	{ "google-apps", { "client_id", "apps_domain" } },
	{ "saml", { "sso_target_url", "issuer_url" } },
	{ "github", { "client_id" } },
	{ "google", { "client_id" } },
	{ "facebook", { "client_id" } },
	{ "linkedin", { "client_id" } },
	{ "yandex", { "client_id" } },
};

/* Some exporters leave the whole configuration out. */
static bool
is_told(const struct node *config)
{
	node_each (member, config) {
		if (!node_is_hollow(member) && !slice_is(node_key(member), "redirect_url"))
			return true;
	}
	return false;
}

static void
need_check(struct check *check, const struct need *need, const struct node *config)
{
	for (const char *const *name = need->members; *name; name++) {
		const struct node *member = node_find(config, slice_of(*name));
		struct finding *finding;

		if (member && !node_is_hollow(member))
			continue;
		finding = report(check, place_open(config),
			"\"%s\" is missing, without which %s cannot work", *name, need->type);
		finding_salt(check, finding, slice_of(*name));
		finding_help(check, finding, "add \"%s\"", *name);
	}
}

void
rule_identity_provider_incomplete(struct check *check, const struct resource *resource)
{
	const struct node *type = node_get(resource->node, "type");
	const struct node *config = node_get(resource->node, "config");

	if (!is_told(config))
		return;
	for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++) {
		if (node_is(type, needs[i].type))
			need_check(check, &needs[i], config);
	}
}
