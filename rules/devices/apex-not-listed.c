#include "rule/tunnel.h"
#include "rules.h"

/* The host of an application: what stands before its path. */
static void
application_add(struct check *check, struct tunnel_hosts *names, const struct node *node,
	const struct resource *application)
{
	struct slice text = node_text(node);
	const char *slash = text.length ? memchr(text.at, '/', text.length) : NULL;

	if (slash)
		text = slice_first(text, (size_t)(slash - text.at));
	tunnel_hosts_add(check->scratch, names, text, node, application);
}

static void
applications_collect(struct check *check, struct tunnel_hosts *names,
	const struct workspace *workspace, const struct scope *scope)
{
	static const char *const wanted[] = { "access-application", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		application_add(check, names, node_get(resource->node, "domain"), resource);
		node_each (one, node_get(resource->node, "self_hosted_domains"))
			application_add(check, names, one, resource);
		node_each (one, node_get(resource->node, "destinations"))
			application_add(check, names, node_get(one, "uri"), resource);
	}
	tunnel_hosts_sort(names);
}

static void
apex_report(struct check *check, const struct tunnel_host *wildcard, const struct tunnel_host *apex,
	const struct resource *resource)
{
	const char *name = shown_text(check, wildcard->name);
	struct finding *finding = report(check, place_value(wildcard->node),
		"%s does not take in %s itself, which is in use", shown(check, wildcard->node),
		name);

	finding_of(finding, resource);
	finding_relate(check, finding, place_value(apex->node), "it is used here");
	finding->related->resource = apex->resource ? apex->resource : resource;
	finding_help(check, finding, "add an entry with the host %s", name);
}

static void
list_check(struct check *check, const struct resource *resource, enum tunnel_list which,
	const struct tunnel_hosts *applications, const struct tunnel_hosts *suffixes)
{
	struct tunnel_hosts hosts =
		tunnel_hosts(check->scratch, tunnel_list(resource, which), "host");

	for (size_t i = 0; i < hosts.count; i++) {
		const struct tunnel_host *item = &hosts.items[i];
		struct tunnel_host apex = *item;
		const struct tunnel_host *used;

		apex.wildcard = false;
		if (!item->wildcard || tunnel_hosts_cover(&hosts, &apex))
			continue;
		used = tunnel_hosts_below(suffixes, &apex);
		if (!used)
			used = tunnel_hosts_below(applications, &apex);
		if (used)
			apex_report(check, item, used, resource);
	}
}

void
rule_apex_not_listed(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		struct tunnel_hosts applications = { .count = 0 };
		const struct resource *resource;

		applications_collect(check, &applications, workspace, scope);
		while ((resource = workspace_walk_next(&walk))) {
			struct tunnel_hosts suffixes = tunnel_hosts(
				check->scratch, tunnel_list(resource, TUNNEL_FALLBACK), "suffix");

			list_check(check, resource, TUNNEL_EXCLUDE, &applications, &suffixes);
			list_check(check, resource, TUNNEL_INCLUDE, &applications, &suffixes);
		}
	}
}
