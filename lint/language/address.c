#include "language/address.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "language/cidr.h"
#include "language/host.h"

#include <stdio.h>

enum {
	ADDRESS_EMPTY,
	ADDRESS_SPACE,
	ADDRESS_V4,
	ADDRESS_V6,
	ADDRESS_SYNTAX,
	ADDRESS_ZONE,
	ADDRESS_RANGE,
	ADDRESS_LENGTH,
	ADDRESS_LENGTH_RANGE,
	ADDRESS_NO_PREFIX,
	ADDRESS_PREFIX,
	ADDRESS_FAMILY,
	ADDRESS_TOO_WIDE,
	ADDRESS_TOO_NARROW,
	ADDRESS_NOT_PRIVATE,
	ADDRESS_HOST_BITS,
	ADDRESS_COUNT,
};

const struct complaint address_complaints[] = {
	[ADDRESS_EMPTY] = { "CIDR_EMPTY", "address-format" },
	[ADDRESS_SPACE] = { "CIDR_SPACE", "address-format" },
	[ADDRESS_V4] = { "CIDR_V4", "address-format" },
	[ADDRESS_V6] = { "CIDR_V6", "address-format" },
	[ADDRESS_SYNTAX] = { "CIDR_SYNTAX", "address-format" },
	[ADDRESS_ZONE] = { "CIDR_ZONE", "address-format" },
	[ADDRESS_RANGE] = { "CIDR_RANGE", "address-format" },
	[ADDRESS_LENGTH] = { "CIDR_LEN_SYNTAX", "address-format" },
	[ADDRESS_LENGTH_RANGE] = { "CIDR_LEN_RANGE", "address-format" },
	[ADDRESS_NO_PREFIX] = { "CIDR_NO_PREFIX", "address-format" },
	[ADDRESS_PREFIX] = { "CIDR_UNEXPECTED_PREFIX", "address-format" },
	[ADDRESS_FAMILY] = { "CIDR_FAMILY", "address-range" },
	[ADDRESS_TOO_WIDE] = { "CIDR_TOO_WIDE", "address-range" },
	[ADDRESS_TOO_NARROW] = { "CIDR_TOO_NARROW", "address-range" },
	[ADDRESS_NOT_PRIVATE] = { "CIDR_NOT_PRIVATE", "address-range" },
	[ADDRESS_HOST_BITS] = { "CIDR_HOST_BITS", "network-host-bits" },
	[ADDRESS_COUNT] = { NULL, NULL },
};

/* What a field takes. */
struct form {
	bool network; /* a prefix length may stand there */
	bool prefix; /* and must */
	bool private; /* only addresses of private use */
	enum network_family family; /* NETWORK_NONE: either */
	unsigned widest[3]; /* shortest prefix by enum network_family */
	unsigned narrowest; /* longest prefix; 0: any */
};

static const struct form form_cidr = { .network = true, .prefix = true };
static const struct form form_cidr_or_ip = { .network = true };
static const struct form form_ip = { .network = false };
static const struct form form_ipv4 = { .family = NETWORK_V4 };
static const struct form form_ipv6 = { .family = NETWORK_V6 };
static const struct form form_device_subnet = {
	.network = true,
	.prefix = true,
	.private = true,
	.family = NETWORK_V4,
	.narrowest = 24,
};
static const struct form form_location = {
	.network = true,
	.family = NETWORK_V4,
	.widest = { [NETWORK_V4] = 24 },
};
static const struct form form_proxy_endpoint = {
	.network = true,
	.widest = { [NETWORK_V4] = 25, [NETWORK_V6] = 109 },
};

/* Where devices may get their addresses from. */
static const struct network private_networks[] = {
	{ .bytes = { 10 }, .family = NETWORK_V4, .length = 8 },
	{ .bytes = { 172, 16 }, .family = NETWORK_V4, .length = 12 },
	{ .bytes = { 192, 168 }, .family = NETWORK_V4, .length = 16 },
	{ .bytes = { 100, 64 }, .family = NETWORK_V4, .length = 10 },
};

