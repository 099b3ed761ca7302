#include "rule/tunnel.h"
#include "rules.h"

static void
names_collect(struct check *check, struct tunnel_hosts *names, const struct workspace *workspace,
	const struct scope *scope)
{
	static const char *const wanted[] = { "organization", "access-application", NULL };
	struct workspace_walk walk = { .workspace = workspace, .scope = scope, .kinds = wanted };
	const struct resource *resource;

	while ((resource = workspace_walk_next(&walk))) {
		const struct node *node = node_get(resource->node,
			strcmp(resource->kind->name, wanted[0]) == 0 ? "auth_domain" : "domain");
		struct slice text = node_text(node);
		const char *slash = text.length ? memchr(text.at, '/', text.length) : NULL;

		tunnel_hosts_add(check->scratch, names,
			slash ? slice_first(text, (size_t)(slash - text.at)) : text, node,
			resource);
	}
	tunnel_hosts_sort(names);
}

static void
list_check(struct check *check, const struct resource *resource, const struct tunnel_hosts *names)
{
	node_each (entry, tunnel_list(resource, TUNNEL_FALLBACK)) {
		const struct tunnel_host *found;
		struct tunnel_host suffix;
		struct finding *finding;

		if (!tunnel_host_read(&suffix, entry, "suffix"))
			continue;
		found = tunnel_hosts_below(names, &suffix);
		if (!found)
			continue;
		finding = report(check, place_value(suffix.node),
			"Gateway does not resolve %s, the domain of %s", shown(check, suffix.node),
			shown_resource(check, found->resource));
		finding_of(finding, resource);
		finding_relate(check, finding, place_value(found->node), "this domain");
		finding->related->resource = found->resource;
		finding_help(check, finding, "remove the entry");
	}
}

void
rule_access_in_fallback(struct check *check, const struct workspace *workspace)
{
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		struct workspace_walk walk = {
			.workspace = workspace, .scope = scope, .kinds = check->rule->kinds
		};
		struct tunnel_hosts names = { .count = 0 };
		const struct resource *resource;

		names_collect(check, &names, workspace, scope);
		while (names.count > 0 && (resource = workspace_walk_next(&walk)))
			list_check(check, resource, &names);
	}
}
