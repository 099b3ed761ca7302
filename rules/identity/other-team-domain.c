#include "../general/each.h"
#include "rules.h"

/* Where the host begins and ends in the address of a provider; empty for no https URL. */
static struct slice
url_host(struct slice url)
{
	struct slice host = slice_from(url, strlen("https://"));
	size_t length = 0;

	if (!slice_starts(url, slice_of("https://")))
		return (struct slice){ 0 };
	while (length < host.length && host.at[length] != '/')
		length++;
	return slice_first(host, length);
}

/* The domain behind `.access.` in a client id; empty where there is none. */
static struct slice
client_domain(struct slice client)
{
	static const char mark[] = ".access.";

	for (; client.length > 0; client = slice_from(client, 1)) {
		if (slice_starts(client, slice_of(mark)))
			return slice_from(client, sizeof(mark) - 1);
	}
	return client;
}

static void
domain_check(struct check *check, const struct each *one, const struct node *member,
	struct slice domain, const struct node *team)
{
	struct finding *finding;

	if (!node_tells(member) || domain.length == 0 || slice_equal(domain, node_text(team)))
		return;
	finding = report(check, place_value(member), "the team domain here is %s, not %s",
		shown_text(check, domain), shown(check, team));
	finding_of(finding, one->resource);
	finding_relate(check, finding, place_value(team), "the domain of the organization");
	finding_help(check, finding, "export it again");
}

/* Anything else has a rule of its own. */
static bool
is_team_domain(struct slice domain)
{
	size_t dot = 0;

	while (dot < domain.length && domain.at[dot] != '.')
		dot++;
	return slice_starts(slice_from(domain, dot), slice_of(".cloudflareaccess")) ||
	       slice_ends(domain, slice_of(".cloudflareaccess.com"));
}

void
rule_other_team_domain(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct each organization = each_begin(workspace, scope, "organization");
		const struct node *team = node_get(organization.node, "auth_domain");

		if (!node_tells(team) || !is_team_domain(node_text(team)))
			continue;
		each_resource(one, workspace, scope, "identity-provider")
		{
			const struct node *url =
				node_get(node_get(one.node, "config"), "redirect_url");

			domain_check(check, &one, url, url_host(node_text(url)), team);
		}
		each_resource(one, workspace, scope, "service-token")
		{
			const struct node *id = node_get(one.node, "client_id");

			domain_check(check, &one, id, client_domain(node_text(id)), team);
		}
	}
}