/* A text under judgement: the part, where it starts in the whole, and who wants to know. */
struct check {
	const struct form *form;
	struct slice text;
	size_t base;
	struct network_parse parse;
	struct verdict *verdict;
};

#define SAY(check, which, from, count, ...)                                                        \
	verdict_say((check)->verdict, &address_complaints[which], (check)->base + (from), (count), \
		__VA_ARGS__)

static const char *
family_name(enum network_family family)
{
	return family == NETWORK_V4 ? "IPv4" : "IPv6";
}

static void
help_example(const struct check *check)
{
	const char *address = check->form->family == NETWORK_V6 ? "2001:db8::1" : "192.0.2.1";

	if (check->form->prefix)
		verdict_help(check->verdict, "write a network such as 10.0.0.0/8");
	else if (check->form->network)
		verdict_help(check->verdict,
			"write an address such as %s or a network such as 10.0.0.0/8", address);
	else
		verdict_help(check->verdict, "write an address such as %s", address);
}

/* Helps with a text that is right by itself, so that it needs no escaping; false where it is not.
 */
static bool
help_with(const struct check *check, struct slice text)
{
	struct network_parse parse;

	if (!network_parse(text, &parse))
		return false;
	verdict_help(check->verdict, "write %.*s", (int)text.length, text.at);
	return true;
}

static void
help_with_prefix(const struct check *check, unsigned length)
{
	verdict_help(
		check->verdict, "write %.*s/%u", (int)check->parse.slash, check->text.at, length);
}

static void
say_octet(const struct check *check, struct slice found)
{
	const struct network_parse *parse = &check->parse;
	struct quote quote;

	if (found.length == 0)
		SAY(check, ADDRESS_V4, parse->at, 0,
			"a part of the IPv4 address is missing; expected four");
	else if (found.at[0] == '.')
		SAY(check, ADDRESS_V4, parse->at, parse->length,
			"an IPv4 address has four parts, found more");
	else if (found.at[0] == '0' && found.length > 1 && byte_is_digit(found.at[1]))
		SAY(check, ADDRESS_V4, parse->at, parse->length,
			"%s has a leading zero, which some programs read as octal",
			quote_value(&quote, found));
	else
		SAY(check, ADDRESS_V4, parse->at, parse->length,
			"%s is no part of an IPv4 address; expected a number from 0 to 255",
			quote_value(&quote, found));
	if (found.length == 0)
		verdict_help(check->verdict, "write all four parts, such as 10.0.0.0");
}

static void
say_group(const struct check *check, struct slice found)
{
	const struct network_parse *parse = &check->parse;
	struct quote quote;

	if (found.length == 0)
		SAY(check, ADDRESS_V6, parse->at, 0,
			"a group of the IPv6 address is missing; expected eight, or one \"::\"");
	else if (slice_is(found, "::"))
		SAY(check, ADDRESS_V6, parse->at, parse->length,
			"\"::\" may stand once in an IPv6 address, for one missing group or more");
	else if (found.at[0] == ':')
		SAY(check, ADDRESS_V6, parse->at, parse->length,
			"unexpected %s in the IPv6 address", quote_value(&quote, found));
	else if (slice_find(found, '.') < found.length)
		SAY(check, ADDRESS_V6, parse->at, parse->length,
			"%s cannot end this IPv6 address; expected four IPv4 parts after at most "
			"six groups",
			quote_value(&quote, found));
	else
		SAY(check, ADDRESS_V6, parse->at, parse->length,
			"%s is no group of an IPv6 address; expected one to four hexadecimal "
			"digits",
			quote_value(&quote, found));
}

