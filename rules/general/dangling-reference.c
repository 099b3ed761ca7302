#include "rules.h"
#include "stray.h"

/* Is it certain that nothing of any of the kinds has this id? Kinds that this version does not know
 * could have it. */
static bool
is_dangling(const struct workspace *workspace, const struct reference *reference)
{
	const struct scope *scope = reference->from->scope;
	struct slice text = node_text(reference->node);
	bool by_name = strcmp(reference->annotation->refers_member, "name") == 0;

	for (const char *const *name = reference->annotation->refers; *name; name++) {
		const struct kind *kind = kind_find(slice_of(*name));

		if (!kind || !workspace_complete(workspace, scope, kind))
			return false;
		if (by_name ? workspace_by_name(workspace, scope, kind, text)
			    : workspace_by_id(workspace, scope, kind, text))
			return false;
	}
	return true;
}

/* "posture-integration", or "dex-rule or device-profile" */
static const char *
kinds_shown(struct check *check, const char *const *names)
{
	const char *shown = *names;

	while (*++names)
		shown = arena_format(check->scratch, "%s or %s", shown, *names);
	return shown;
}

void
rule_dangling_reference(struct check *check, const struct workspace *workspace)
{
	for (size_t i = 0; i < workspace->reference_count; i++) {
		const struct reference *reference = &workspace->references[i];
		const struct node *node = reference->node;
		struct finding *finding;

		if (!node_is_string(node) || node_is_hollow(node) || value_is_unknown(node) ||
			(node->flags & NODE_REFUSED) || reference->from->copy ||
			!is_dangling(workspace, reference) || stray_find(workspace, reference))
			continue;
		finding = report(check, place_value(node), "no %s has the %s %s",
			kinds_shown(check, reference->annotation->refers),
			reference->annotation->refers_member, shown(check, node));
		finding_of(finding, reference->from);
		if (reference->annotation->refers_severity != SEVERITY_NONE)
			finding->severity = reference->annotation->refers_severity;
		finding_help(check, finding,
			"write one that is there, or export all lists at the same time");
	}
}
