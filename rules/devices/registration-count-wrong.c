#include "document/number.h"
#include "rules.h"

/* What answers leave empty is not set. */
static bool
is_set(const struct node *date)
{
	return node_is_string(date) && node_text(date).length > 0;
}

static size_t
scopes_count(const struct workspace *workspace)
{
	size_t count = 0;

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next)
		count = scope->index > count ? scope->index : count;
	return count + 1;
}

/* How many registrations that are neither deleted nor revoked belong to each device, by its place
 * in the workspace. A scope where one belongs to no device is marked: counts say little there. */
static int64_t *
registrations_count(struct check *check, const struct workspace *workspace, bool *odd)
{
	const struct kind *from_kind = kind_find(slice_of("registration"));
	const struct kind *to_kind = kind_find(slice_of("physical-device"));
	int64_t *counts = arena_array(check->scratch, workspace->count + 1, sizeof(*counts));

	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *from = &workspace->resources[i];
		const struct node *device = node_get(from->node, "device");
		const struct resource *to;

		if (from->kind != from_kind || from->copy ||
			is_set(node_get(from->node, "deleted_at")) ||
			is_set(node_get(from->node, "revoked_at")))
			continue;
		to = workspace_by_id(
			workspace, from->scope, to_kind, node_text(node_get(device, "id")));
		if (to)
			counts[to - workspace->resources]++;
		else
			odd[from->scope->index] = true;
	}
	return counts;
}

void
rule_registration_count_wrong(struct check *check, const struct workspace *workspace)
{
	const struct kind *registration = kind_find(slice_of("registration"));
	const struct kind *kind = kind_find(slice_of("physical-device"));
	bool *odd = arena_array(check->scratch, scopes_count(workspace) + 1, sizeof(*odd));
	const int64_t *counts = registrations_count(check, workspace, odd);

	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *device = &workspace->resources[i];
		const struct node *active = node_get(device->node, "active_registrations");
		struct finding *finding;
		int64_t told;

		if (device->kind != kind || device->copy || node_kind(active) != NODE_NUMBER ||
			!number_to_int64(node_text(active), &told) || told == counts[i] ||
			is_set(node_get(device->node, "deleted_at")) || odd[device->scope->index] ||
			!workspace_complete(workspace, device->scope, registration))
			continue;
		finding = report(check, place_value(active),
			"the device is said to have %lld active registrations, and the export "
			"holds %lld of it",
			(long long)told, (long long)counts[i]);
		finding_of(finding, device);
		finding_help(check, finding, "export devices and registrations at the same time");
	}
}
