#include "rules.h"

/* Is an item refused, or a mark? What is meant by it is not known. */
static bool
list_is_doubtful(const struct node *list)
{
	node_each (item, list) {
		if (item->flags & NODE_REFUSED || value_is_unknown(item))
			return true;
	}
	return false;
}

/* The algorithm that has keys of that size. */
static const char *
size_type(struct slice size)
{
	if (slice_is(size, "256") || slice_is(size, "384") || slice_is(size, "521"))
		return "ecdsa";
	if (slice_is(size, "2048") || slice_is(size, "3072") || slice_is(size, "4096"))
		return "rsa";
	return NULL;
}

static void
size_check(struct check *check, const struct node *types, const struct node *size)
{
	const char *type = size_type(node_text(size));
	struct finding *finding;

	if (!type || node_has_text(types, slice_of(type)))
		return;
	finding = report(check, place_value(size), "%s is a size of %s keys, which are not allowed",
		shown(check, size), type);
	finding_relate(check, finding, place_key(types), "the algorithms allowed");
	finding_help(check, finding, "remove it, or add \"%s\" to ssh_key_type", type);
}

static void
requirements_check(struct check *check, const struct node *requirements)
{
	const struct node *types = node_get(requirements, "ssh_key_type");
	const struct node *sizes = node_get(requirements, "ssh_key_size");
	struct finding *finding;

	if (!node_first(types) || !node_first(sizes) || list_is_doubtful(types))
		return;
	if (node_has_text(types, slice_of("ecdsa")) || node_has_text(types, slice_of("rsa"))) {
		node_each (size, sizes)
			size_check(check, types, size);
		return;
	}
	finding = report(check, place_key(sizes), "ed25519 keys have one size only");
	finding_relate(check, finding, place_key(types), "the algorithms allowed");
	finding_help(
		check, finding, "remove ssh_key_size, or add \"ecdsa\" or \"rsa\" to ssh_key_type");
}

void
rule_piv_key_size(struct check *check, const struct resource *resource)
{
	requirements_check(check, node_get(resource->node, "mfa_piv_key_requirements"));
	requirements_check(check, node_get(resource->node, "mfa_ssh_piv_key_requirements"));
}
