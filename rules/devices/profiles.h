/* All profiles of an account, custom ones and the default one. Inline, as only rules that look from
 * the settings of the account at its profiles need them. */
#ifndef ZTLINT_RULES_DEVICES_PROFILES_H
#define ZTLINT_RULES_DEVICES_PROFILES_H

#include "workspace/workspace.h"

static const char *const profile_kinds[] = { "device-profile", "default-device-profile" };

/* The first profile of the account that `holds` says yes to, or NULL. */
static inline const struct resource *
profile_find(const struct workspace *workspace, const struct scope *scope,
	bool (*holds)(const struct node *profile, int64_t value), int64_t value)
{
	for (size_t k = 0; k < 2; k++) {
		size_t count;
		const uint32_t *list = workspace_of_kind(
			workspace, scope, kind_find(slice_of(profile_kinds[k])), &count);

		for (size_t i = 0; i < count; i++) {
			const struct resource *profile = &workspace->resources[list[i]];

			if (holds(profile->node, value))
				return profile;
		}
	}
	return NULL;
}

/* Is every profile of the account here? */
static inline bool
profiles_are_complete(const struct workspace *workspace, const struct scope *scope)
{
	size_t count;

	workspace_of_kind(workspace, scope, kind_find(slice_of(profile_kinds[1])), &count);
	return count > 0 &&
	       workspace_complete(workspace, scope, kind_find(slice_of(profile_kinds[0])));
}

#endif
