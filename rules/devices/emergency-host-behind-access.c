#include "../general/each.h"
#include "../general/walk.h"
#include "rules.h"

/* What stands before the path, the port and behind the scheme. */
static struct slice
host_of(struct slice text)
{
	size_t length = 0;

	if (slice_starts(text, slice_of("https://")))
		text = slice_from(text, strlen("https://"));
	while (length < text.length && !strchr("/:?#", text.at[length]))
		length++;
	return slice_first(text, length);
}

/* What the application protects that is this host; NULL where nothing is. */
static const struct node *
find_host(const struct node *application, struct slice host)
{
	const struct node *places[] = { node_get(application, "domain"),
		node_get(application, "self_hosted_domains"),
		node_get(application, "destinations") };

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		for (const struct node *node = places[i]; node; node = walk_next(node, places[i])) {
			if (node_tells(node) && slice_equal(host_of(node_text(node)), host))
				return node;
		}
	}
	return NULL;
}

void
rule_emergency_host_behind_access(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct each settings = each_begin(workspace, scope, "device-settings");
		const struct node *url = node_get(settings.node, "external_emergency_signal_url");
		struct slice host = host_of(node_text(url));

		if (!node_tells(url) || host.length == 0)
			continue;
		each_resource(one, workspace, scope, "access-application")
		{
			const struct node *place = find_host(one.node, host);
			struct finding *finding;

			if (!place)
				continue;
			finding = report(check, place_value(url),
				"devices are asked to sign in at %s, which Access protects",
				shown_text(check, host));
			finding_of(finding, settings.resource);
			finding_relate(check, finding, place_value(place), "the application");
			finding_help(check, finding, "write a host that no application protects");
			break;
		}
	}
}
