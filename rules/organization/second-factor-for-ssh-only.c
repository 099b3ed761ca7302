#include "../general/each.h"
#include "rules.h"

/* Does the list allow something, but nothing that a browser can use? */
static bool
is_for_ssh_only(const struct node *allowed)
{
	node_each (item, allowed) {
		if (!node_is(item, "piv_key") && !node_is(item, "ssh_piv_key") &&
			!node_is(item, "ssh_fido2_key"))
			return false;
	}
	return node_first(allowed) != NULL;
}

void
rule_second_factor_for_ssh_only(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct each organization = each_begin(workspace, scope, "organization");
		const struct node *allowed = node_get(
			node_get(organization.node, "mfa_config"), "allowed_authenticators");

		if (!node_is_true(node_get(organization.node, "mfa_required_for_all_apps")) ||
			!is_for_ssh_only(allowed))
			continue;
		each_resource(one, workspace, scope, "access-application")
		{
			const struct node *type = node_get(one.node, "type");
			struct finding *finding;

			if (!node_tells(type) || node_is(type, "infrastructure"))
				continue;
			finding = report(check, place_key(allowed),
				"no second factor is allowed that works in a browser");
			finding_of(finding, organization.resource);
			finding_relate(check, finding, place_value(type),
				"this application is opened in one");
			finding_help(check, finding, "add \"security_key\" or \"totp\"");
			break;
		}
	}
}