static void
say_zone(const struct check *check, struct slice found)
{
	const struct network_parse *parse = &check->parse;
	char fixed[2 * NETWORK_TEXT_SIZE];
	struct quote quote;

	SAY(check, ADDRESS_ZONE, parse->at, parse->length,
		"the zone %s is not allowed in an address", quote_value(&quote, found));
	if (parse->at >= NETWORK_TEXT_SIZE ||
		check->text.length - parse->slash >= NETWORK_TEXT_SIZE)
		return;
	snprintf(fixed, sizeof(fixed), "%.*s%.*s", (int)parse->at, check->text.at,
		(int)(check->text.length - parse->slash), check->text.at + parse->slash);
	help_with(check, slice_of(fixed));
}

static uint32_t
v4_number(const struct network *network)
{
	const uint8_t *bytes = network->bytes;

	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

/* Where first-last is exactly one IPv4 network, helps with it. */
static bool
help_with_range(const struct check *check)
{
	struct network first, last;
	char buffer[NETWORK_TEXT_SIZE];
	uint32_t low, size;

	if (!network_read(slice_first(check->text, check->parse.at), &first) ||
		!network_read(slice_from(check->text, check->parse.at + 1), &last) ||
		first.family != NETWORK_V4 || last.family != NETWORK_V4 || last.length < 32)
		return false;
	low = v4_number(&first);
	size = v4_number(&last) - low;
	if (v4_number(&last) < low || (size & (size + 1)) != 0 || (low & size) != 0)
		return false;
	for (; size > 0; size >>= 1)
		first.length--;
	verdict_help(check->verdict, "write %s", network_format(&first, buffer));
	return true;
}

static void
say_range(const struct check *check)
{
	SAY(check, ADDRESS_RANGE, check->parse.at, check->parse.length,
		"a range of addresses is not accepted; expected one %s",
		check->form->network ? "network" : "address");
	if (!check->form->network || !help_with_range(check))
		verdict_help(check->verdict, "write one entry for each %s of the range",
			check->form->network ? "network" : "address");
}

/* How many bits a mask in its dotted form has; -1 where they are not all in front. */
static int
mask_length(struct slice mask)
{
	struct network network;
	uint32_t bits;
	int length = 0;

	if (!network_read(mask, &network) || network.family != NETWORK_V4)
		return -1;
	bits = v4_number(&network);
	if ((~bits & (~bits + 1)) != 0)
		return -1;
	for (; bits != 0; bits <<= 1)
		length++;
	return length;
}

static void
say_mask(const struct check *check, struct slice found)
{
	int length = mask_length(found);
	struct quote quote;

	SAY(check, ADDRESS_LENGTH, check->parse.at, check->parse.length,
		"%s is a mask; expected a prefix length", quote_value(&quote, found));
	if (length >= 0)
		help_with_prefix(check, (unsigned)length);
}

static void
say_length(const struct check *check, struct slice found)
{
	const struct network_parse *parse = &check->parse;
	struct quote quote;
	unsigned length = 0;

	if (found.length == 0) {
		SAY(check, ADDRESS_LENGTH, parse->at, 0,
			"the prefix length after the slash is missing");
		verdict_help(check->verdict, "write the length of the prefix, from 0 to %u",
			network_bits(&parse->network));
		return;
	}
	if (found.at[0] != '0') {
		SAY(check, ADDRESS_LENGTH, parse->at, parse->length,
			"unexpected %s in the prefix length", quote_value(&quote, found));
		if (found.at[0] == ',' || found.at[0] == ';')
			verdict_help(check->verdict, "write one entry for each network");
		return;
	}
	SAY(check, ADDRESS_LENGTH, parse->at, parse->length,
		"the prefix length %s has a leading zero", quote_value(&quote, found));
	for (size_t i = 0; i < found.length && length <= 128; i++)
		length = length * 10 + (unsigned)(found.at[i] - '0');
	if (length <= network_bits(&parse->network))
		help_with_prefix(check, length);
}

static void
say_trailing(const struct check *check, struct slice found)
{
	struct quote quote;

	SAY(check, ADDRESS_SYNTAX, check->parse.at, check->parse.length,
		"unexpected %s after the address", quote_value(&quote, found));
	if (found.at[0] == ':' && !check->form->prefix)
		help_with(check, slice_first(check->text, check->parse.at));
}

static bool
is_host_name(struct slice text)
{
	return host_holds(text, &(struct host_form){ .wildcard = HOST_WILDCARD_FIRST });
}

static void
say_fault(const struct check *check)
{
	const struct network_parse *parse = &check->parse;
	struct slice found = slice_part(check->text, parse->at, parse->length);
	struct quote quote;

	switch (parse->fault) {
	case NETWORK_FINE: return;
	case NETWORK_OCTET: say_octet(check, found); return;
	case NETWORK_GROUP: say_group(check, found); return;
	case NETWORK_ZONE: say_zone(check, found); return;
	case NETWORK_RANGE: say_range(check); return;
	case NETWORK_TRAILING: say_trailing(check, found); return;
	case NETWORK_LENGTH: say_length(check, found); return;
	case NETWORK_MASK: say_mask(check, found); return;
	case NETWORK_LENGTH_RANGE:
		SAY(check, ADDRESS_LENGTH_RANGE, parse->at, parse->length,
			"the prefix length %s is too long for %s; expected 0 to %u",
			quote_value(&quote, found), family_name(parse->network.family),
			network_bits(&parse->network));
		return;
	case NETWORK_NOT_ADDRESS:
		SAY(check, ADDRESS_SYNTAX, parse->at, parse->length, "%s is %s IP address%s",
			quote_value(&quote, found),
			is_host_name(found) ? "a host name, not an" : "no",
			check->form->network ? " or network" : "");
		help_example(check);
		return;
	}
}

/* A text with nothing to read in it, or with white space around it; true where that was said. */
static bool
say_space(const struct check *check)
{
	size_t space = slice_edge_space(check->text);
	struct slice trimmed = slice_trimmed(check->text);

	if (trimmed.length == 0) {
		SAY(check, ADDRESS_EMPTY, 0, check->text.length, "the address is empty");
		help_example(check);
		return true;
	}
	if (space == check->text.length)
		return false;
	SAY(check, ADDRESS_SPACE, space,
		space ? check->text.length - space : (size_t)(trimmed.at - check->text.at),
		"white space %s the address", space ? "after" : "before");
	help_with(check, trimmed);
	return true;
}

/* What is right by itself, and wrong for the field; true where that was said. */
static bool
say_prefix(const struct check *check)
{
	const struct network_parse *parse = &check->parse;
	struct slice text = check->text;
	struct quote quote;

	if (!check->form->network && parse->slash < text.length) {
		SAY(check, ADDRESS_PREFIX, parse->slash, text.length - parse->slash,
			"expected a single address, found the prefix length %s",
			quote_value(&quote, slice_from(text, parse->slash)));
		help_with(check, slice_first(text, parse->slash));
		return true;
	}
	if (check->form->prefix && parse->slash == text.length && parse->fault == NETWORK_FINE) {
		SAY(check, ADDRESS_NO_PREFIX, text.length, 0,
			"%s has no prefix length; expected a network", quote_value(&quote, text));
		if (check->form->narrowest == 0)
			help_with_prefix(check, network_bits(&parse->network));
		return true;
	}
	return false;
}

static bool
is_private(const struct network *network)
{
	for (size_t i = 0; i < sizeof(private_networks) / sizeof(*private_networks); i++)
		if (network_contains(&private_networks[i], network))
			return true;
	return false;
}

static void
check_range(const struct check *check)
{
	const struct form *form = check->form;
	const struct network *network = &check->parse.network;
	size_t at = check->parse.slash + 1;
	struct quote quote;

	if (form->family != NETWORK_NONE && form->family != network->family)
		SAY(check, ADDRESS_FAMILY, 0, check->text.length,
			"expected an %s address, found %s %s", family_name(form->family),
			family_name(network->family), quote_value(&quote, check->text));
	else if (network->length < form->widest[network->family])
		SAY(check, ADDRESS_TOO_WIDE, at, check->text.length - at,
			"a /%u is too wide; expected /%u or longer", network->length,
			form->widest[network->family]);
	else if (form->narrowest > 0 && network->length > form->narrowest)
		SAY(check, ADDRESS_TOO_NARROW, at, check->text.length - at,
			"a /%u is too narrow; expected /%u or shorter", network->length,
			form->narrowest);
	else if (form->private && !is_private(network))
		SAY(check, ADDRESS_NOT_PRIVATE, 0, check->text.length,
			"%s is not private; expected a network inside 10.0.0.0/8, 172.16.0.0/12, "
			"192.168.0.0/16 or 100.64.0.0/10",
			quote_value(&quote, check->text));
}

static void
check_host_bits(const struct check *check)
{
	struct network masked = network_masked(&check->parse.network);
	char buffer[NETWORK_TEXT_SIZE];

	if (network_compare(&masked, &check->parse.network) == 0)
		return;
	network_format(&masked, buffer);
	SAY(check, ADDRESS_HOST_BITS, 0, check->text.length,
		"%.*s has host bits set; it means the network %s", (int)check->text.length,
		check->text.at, buffer);
	verdict_help(check->verdict, "write %s", buffer);
}

static void
check_run(struct check *check)
{
	bool address;

	if (say_space(check))
		return;
	network_parse(check->text, &check->parse);
	address = check->parse.fault == NETWORK_FINE || check->parse.fault >= NETWORK_LENGTH;
	if (address && say_prefix(check))
		return;
	if (check->parse.fault != NETWORK_FINE) {
		say_fault(check);
		return;
	}
	check_range(check);
	if (!check->verdict->complaint)
		check_host_bits(check);
}

static void
address_check(const struct form *form, struct slice text, struct verdict *verdict)
{
	check_run(&(struct check){ .form = form, .text = text, .verdict = verdict });
}

void
address_check_part(struct slice part, size_t base, struct verdict *verdict)
{
	check_run(&(struct check){
		.form = &form_ip, .text = part, .base = base, .verdict = verdict });
}

static void
cidr_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	address_check(&form_cidr, text, verdict);
}

