/* The host in a URL, for rules that look at where clients are sent. */
#ifndef ZTLINT_RULES_DEVICES_ENDPOINT_H
#define ZTLINT_RULES_DEVICES_ENDPOINT_H

#include "base/bytes.h"
#include "language/cidr.h"

/* What stands between the scheme and the port or path, without the brackets of an IPv6 literal;
 * false where the text is no URL with a host. */
static inline bool
endpoint_host(struct slice url, struct slice *host)
{
	size_t scheme = slice_scheme(url);
	struct slice rest = slice_from(url, scheme + 3);
	size_t end = 0;

	if (scheme == 0)
		return false;
	while (end < rest.length && !memchr("/?#", rest.at[end], 3))
		end++;
	rest = slice_first(rest, end);
	rest = slice_from(rest, slice_last_part(rest, '@'));
	if (slice_byte(rest, 0) == '[')
		*host = slice_part(rest, 1, slice_find(rest, ']') - 1);
	else
		*host = slice_first(rest, slice_find(rest, ':'));
	return host->length > 0;
}

/* Addresses that only stand in examples (RFC 5737, RFC 3849). */
static inline bool
network_is_documentation(const struct network *address)
{
	static const char *const networks[] = { "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",
		"2001:db8::/32" };

	for (size_t i = 0; i < sizeof(networks) / sizeof(*networks); i++) {
		struct network network;

		if (network_read(slice_of(networks[i]), &network) &&
			network_contains(&network, address))
			return true;
	}
	return false;
}

#endif
