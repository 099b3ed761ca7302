#include "../general/each.h"
#include "rules.h"

static void
kind_check(struct check *check, const struct workspace *workspace, const struct scope *scope,
	const char *kind, const struct node *allowed)
{
	each_resource(one, workspace, scope, kind)
	{
		const struct node *own = node_get(one.node, "mfa_config");
		struct finding *finding;

		if (!node_first(node_get(own, "allowed_authenticators")))
			continue;
		finding = report(
			check, place_key(own), "the organization allows no second factor at all");
		finding_of(finding, one.resource);
		finding_relate(check, finding, place_key(allowed), "none is allowed here");
		finding_help(check, finding,
			"remove mfa_config, or allow authenticators in the organization");
	}
}

void
rule_second_factor_switched_off(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct each organization = each_begin(workspace, scope, "organization");
		const struct node *allowed = node_get(
			node_get(organization.node, "mfa_config"), "allowed_authenticators");

		if (!node_is_array(allowed) || node_first(allowed))
			continue;
		kind_check(check, workspace, scope, "access-application", allowed);
		kind_check(check, workspace, scope, "access-policy", allowed);
		kind_check(check, workspace, scope, "reusable-policy", allowed);
	}
}
