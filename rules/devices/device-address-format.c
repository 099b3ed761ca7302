#include "language/cidr.h"
#include "rules.h"

struct field {
	const char *member;
	const char *inner; /* where the member is an object */
	enum network_family family; /* NETWORK_NONE: either */
};

static const struct field fields[] = {
	{ "ip", NULL, NETWORK_NONE },
	{ "public_ip", NULL, NETWORK_NONE },
	{ "virtual_ipv4", NULL, NETWORK_V4 },
	{ "virtual_ipv6", NULL, NETWORK_V6 },
	{ "deviceIpv4", "address", NETWORK_V4 },
	{ "deviceIpv6", "address", NETWORK_V6 },
	{ "gatewayIpv4", "address", NETWORK_V4 },
	{ "gatewayIpv6", "address", NETWORK_V6 },
	{ "ispIpv4", "address", NETWORK_V4 },
	{ "ispIpv6", "address", NETWORK_V6 },
};

/* Redaction marks hold no digit or colon. */
static bool
is_told(const struct node *address)
{
	struct slice text = node_text(address);
	bool shape = false;

	for (size_t i = 0; i < text.length; i++)
		shape = shape || (text.at[i] >= 'a' && text.at[i] <= 'z') || text.at[i] == ':' ||
			(text.at[i] >= '0' && text.at[i] <= '9');
	return node_is_string(address) && shape && !value_is_unknown(address);
}

void
rule_device_address_format(struct check *check, const struct resource *resource)
{
	static const char *const nouns[] = { "IP address", "IPv4 address", "IPv6 address" };

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		const struct field *field = &fields[i];
		const struct node *address = node_get(resource->node, field->member);
		struct network network;

		if (field->inner)
			address = node_get(address, field->inner);
		if (!is_told(address) ||
			(network_read(node_text(address), &network) &&
				(field->family == NETWORK_NONE || field->family == network.family)))
			continue;
		finding_help(check,
			report(check, place_value(address), "%s is no %s", shown(check, address),
				nouns[field->family]),
			"export the device anew; if it stays, report it to whoever wrote the "
			"export");
	}
}
