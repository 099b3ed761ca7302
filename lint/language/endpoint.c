#include "language/endpoint.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "language/address.h"
#include "language/cidr.h"
#include "language/host.h"

enum {
	PORT_MISSING,
	PORT_SYNTAX,
	PORT_RANGE,
	PORT_ORDER,
	PORT_COUNT,
};

const struct complaint port_complaints[] = {
	[PORT_MISSING] = { "PORT_MISSING", "port-format" },
	[PORT_SYNTAX] = { "PORT_SYNTAX", "port-format" },
	[PORT_RANGE] = { "PORT_RANGE", "port-format" },
	[PORT_ORDER] = { "PORT_ORDER", "port-format" },
	[PORT_COUNT] = { NULL, NULL },
};

static const struct complaint bracket_complaints[] = {
	{ "HOST_BRACKET", "host-format" },
	{ NULL, NULL },
};

enum {
	PORT_MAX = 65535,
};

static const struct host_form form_host = { .wildcard = HOST_NO_WILDCARD };

/* The value of a run of digits, PORT_MAX + 1 for all that is more. */
static unsigned
port_value(struct slice digits)
{
	unsigned value = 0;

	for (size_t i = 0; i < digits.length && value <= PORT_MAX; i++)
		value = value * 10 + (unsigned)(digits.at[i] - '0');
	return value <= PORT_MAX ? value : PORT_MAX + 1;
}

static void
say_digits(struct slice part, size_t base, struct verdict *verdict)
{
	struct quote quote;

	verdict_say(verdict, &port_complaints[PORT_SYNTAX], base, part.length,
		"the port %s has a leading zero", quote_value(&quote, part));
	if (port_value(part) <= PORT_MAX)
		verdict_help(verdict, "write %u", port_value(part));
}

bool
port_refuse(struct slice part, size_t base, struct verdict *verdict)
{
	size_t digits = slice_digits_end(part, 0);
	unsigned value = port_value(slice_first(part, digits));
	struct quote quote;

	if (part.length == 0)
		verdict_say(verdict, &port_complaints[PORT_MISSING], base, 0,
			"the port is missing; expected a number from 1 to 65535");
	else if (digits < part.length)
		verdict_say(verdict, &port_complaints[PORT_SYNTAX], base + digits,
			part.length - digits, "%s %s",
			digits ? "unexpected behind the port:"
			       : "expected the number of a port, found",
			quote_value(&quote, slice_from(part, digits)));
	else if (value == 0 && part.length == 1)
		verdict_say(verdict, &port_complaints[PORT_RANGE], base, 1,
			"there is no port 0; expected 1 to 65535");
	else if (part.at[0] == '0')
		say_digits(part, base, verdict);
	else if (value > PORT_MAX)
		verdict_say(verdict, &port_complaints[PORT_RANGE], base, part.length,
			"there is no port %s; expected 1 to 65535", quote_value(&quote, part));
	else
		return false;
	return true;
}

bool
endpoint_is_ipv6(struct slice text)
{
	struct network_parse parse;

	return network_parse(text, &parse) && parse.slash == text.length &&
	       parse.network.family == NETWORK_V6;
}

static bool
is_ipv4(struct slice text)
{
	struct network_parse parse;

	return network_parse(text, &parse) && parse.slash == text.length &&
	       parse.network.family == NETWORK_V4;
}

static size_t
last_colon(struct slice text)
{
	size_t at = slice_last_part(text, ':');

	return at > 0 ? at - 1 : 0;
}

/* More than one colon, no brackets. */
static void
say_unbracketed(struct slice text, struct verdict *verdict)
{
	size_t colon = last_colon(text);
	struct slice address = slice_first(text, colon), port = slice_from(text, colon + 1);

	verdict_say(verdict, bracket_complaints, 0, text.length,
		"an IPv6 address must stand in brackets before a port");
	if (endpoint_is_ipv6(address) && !port_refuse(port, 0, &(struct verdict){ 0 }))
		verdict_help(verdict, "write [%.*s]:%.*s", (int)address.length, address.at,
			(int)port.length, port.at);
	else if (endpoint_is_ipv6(text))
		verdict_help(verdict, "write [%.*s]: and the port", (int)text.length, text.at);
}

/* What stands behind the host: a colon and the port, to the end of the text. */
static bool
port_part_refuse(struct slice text, size_t at, struct verdict *verdict)
{
	struct quote quote;

	if (at < text.length && text.at[at] != ':') {
		verdict_say(verdict, &port_complaints[PORT_SYNTAX], at, text.length - at,
			"expected a colon and a port, found %s",
			quote_value(&quote, slice_from(text, at)));
		return true;
	}
	if (!port_refuse(slice_from(text, at + 1), at < text.length ? at + 1 : at, verdict))
		return false;
	if (text.length <= at + 1)
		verdict_help(verdict, "add a colon and a port, such as :443");
	return true;
}

