#include "rule/tunnel.h"
#include "rules.h"

/* The host in a URL, or in a text that begins with one. */
static struct slice
url_host(struct slice url)
{
	size_t length = 0;

	for (size_t i = 0; i + 2 < url.length; i++) {
		if (memcmp(url.at + i, "://", 3) == 0) {
			url = slice_from(url, i + 3);
			break;
		}
	}
	while (length < url.length && !memchr("/:?#", url.at[length], 4))
		length++;
	return slice_first(url, length);
}

/* Where each type of provider lets people sign in: the member that holds the host, or the host. */
static const struct {
	const char *type;
	const char *member;
	const char *host;
} providers[] = {
	{ "azureAD", NULL, "login.microsoftonline.com" },
	{ "centrify", "centrify_account", NULL },
	{ "facebook", NULL, "www.facebook.com" },
	{ "github", NULL, "github.com" },
	{ "google", NULL, "accounts.google.com" },
	{ "google-apps", NULL, "accounts.google.com" },
	{ "linkedin", NULL, "www.linkedin.com" },
	{ "oidc", "auth_url", NULL },
	{ "okta", "okta_account", NULL },
	{ "onelogin", "onelogin_account", NULL },
	{ "pingone", NULL, "auth.pingone.com" },
	{ "saml", "sso_target_url", NULL },
	{ "yandex", NULL, "oauth.yandex.com" },
};

static void
provider_collect(struct check *check, struct tunnel_hosts *needed, const struct resource *provider)
{
	const struct node *type = node_get(provider->node, "type");

	for (size_t i = 0; i < sizeof(providers) / sizeof(*providers); i++) {
		const struct node *member;

		if (!node_is(type, providers[i].type))
			continue;
		member = providers[i].member
				 ? node_get(node_get(provider->node, "config"), providers[i].member)
				 : type;
		tunnel_hosts_add(check->scratch, needed,
			providers[i].host ? slice_of(providers[i].host)
					  : url_host(node_text(member)),
			member, provider);
	}
}

/* Do the rules of one list ask for something that only the client can show? */
static bool
rules_need_client(const struct node *list)
{
	node_each (rule, list) {
		if (node_get(rule, "device_posture") || node_get(rule, "warp"))
			return true;
	}
	return false;
}

static bool
application_needs_client(const struct resource *application)
{
	if (node_is_true(node_get(application->node, "allow_authenticate_via_warp")))
		return true;
	node_each (policy, node_get(application->node, "policies")) {
		if (rules_need_client(node_get(policy, "include")) ||
			rules_need_client(node_get(policy, "require")))
			return true;
	}
	return false;
}

static void
needed_collect(struct check *check, struct tunnel_hosts *needed, const struct workspace *workspace,
	const struct scope *scope)
{
	static const char *const wanted[] = { "identity-provider", "access-application", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		const struct node *domain = node_get(resource->node, "domain");

		if (strcmp(resource->kind->name, wanted[0]) == 0)
			provider_collect(check, needed, resource);
		else if (domain && application_needs_client(resource))
			tunnel_hosts_add(check->scratch, needed, url_host(node_text(domain)),
				domain, resource);
	}
	tunnel_hosts_sort(needed);
}

static void
host_report(struct check *check, const struct resource *resource, const struct node *list,
	const struct tunnel_host *host)
{
	const char *name = shown_text(
		check, slice_of(arena_format(check->scratch, "%s%.*s", host->wildcard ? "*." : "",
			       (int)host->name.length, host->name.at)));
	struct finding *finding =
		report(check, place_open(list), "the include list lacks %s, the host of %s", name,
			shown_resource(check, host->resource));

	finding_of(finding, resource);
	finding->salt = arena_copy(check->keep, host->name);
	finding_relate(check, finding, place_value(host->node), "it is needed by this");
	finding->related->resource = host->resource;
	finding_help(check, finding, "add an entry with the host %s", name);
}

/* Entries for addresses may hold the host; of all of them, only the whole Internet does so surely.
 */
static bool
list_has_everything(const struct node *list)
{
	node_each (entry, list) {
		struct tunnel_network item;

		if (tunnel_network_read(&item, entry, "address") && item.network.length == 0)
			return true;
	}
	return false;
}

static void
list_check(struct check *check, const struct resource *resource, const struct tunnel_hosts *needed)
{
	const struct node *list = tunnel_list(resource, TUNNEL_INCLUDE);
	struct tunnel_hosts hosts;

	if (!node_first(list) || list_has_everything(list))
		return;
	hosts = tunnel_hosts(check->scratch, list, "host");
	for (size_t i = 0; i < needed->count; i++) {
		const struct tunnel_host *host = &needed->items[i];

		if ((i == 0 || !tunnel_host_equal(&host[-1], host)) &&
			!tunnel_hosts_cover(&hosts, host))
			host_report(check, resource, list, host);
	}
}

void
rule_needed_host_not_included(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		struct tunnel_hosts needed = { .count = 0 };
		const struct resource *resource;

		needed_collect(check, &needed, workspace, scope);
		while (needed.count > 0 && (resource = workspace_walk_next(&walk)))
			list_check(check, resource, &needed);
	}
}
