/*
 * Split-tunnel and fallback lists as rules see them, be the list a resource of its own or a member
 * of a device profile, and sorted views of them in which equal and covering entries stand side by
 * side.
 */
#ifndef ZTLINT_RULE_TUNNEL_H
#define ZTLINT_RULE_TUNNEL_H

#include "base/arena.h"
#include "input/resource.h"
#include "language/cidr.h"

enum tunnel_list {
	TUNNEL_EXCLUDE,
	TUNNEL_INCLUDE,
	TUNNEL_FALLBACK,
};

/* The list of that sort which the resource is or holds; NULL where there is none. */
const struct node *tunnel_list(const struct resource *resource, enum tunnel_list which);

/* The client mode that a profile asks for: its node, or NULL. */
const struct node *tunnel_mode(const struct resource *profile);

struct tunnel_network {
	struct network network; /* without host bits */
	const struct node *node;
};

/* Reads what an entry of a list holds as a network: in its `member`, or itself where that is NULL.
 * False for what the schema refused and what is no network, or none yet. */
bool
tunnel_network_read(struct tunnel_network *network, const struct node *entry, const char *member);

struct tunnel_networks {
	struct tunnel_network *items;
	size_t count;
};

/* The networks of all entries, sorted by network_compare, equal ones as written. The memory is the
 * arena's. */
struct tunnel_networks
tunnel_networks(struct arena *arena, const struct node *list, const char *member);

struct tunnel_host {
	struct slice name; /* without the "*." in front */
	bool wildcard; /* which stood there */
	const struct node *node;
	const struct resource *resource; /* whose it is, for names from elsewhere; or NULL */
};

/* The same for a host name, with or without wildcard. */
bool tunnel_host_read(struct tunnel_host *host, const struct node *entry, const char *member);

struct tunnel_hosts {
	struct tunnel_host *items;
	size_t count;
	size_t capacity;
};

/* The host names of all entries, sorted from their ends on: a name stands before all names below
 * it, and those before any other. A wildcard stands behind the same name without, equal ones as
 * written. */
struct tunnel_hosts tunnel_hosts(struct arena *arena, const struct node *list, const char *member);

/* Adds a name from elsewhere, where it is one and `node`, which holds it, is known already; a `*.`
 * in front makes a wildcard. Sort before asking. */
void tunnel_hosts_add(struct arena *arena, struct tunnel_hosts *hosts, struct slice name,
	const struct node *node, const struct resource *resource);
void tunnel_hosts_sort(struct tunnel_hosts *hosts);

/* The entry of the sorted hosts that takes in the host: itself, or a wildcard above it; or NULL. */
const struct tunnel_host *
tunnel_hosts_cover(const struct tunnel_hosts *hosts, const struct tunnel_host *host);

/* The first of the sorted hosts that this one takes in, or NULL. */
const struct tunnel_host *
tunnel_hosts_below(const struct tunnel_hosts *hosts, const struct tunnel_host *host);

/* The longest of the sorted hosts without wildcards that is the host or a domain above it; or NULL.
 */
const struct tunnel_host *
tunnel_hosts_above(const struct tunnel_hosts *hosts, const struct tunnel_host *host);

/* Does the name lie below the other one, at any depth? Wildcards are not looked at. */
bool tunnel_host_is_below(const struct tunnel_host *item, const struct tunnel_host *outer);

/* Are both the same name, and both wildcards or neither? */
bool tunnel_host_equal(const struct tunnel_host *a, const struct tunnel_host *b);

/* Is it one of the networks that a new exclude list holds (the default in the API description)? */
bool network_is_default(const struct network *network);

/* These networks one by one, from 0; NULL past the last. */
const char *network_default(size_t index);

/* Does it lie in space that is not routed on the Internet (RFC 6890, and multicast)? */
bool network_is_local(const struct network *network);

/* "address" for a single one, else "network". */
const char *network_noun(const struct network *network);

/* The address in "address:port" or "[address]:port"; false where a name stands there. */
bool network_of_endpoint(struct slice endpoint, struct network *address);

/* Is it one of the suffixes that a new fallback list holds? */
bool suffix_is_default(struct slice suffix);

/* These suffixes one by one, from 0; NULL past the last. */
const char *suffix_default(size_t index);

/* Does the name end in one of those that no public zone can hold? */
bool suffix_is_private(struct slice name);

/* Does everybody register names below it: a well-known top-level domain, one of two letters, or a
 * second level such as co.uk? */
bool suffix_is_public(struct slice suffix);

/* Is it a name that somebody registered in public: one label in front of what is above? */
bool suffix_is_zone(struct slice suffix);

/* Does it lie in the zones that map addresses to names? */
bool suffix_is_reverse(struct slice suffix);

#endif
