#include "document/number.h"
#include "profiles.h"
#include "rules.h"

/* Does the client connect again by itself before that many seconds are over? */
static bool
connects_within(const struct node *profile, int64_t seconds)
{
	const struct node *connect = node_get(profile, "auto_connect");
	int64_t after;

	return node_kind(connect) == NODE_NUMBER && number_to_int64(node_text(connect), &after) &&
	       after > 0 && after < seconds && node_is_true(node_get(profile, "switch_locked"));
}

void
rule_override_ends_early(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("device-settings"));

	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *settings = &workspace->resources[i];
		const struct node *time = node_get(settings->node, "disable_for_time");
		const struct resource *profile;
		const struct node *connect;
		struct finding *finding;
		int64_t seconds;

		if (settings->kind != kind || node_kind(time) != NODE_NUMBER ||
			!number_to_int64(node_text(time), &seconds))
			continue;
		profile = profile_find(workspace, settings->scope, connects_within, seconds);
		if (!profile)
			continue;
		connect = node_get(profile->node, "auto_connect");
		finding = report(check, place_value(time),
			"an override lasts %s seconds, but the client connects again after %s",
			shown(check, time), shown(check, connect));
		finding_of(finding, settings);
		finding_relate(check, finding, place_value(connect), "auto_connect of %s",
			shown_resource(check, profile));
		finding->related->resource = profile;
		finding_help(check, finding, "raise auto_connect, or lower disable_for_time");
	}
}
