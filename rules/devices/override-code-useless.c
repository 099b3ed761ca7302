#include "document/number.h"
#include "profiles.h"
#include "rules.h"

/* Not told counts too: then nothing is certain. */
static bool
may_be_locked(const struct node *profile, int64_t value)
{
	(void)value;
	return !node_is_false(node_get(profile, "switch_locked"));
}

void
rule_override_code_useless(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("device-settings"));

	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *settings = &workspace->resources[i];
		const struct node *time = node_get(settings->node, "disable_for_time");
		struct finding *finding;
		int64_t seconds;

		if (settings->kind != kind || node_kind(time) != NODE_NUMBER ||
			!number_to_int64(node_text(time), &seconds) || seconds <= 0 ||
			!profiles_are_complete(workspace, settings->scope) ||
			profile_find(workspace, settings->scope, may_be_locked, 0))
			continue;
		finding = report(check, place_value(time),
			"no profile locks the switch of the client, so nobody needs override "
			"codes");
		finding_of(finding, settings);
		finding_help(check, finding,
			"set switch_locked in the profiles that are meant, or disable_for_time to "
			"0");
	}
}
