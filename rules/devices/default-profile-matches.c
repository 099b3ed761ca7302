#include "document/number.h"
#include "rules.h"

/* A member that only custom profiles have, if it says anything. */
static const struct node *
custom_member(const struct node *profile, const char *key)
{
	const struct node *member = node_get(profile, key);
	int64_t number;

	if (!member || node_is_hollow(member) || value_is_unknown(member))
		return NULL;
	if (node_kind(member) == NODE_NUMBER &&
		(!number_to_int64(node_text(member), &number) || number == 0))
		return NULL;
	return member;
}

/* One such member is the odd one; where there are several, it is the claim to be the default. */
void
rule_default_profile_matches(struct check *check, const struct resource *resource)
{
	static const char *const keys[] = { "match", "precedence", "name" };
	const struct node *claim = node_get(resource->node, "default");
	const struct node *odd[3];
	size_t count = 0;
	struct finding *finding;

	if (!node_is_true(claim))
		return;
	for (size_t i = 0; i < 3; i++) {
		odd[count] = custom_member(resource->node, keys[i]);
		count += odd[count] != NULL;
	}
	if (count == 0)
		return;
	if (count == 1) {
		finding = report(check, place_key(odd[0]), "the default profile has no %s",
			shown_text(check, node_key(odd[0])));
		finding_relate(check, finding, place_key(claim), "it is the default one");
		finding_help(check, finding, "remove %s, or set default to false",
			shown_text(check, node_key(odd[0])));
		return;
	}
	finding = report(check, place_key(claim),
		"this is no default profile: it has %s and %s of its own",
		shown_text(check, node_key(odd[0])), shown_text(check, node_key(odd[1])));
	for (size_t i = 0; i < count; i++)
		finding_relate(check, finding, place_key(odd[i]), "only custom profiles have it");
	finding_help(check, finding, "set default to false");
}