static void
cidr_or_ip_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	address_check(&form_cidr_or_ip, text, verdict);
}

static void
ip_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	address_check(&form_ip, text, verdict);
}

static void
ipv4_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	address_check(&form_ipv4, text, verdict);
}

static void
ipv6_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	address_check(&form_ipv6, text, verdict);
}

static void
device_subnet_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	address_check(&form_device_subnet, text, verdict);
}

static void
location_network_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	address_check(&form_location, text, verdict);
}

static void
proxy_endpoint_network_check(
	const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	address_check(&form_proxy_endpoint, text, verdict);
}

const struct language language_cidr = {
	.name = "cidr",
	.check = cidr_check,
	.complaints = { address_complaints },
};

const struct language language_cidr_or_ip = {
	.name = "cidr-or-ip",
	.check = cidr_or_ip_check,
	.complaints = { address_complaints },
};

const struct language language_ip = {
	.name = "ip",
	.check = ip_check,
	.complaints = { address_complaints },
};

const struct language language_ipv4 = {
	.name = "ipv4",
	.check = ipv4_check,
	.complaints = { address_complaints },
};

const struct language language_ipv6 = {
	.name = "ipv6",
	.check = ipv6_check,
	.complaints = { address_complaints },
};

const struct language language_device_subnet = {
	.name = "device-subnet",
	.check = device_subnet_check,
	.complaints = { address_complaints },
};

const struct language language_location_network = {
	.name = "location-network",
	.check = location_network_check,
	.complaints = { address_complaints },
};

const struct language language_proxy_endpoint_network = {
	.name = "proxy-endpoint-network",
	.check = proxy_endpoint_network_check,
	.complaints = { address_complaints },
};
