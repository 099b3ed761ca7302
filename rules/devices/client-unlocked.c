#include "rules.h"

/* The profile that the device runs under, by way of its registration. */
static const struct resource *
profile_of(const struct workspace *workspace, const struct resource *status)
{
	const struct resource *registration =
		workspace_by_id(workspace, status->scope, kind_find(slice_of("registration")),
			node_text(node_get(status->node, "registrationId")));
	const struct node *policy = registration ? node_get(registration->node, "policy") : NULL;

	if (node_is_true(node_get(policy, "default"))) {
		size_t count;
		const uint32_t *list = workspace_of_kind(workspace, status->scope,
			kind_find(slice_of("default-device-profile")), &count);

		return count > 0 ? &workspace->resources[list[0]] : NULL;
	}
	return workspace_by_id(workspace, status->scope, kind_find(slice_of("device-profile")),
		node_text(node_get(policy, "id")));
}

void
rule_client_unlocked(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("fleet-status"));

	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *status = &workspace->resources[i];
		const struct node *locked = node_get(status->node, "switchLocked");
		const struct resource *profile;
		const struct node *lock;
		struct finding *finding;

		if (status->kind != kind || !node_is_false(locked))
			continue;
		profile = profile_of(workspace, status);
		lock = profile ? node_get(profile->node, "switch_locked") : NULL;
		if (!node_is_true(lock))
			continue;
		finding = report(check, place_value(locked),
			"the user can turn the client off, although %s forbids it",
			shown_resource(check, profile));
		finding_of(finding, status);
		finding_relate(check, finding, place_value(lock), "locked here");
		finding->related->resource = profile;
		finding_help(
			check, finding, "let the device connect, so that it takes the profile");
	}
}
