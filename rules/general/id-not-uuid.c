#include "base/bytes.h"
#include "identity.h"
#include "rules.h"

enum {
	UUID_DIGITS = 32,
};

/* 32 hexadecimal digits, in the groups of a UUID or, as some answers have them, in one. */
static bool
is_uuid(struct slice text)
{
	bool grouped = text.length == UUID_DIGITS + 4;

	for (size_t i = 0; i < text.length; i++) {
		bool hyphen = grouped && (i == 8 || i == 13 || i == 18 || i == 23);

		if (hyphen ? text.at[i] != '-' : !byte_is_hex(text.at[i]))
			return false;
	}
	return grouped || text.length == UUID_DIGITS;
}

/* Elsewhere short words stand for ids, in tests and examples; what is left of a UUID does not. */
static bool
is_meant_as_uuid(const struct resource *resource)
{
	static const char networks[] = "managed-network";

	for (size_t i = 0; i < resource->id.length; i++) {
		if (!byte_is_hex(resource->id.at[i]) && resource->id.at[i] != '-')
			return strcmp(resource->kind->name, networks) == 0;
	}
	return resource->id.length >= 8 || strcmp(resource->kind->name, networks) == 0;
}

void
rule_id_not_uuid(struct check *check, const struct resource *resource)
{
	const struct node *id = resource->id.length > 0 ? identity_id(resource) : NULL;

	if (!node_is_string(id) || id->flags & NODE_REFUSED || is_uuid(resource->id) ||
		!is_meant_as_uuid(resource))
		return;
	finding_help(check,
		report(check, place_value(id), "the id %s is no UUID", shown(check, id)),
		"copy it from an answer of the API; it looks like "
		"f174e90a-fafe-4643-bbbc-4a0ed4fc8415");
}
