/*
 * IP networks: reading and writing them, and the order and containment that lists of them need.
 *
 * Sorted with network_compare, a network stands right after those that contain it, so duplicates
 * and covered entries of a list are found in one pass over the sorted list.
 */
#ifndef ZTLINT_LANGUAGE_CIDR_H
#define ZTLINT_LANGUAGE_CIDR_H

#include "base/slice.h"

#include <stdint.h>

enum network_family {
	NETWORK_NONE,
	NETWORK_V4,
	NETWORK_V6,
};

/* A network; a single address has the full length (32 or 128). */
struct network {
	uint8_t bytes[16]; /* in network order; IPv4 takes the first four, the rest is zero */
	uint8_t family; /* enum network_family */
	uint8_t length; /* of the prefix, in bits */
};

enum {
	NETWORK_TEXT_SIZE = 48, /* eight groups of four digits, "/128" and the NUL */
};

/* What is wrong with the text of a network. */
enum network_fault {
	NETWORK_FINE,
	NETWORK_NOT_ADDRESS, /* no address at all */
	NETWORK_OCTET, /* a part of an IPv4 address */
	NETWORK_GROUP, /* a group of an IPv6 address */
	NETWORK_ZONE, /* %eth0 */
	NETWORK_RANGE, /* first-last */
	NETWORK_TRAILING, /* something behind an IPv4 address */
	NETWORK_LENGTH, /* the prefix length is no plain number */
	NETWORK_MASK, /* a dotted mask where the prefix length belongs */
	NETWORK_LENGTH_RANGE, /* more bits than the family has */
};

/* A network as it was written. */
struct network_parse {
	struct network
		network; /* host bits kept; on a fault behind the address, with full length */
	enum network_fault fault;
	size_t at; /* the bytes at fault; an empty range where something is missing */
	size_t length;
	size_t slash; /* where the prefix begins; the length of the text where there is none */
};

/* Reads an address or a network and says what is wrong with it: the grammar of section 6.1 of the
 * reference, where a bare address stands for its /32 or /128. True where nothing is wrong. */
bool network_parse(struct slice text, struct network_parse *parse);

/* The same without the why; host bits are cleared, so that equal networks have equal bytes. */
bool network_read(struct slice text, struct network *network);

/* How many bits an address of the family has: 32 or 128. */
unsigned network_bits(const struct network *network);

/* The network with its host bits cleared. */
struct network network_masked(const struct network *network);

/* Orders by family, address and length, a wide network before what it contains. */
int network_compare(const struct network *a, const struct network *b);

/* Whether every address of the inner one lies in the outer one; equal networks contain each other.
 * Host bits are not looked at; IPv4 and IPv6 never meet. */
bool network_contains(const struct network *outer, const struct network *inner);

/* Writes the shortest spelling (RFC 5952), without a prefix length where it is the full one.
 * Returns the buffer. */
char *network_format(const struct network *network, char buffer[NETWORK_TEXT_SIZE]);

#endif
