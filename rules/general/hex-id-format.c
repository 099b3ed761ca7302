#include "base/bytes.h"
#include "rules.h"

enum {
	ID_DIGITS = 32,
};

static bool
is_hex_id(struct slice text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (!byte_is_digit(text.at[i]) && (text.at[i] < 'a' || text.at[i] > 'f'))
			return false;
	}
	return text.length == ID_DIGITS;
}

void
rule_hex_id_format(struct check *check, const struct resource *resource)
{
	static const char *const members[] = { "account_id", "zone_id", "gateway_unique_id" };

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const struct node *id = node_find(resource->node, slice_of(members[i]));

		if (!node_is_string(id) || id->flags & NODE_REFUSED || node_is_hollow(id) ||
			value_is_unknown(id) || is_hex_id(node_text(id)))
			continue;
		finding_help(check,
			report(check, place_value(id),
				"%s must be 32 lower-case hexadecimal digits, found %s",
				shown_text(check, node_key(id)), shown(check, id)),
			"copy the id from the dashboard or from an answer of the API");
	}
}
