#include "rules.h"

/* All types that are known but gateway, tanium and warp, which ask for nothing. */
static bool
type_needs_input(const struct node *type)
{
	static const char *const types[] = { "file", "application", "sentinelone", "carbonblack",
		"disk_encryption", "serial_number", "firewall", "os_version", "domain_joined",
		"client_certificate", "client_certificate_v2", "antivirus", "unique_client_id",
		"kolide", "tanium_s2s", "crowdstrike_s2s", "intune", "workspace_one",
		"sentinelone_s2s", "custom_s2s" };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (node_is(type, types[i]))
			return true;
	}
	return false;
}

void
rule_posture_input_missing(struct check *check, const struct resource *resource)
{
	const struct node *input = node_find(resource->node, slice_of("input"));
	const struct node *type = node_get(resource->node, "type");
	bool missing = !input || node_kind(input) == NODE_NULL ||
		       (node_is_array(input) && !node_first(input));

	if (!missing || resource->node->flags & NODE_REFUSED || resource->id.length == 0 ||
		!type_needs_input(type))
		return;
	finding_help(check,
		report(check, place_key(type),
			"a posture rule of type %s needs an input that says what to look for",
			shown(check, type)),
		"write the input of the check");
}