static void
bracketed_check(struct slice text, struct verdict *verdict)
{
	size_t close = slice_find(text, ']');
	struct slice inside = slice_part(text, 1, close - 1);
	struct quote quote;

	if (close == text.length)
		verdict_say(
			verdict, bracket_complaints, 0, text.length, "the bracket is never closed");
	else if (!endpoint_is_ipv6(inside))
		verdict_say(verdict, bracket_complaints, 0, close + 1,
			"expected an IPv6 address between the brackets, found %s",
			quote_value(&quote, inside));
	else
		port_part_refuse(text, close + 1, verdict);
	if (is_ipv4(inside))
		verdict_help(verdict, "write %.*s without brackets", (int)inside.length, inside.at);
}

/* The host's own help is left out: it would offer half of the value. */
static bool
host_part_refuse(struct slice host, struct verdict *verdict)
{
	struct verdict inner = { .message = verdict->message };

	if (!host_refuse(host, &form_host, 0, &inner))
		return false;
	inner.help = verdict->help;
	*verdict = inner;
	return true;
}

/* Helps with what is left without scheme, path and white space, where that is right. */
static void
help_with_rest(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	struct slice rest = slice_trimmed(text);
	size_t scheme = slice_scheme(rest);
	struct verdict inner = { 0 };

	if (scheme > 0)
		rest = slice_from(rest, scheme + 3);
	if (scheme > 0)
		rest = slice_first(rest, slice_find(rest, '/'));
	if (rest.length == text.length || rest.length > 255)
		return;
	grammar->language->check(grammar, rest, &inner);
	if (!inner.complaint)
		verdict_help(verdict, "write %.*s", (int)rest.length, rest.at);
}

static bool
space_or_scheme_refuse(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	if (slice_trimmed(text).length == text.length && slice_scheme(text) == 0)
		return false;
	if (!host_part_refuse(text, verdict))
		return false;
	if (verdict->help)
		help_with_rest(grammar, text, verdict);
	return true;
}

/* What no endpoint is, whether by name or by address, and the one with brackets; true where all is
 * said. */
static bool
front_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	if (space_or_scheme_refuse(grammar, text, verdict))
		return true;
	if (slice_byte(text, 0) == '[')
		bracketed_check(text, verdict);
	else if (slice_count(text, ':') > 1)
		say_unbracketed(text, verdict);
	else
		return false;
	return true;
}

static void
host_port_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	size_t colon = slice_find(text, ':');
	struct slice host = slice_first(text, colon);

	if (front_check(grammar, text, verdict))
		return;
	if (!is_ipv4(host) && host_part_refuse(host, verdict))
		return;
	if (!port_part_refuse(text, colon, verdict))
		host_remark(host, &form_host, 0, verdict);
}

static void
ip_port_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	size_t colon = slice_find(text, ':');
	struct slice host = slice_first(text, colon);

	if (front_check(grammar, text, verdict))
		return;
	address_check_part(host, 0, verdict);
	if (!verdict->complaint)
		port_part_refuse(text, colon, verdict);
}

/* Helps with the digits and the hyphen of `80 - 90`, where these alone are right. */
static void
help_with_range(struct slice text, struct verdict *verdict)
{
	struct slice low = slice_trimmed(slice_first(text, slice_find(text, '-')));
	struct slice high = slice_trimmed(slice_from(text, slice_find(text, '-') + 1));

	if (slice_find(text, ',') < text.length)
		verdict_help(verdict, "write one entry for each port or range");
	else if (low.length <= 5 && !port_refuse(low, 0, &(struct verdict){ 0 }) &&
		 high.length <= 5 && !port_refuse(high, 0, &(struct verdict){ 0 }) &&
		 port_value(low) <= port_value(high))
		verdict_help(verdict, "write %u-%u", port_value(low), port_value(high));
}

static void
port_range_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	size_t dash = slice_digits_end(text, 0);
	bool range = slice_byte(text, dash) == '-' && dash > 0;
	struct slice low = range ? slice_first(text, dash) : text;
	struct slice high = slice_from(text, dash + 1);

	(void)grammar;
	if (port_refuse(low, 0, verdict) || (range && port_refuse(high, dash + 1, verdict))) {
		help_with_range(text, verdict);
		return;
	}
	if (!range || port_value(low) <= port_value(high))
		return;
	verdict_say(verdict, &port_complaints[PORT_ORDER], 0, text.length,
		"the range starts with port %u and ends with port %u", port_value(low),
		port_value(high));
	verdict_help(verdict, "write %u-%u", port_value(high), port_value(low));
}

const struct language language_host_port = {
	.name = "host-port",
	.check = host_port_check,
	.complaints = { host_complaints, port_complaints, bracket_complaints },
};

const struct language language_ip_port = {
	.name = "ip-port",
	.check = ip_port_check,
	.complaints = { address_complaints, host_complaints, port_complaints, bracket_complaints },
};

const struct language language_port_range = {
	.name = "port-range",
	.check = port_range_check,
	.complaints = { port_complaints },
};
