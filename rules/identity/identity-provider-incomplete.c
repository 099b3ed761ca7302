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
	{ "saml", { "sso_target_url", "issuer_url", "idp_public_certs" } },
	{ "github", { "client_id" } },
	{ "google", { "client_id" } },
	{ "facebook", { "client_id" } },
	{ "linkedin", { "client_id" } },
	{ "yandex", { "client_id" } },
};

/* Some exporters leave all of the configuration out but what the service itself writes. */
static bool
is_left_out(const struct node *config)
{
	node_each (member, config) {
		if (!node_is_hollow(member) && !slice_is(node_key(member), "redirect_url"))
			return false;
	}
	return node_first(config) != NULL;
}

/* Does the member stand there, or the one that Terraform 4.x had in its place? */
static bool
is_given(const struct node *config, const char *name)
{
	const struct node *member = node_find(config, slice_of(name));
	const struct node *older = node_find(config, slice_of("idp_public_cert"));

	if (member && !node_is_hollow(member))
		return true;
	return strcmp(name, "idp_public_certs") == 0 && older && !node_is_hollow(older);
}

static void
need_check(struct check *check, const struct need *need, const struct node *config)
{
	bool empty = !node_first(config);

	for (const char *const *name = need->members; *name; name++) {
		struct finding *finding;

		if (is_given(config, *name))
			continue;
		finding = report(check, place_open(config),
			"\"%s\" is missing, without which %s cannot work", *name, need->type);
		finding_salt(check, finding, slice_of(*name));
		finding_help(check, finding, "add \"%s\"%s", *name,
			empty && name[1] ? " and what else the type needs" : "");
		/* Nothing at all is one mistake. */
		if (empty)
			return;
	}
}

void
rule_identity_provider_incomplete(struct check *check, const struct resource *resource)
{
	const struct node *type = node_get(resource->node, "type");
	const struct node *config = node_get(resource->node, "config");

	if (!node_is_object(config) || resource->partial || is_left_out(config))
		return;
	for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++) {
		if (node_is(type, needs[i].type))
			need_check(check, &needs[i], config);
	}
}
