#include "rules.h"

/* The type of provider that each selector asks. */
static const struct {
	const char *selector;
	const char *type;
} asked[] = {
	{ "auth_context", "azureAD" },
	{ "azureAD", "azureAD" },
	{ "azure_ad", "azureAD" },
	{ "github-organization", "github" },
	{ "github_organization", "github" },
	{ "gsuite", "google-apps" },
	{ "oidc", "oidc" },
	{ "okta", "okta" },
	{ "saml", "saml" },
};

static const char *
type_of_selector(struct slice selector)
{
	for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++) {
		if (slice_is(selector, asked[i].selector))
			return asked[i].type;
	}
	return NULL;
}

/* Those speak OIDC or SAML under a name of their own. */
static bool
type_is_ambiguous(const struct node *type)
{
	return node_is(type, "onelogin") || node_is(type, "pingone") || node_is(type, "centrify");
}

void
rule_wrong_provider(struct check *check, const struct workspace *workspace)
{
	const struct kind *provider = kind_find(slice_of("identity-provider"));

	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];
		const struct resource *from = reference->from;
		const struct node *selector = node_parent(reference->node);
		const char *type =
			selector && slice_is(node_key(reference->node), "identity_provider_id")
				? type_of_selector(node_key(selector))
				: NULL;
		const struct resource *to = type && !from->copy
						    ? workspace_by_id(workspace, from->scope,
							      provider, node_text(reference->node))
						    : NULL;
		const struct node *given = to ? node_get(to->node, "type") : NULL;
		struct finding *finding;

		if (!node_is_string(given) || node_is_hollow(given) || node_is(given, type) ||
			type_is_ambiguous(given))
			continue;
		finding = report(check, place_value(reference->node),
			"%s asks a provider of type \"%s\", and this one is of type %s",
			shown_text(check, node_written_key(selector)), type, shown(check, given));
		finding_of(finding, from);
		finding_relate(check, finding, place_value(given), "the provider");
		finding->related->resource = to;
		finding_help(check, finding, "write the id of a provider of type %s", type);
	}
}
