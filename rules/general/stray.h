/* References whose id belongs to a resource of a kind that is not meant. Inline, as two rules need
 * it: the one that reports them, and the one that leaves them to it. */
#ifndef ZTLINT_RULES_STRAY_H
#define ZTLINT_RULES_STRAY_H

#include "workspace/workspace.h"

static inline bool
is_meant(const struct reference *reference, const struct kind *kind)
{
	for (const char *const *name = reference->annotation->refers; *name; name++) {
		if (strcmp(*name, kind->name) == 0)
			return true;
	}
	return false;
}

/* What the id belongs to; NULL where it belongs to nothing, to what is meant, or is a name. Only
 * kinds whose ids are nobody else's are looked through: the id of DoH settings, say, is that of a
 * service token. */
static inline const struct resource *
stray_find(const struct workspace *workspace, const struct reference *reference)
{
	static const char *const others[] = { "access-application", "access-group", "custom-page",
		"device-profile", "device-subnet", "dex-test", "identity-provider",
		"infrastructure-target", "ip-profile", "managed-network", "posture-integration",
		"posture-rule", "saml-certificate", "service-token" };
	const struct scope *scope = reference->from->scope;
	struct slice id = node_text(reference->node);
	const struct resource *stray = NULL;

	if (strcmp(reference->annotation->refers_member, "id") != 0)
		return NULL;
	for (const char *const *name = reference->annotation->refers; *name; name++) {
		const struct kind *kind = kind_find(slice_of(*name));

		if (!kind || workspace_by_id(workspace, scope, kind, id))
			return NULL;
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others) && !stray; i++) {
		const struct kind *kind = kind_find(slice_of(others[i]));

		if (!is_meant(reference, kind))
			stray = workspace_by_id(workspace, scope, kind, id);
	}
	return stray;
}

#endif
