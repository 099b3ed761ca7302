#include "rules.h"

/* Is one of the sizes that of ecdsa (rsa)? */
static bool
has_size(const struct node *sizes, bool ecdsa)
{
	node_each (size, sizes) {
		/* Those of ecdsa have three digits, those of rsa four. */
		if (node_kind(size) == NODE_NUMBER && (node_text(size).length == 3) == ecdsa)
			return true;
	}
	return false;
}

static bool
has_type(const struct node *types, const char *name)
{
	node_each (type, types) {
		if (node_is(type, name))
			return true;
	}
	return false;
}

static void
requirements_check(struct check *check, const struct node *requirements)
{
	const struct node *types = node_get(requirements, "ssh_key_type");
	const struct node *sizes = node_get(requirements, "ssh_key_size");

	/* Sizes of a type that is not allowed have a rule of their own. */
	if (!node_first(sizes) || !has_type(types, "ecdsa") || !has_type(types, "rsa"))
		return;
	node_each (type, types) {
		struct finding *finding;

		if (!(node_is(type, "ecdsa") || node_is(type, "rsa")) ||
			has_size(sizes, node_is(type, "ecdsa")) ||
			!has_size(sizes, !node_is(type, "ecdsa")))
			continue;
		finding = report(check, place_value(type), "none of the sizes is one of %s keys",
			shown(check, type));
		finding_relate(check, finding, place_key(sizes), "the sizes");
		finding_help(check, finding, "add %s, or remove %s",
			node_is(type, "ecdsa") ? "256" : "3072", shown(check, type));
	}
}

void
rule_piv_type_without_size(struct check *check, const struct resource *resource)
{
	requirements_check(check, node_get(resource->node, "mfa_piv_key_requirements"));
	requirements_check(check, node_get(resource->node, "mfa_ssh_piv_key_requirements"));
}
