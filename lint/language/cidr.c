#include "language/cidr.h"

#include "base/bytes.h"

#include <stdio.h>

enum {
	V4_BITS = 32,
	V6_BITS = 128,
	V6_GROUPS = 8,
};

static bool
parse_fault(struct network_parse *parse, enum network_fault fault, size_t at, size_t end)
{
	parse->fault = fault;
	parse->at = at;
	parse->length = end - at;
	return false;
}

/* From `at` up to the first of the stop bytes, or the end. */
static size_t
part_end(struct slice text, size_t at, const char *stops)
{
	for (; at < text.length; at++) {
		for (const char *stop = stops; *stop != '\0'; stop++) {
			if (text.at[at] == *stop)
				return at;
		}
	}
	return at;
}

/* The number written from `at` to `end`, or -1 for none, a leading zero, or more than `most`. */
static int
small_number(struct slice text, size_t at, size_t end, int most)
{
	int value = 0;

	if (at == end || (text.at[at] == '0' && end - at > 1))
		return -1;
	for (; at < end; at++) {
		value = value * 10 + (text.at[at] - '0');
		if (value > most)
			return -1;
	}
	return value;
}

/* Four decimal parts from *at on; *at moves behind them. */
static bool
v4_read(struct slice text, size_t *at, uint8_t bytes[4], struct network_parse *parse)
{
	for (unsigned i = 0; i < 4; i++) {
		size_t start = *at, end = slice_digits_end(text, start);
		int octet = small_number(text, start, end, 255);
		bool last = i == 3;

		if (octet < 0 && (end == start || !last))
			end = part_end(text, end, "./");
		if (octet < 0)
			return parse_fault(parse, NETWORK_OCTET, start, end);
		bytes[i] = (uint8_t)octet;
		*at = end;
		if (last)
			break;
		if (slice_byte(text, end) == '.')
			++*at;
		else if (end == text.length || text.at[end] == '/')
			return parse_fault(parse, NETWORK_OCTET, end, end);
		else
			return parse_fault(parse, NETWORK_OCTET, start, part_end(text, end, "./"));
	}
	return true;
}

static bool
v4_address(struct slice text, size_t *at, struct network_parse *parse)
{
	if (slice_byte(text, *at) == '0' && (slice_byte(text, *at + 1) | 0x20) == 'x')
		return parse_fault(parse, NETWORK_OCTET, *at, part_end(text, *at, "./"));
	if (!v4_read(text, at, parse->network.bytes, parse))
		return false;
	parse->network.family = NETWORK_V4;
	parse->network.length = V4_BITS;
	switch (slice_byte(text, *at)) {
	case '/': return true;
	case '-': return parse_fault(parse, NETWORK_RANGE, *at, text.length);
	case '.': return parse_fault(parse, NETWORK_OCTET, *at, part_end(text, *at, "/"));
	default: break;
	}
	return *at == text.length || parse_fault(parse, NETWORK_TRAILING, *at, text.length);
}

/* The groups of an IPv6 address as they are met. */
struct groups {
	uint16_t values[V6_GROUPS];
	unsigned count;
	int gap; /* how many stood before the "::", -1 without one */
	size_t gap_at; /* where the "::" stands */
};

/* One group of one to four digits, or -1. */
static int
group_value(struct slice text, size_t at, size_t end)
{
	int value = 0;

	if (at == end || end - at > 4)
		return -1;
	for (; at < end; at++) {
		int digit = byte_hex(text.at[at]);

		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

/* The IPv4 notation of the last two groups, from `at` to `end`. */
static bool
embedded_read(struct slice text, size_t at, size_t end, struct groups *groups,
	struct network_parse *parse)
{
	struct slice rest = slice_first(text, end);
	struct network_parse inner = { 0 };
	uint8_t bytes[4] = { 0 };
	size_t behind = at;

	if (groups->count > V6_GROUPS - 2 || !v4_read(rest, &behind, bytes, &inner) ||
		behind != end)
		return parse_fault(parse, NETWORK_GROUP, at, end);
	groups->values[groups->count++] = (uint16_t)(bytes[0] << 8 | bytes[1]);
	groups->values[groups->count++] = (uint16_t)(bytes[2] << 8 | bytes[3]);
	return true;
}

static bool
group_read(struct slice text, size_t *at, struct groups *groups, struct network_parse *parse)
{
	size_t start = *at, end = part_end(text, start, ":/%");
	const char *dash = end > start ? memchr(text.at + start, '-', end - start) : NULL;
	int value = group_value(text, start, end);

	*at = end;
	if (end > start && memchr(text.at + start, '.', end - start)) {
		if (slice_byte(text, end) == ':')
			return parse_fault(parse, NETWORK_GROUP, start, end);
		return embedded_read(text, start, end, groups, parse);
	}
	if (dash && group_value(text, start, (size_t)(dash - text.at)) >= 0)
		return parse_fault(parse, NETWORK_RANGE, (size_t)(dash - text.at), text.length);
	if (value < 0)
		return parse_fault(parse, NETWORK_GROUP, start, end);
	groups->values[groups->count++] = (uint16_t)value;
	return true;
}

/* The colons between two groups, or the end of the address. *more: a group must follow. */
static bool
colon_read(struct slice text, size_t *at, struct groups *groups, struct network_parse *parse,
	bool *more)
{
	size_t start = *at;

	*more = false;
	if (slice_byte(text, start) != ':')
		return true;
	if (slice_byte(text, start + 1) != ':') {
		if (groups->count == V6_GROUPS)
			return parse_fault(parse, NETWORK_GROUP, start, part_end(text, start, "/"));
		*at = start + 1;
		return *more = true;
	}
	if (groups->gap >= 0 || groups->count == V6_GROUPS)
		return parse_fault(parse, NETWORK_GROUP, start, start + 2);
	groups->gap = (int)groups->count;
	groups->gap_at = start;
	*at = start + 2;
	if (slice_byte(text, *at) == ':')
		return parse_fault(parse, NETWORK_GROUP, *at, *at + 1);
	*more = *at < text.length && text.at[*at] != '/' && text.at[*at] != '%';
	return true;
}

static void
groups_store(const struct groups *groups, struct network *network)
{
	unsigned gap = groups->gap < 0 ? groups->count : (unsigned)groups->gap;

	for (unsigned i = 0; i < groups->count; i++) {
		unsigned place = i < gap ? i : V6_GROUPS - groups->count + i;

		network->bytes[2 * place] = (uint8_t)(groups->values[i] >> 8);
		network->bytes[2 * place + 1] = (uint8_t)(groups->values[i] & 0xff);
	}
	network->family = NETWORK_V6;
	network->length = V6_BITS;
}

static bool
v6_address(struct slice text, size_t *at, struct network_parse *parse)
{
	struct groups groups = { .gap = -1 };
	bool more = true;

	if (slice_byte(text, 0) == ':') {
		if (slice_byte(text, 1) != ':')
			return parse_fault(parse, NETWORK_GROUP, 0, 1);
		if (!colon_read(text, at, &groups, parse, &more))
			return false;
	}
	while (more)
		if (!group_read(text, at, &groups, parse) ||
			!colon_read(text, at, &groups, parse, &more))
			return false;
	if (slice_byte(text, *at) == '%')
		return parse_fault(parse, NETWORK_ZONE, *at, part_end(text, *at, "/"));
	if (groups.gap >= 0 && groups.count == V6_GROUPS)
		return parse_fault(parse, NETWORK_GROUP, groups.gap_at, groups.gap_at + 2);
	if (groups.gap < 0 && groups.count < V6_GROUPS)
		return parse_fault(parse, NETWORK_GROUP, *at, *at);
	groups_store(&groups, &parse->network);
	return true;
}

/* Whether what stands behind the slash is a whole IPv4 address: surely a mask. */
static bool
is_mask(struct slice text, size_t at)
{
	struct network_parse inner = { 0 };
	uint8_t bytes[4];

	return v4_read(text, &at, bytes, &inner) && at == text.length;
}

static bool
length_read(struct slice text, size_t at, struct network_parse *parse)
{
	size_t end = slice_digits_end(text, at);
	int most = (int)network_bits(&parse->network);
	int length;

	if (is_mask(text, at))
		return parse_fault(parse, NETWORK_MASK, at, text.length);
	if (end < text.length || end == at)
		return parse_fault(parse, NETWORK_LENGTH, end, text.length);
	if (text.at[at] == '0' && end - at > 1)
		return parse_fault(parse, NETWORK_LENGTH, at, end);
	length = small_number(text, at, end, most);
	if (length < 0)
		return parse_fault(parse, NETWORK_LENGTH_RANGE, at, end);
	parse->network.length = (uint8_t)length;
	return true;
}

/* The first label decides the family, so that a typo is explained in the words of what was meant.
 */
static bool
address_read(struct slice text, size_t *at, struct network_parse *parse)
{
	size_t first = part_end(text, 0, ".:/");
	size_t colon = part_end(text, 0, ":/");
	bool hexadecimal = slice_byte(text, 0) == '0' && (slice_byte(text, 1) | 0x20) == 'x';

	if (hexadecimal ||
		(first > 0 && slice_digits_end(text, 0) == first && slice_byte(text, first) != ':'))
		return v4_address(text, at, parse);
	if (slice_byte(text, colon) == ':' && !memchr(text.at, '[', colon))
		return v6_address(text, at, parse);
	return parse_fault(parse, NETWORK_NOT_ADDRESS, 0, text.length);
}

bool
network_parse(struct slice text, struct network_parse *parse)
{
	size_t at = 0;

	*parse = (struct network_parse){ .slash = part_end(text, 0, "/") };
	if (!address_read(text, &at, parse))
		return false;
	return at == text.length || length_read(text, at + 1, parse);
}

bool
network_read(struct slice text, struct network *network)
{
	struct network_parse parse;

	if (!network_parse(text, &parse))
		return false;
	*network = network_masked(&parse.network);
	return true;
}

unsigned
network_bits(const struct network *network)
{
	return network->family == NETWORK_V4 ? V4_BITS : V6_BITS;
}

/* The bits of byte `i` that belong to a prefix of this length. */
static uint8_t
mask_byte(unsigned length, unsigned i)
{
	unsigned left = length > 8 * i ? length - 8 * i : 0;

	return left >= 8 ? 0xff : (uint8_t)(0xff00u >> left & 0xff);
}

struct network
network_masked(const struct network *network)
{
	struct network masked = *network;

	for (unsigned i = 0; i < sizeof(masked.bytes); i++)
		masked.bytes[i] &= mask_byte(masked.length, i);
	return masked;
}

int
network_compare(const struct network *a, const struct network *b)
{
	int order = (int)a->family - (int)b->family;

	if (order == 0)
		order = memcmp(a->bytes, b->bytes, sizeof(a->bytes));
	if (order == 0)
		order = (int)a->length - (int)b->length;
	return order;
}

bool
network_contains(const struct network *outer, const struct network *inner)
{
	unsigned different = 0;

	if (outer->family != inner->family || outer->length > inner->length)
		return false;
	for (unsigned i = 0; i < sizeof(outer->bytes); i++)
		different |= (outer->bytes[i] ^ inner->bytes[i]) & mask_byte(outer->length, i);
	return different == 0;
}

/* The longest run of zero groups, the first of equal ones; RFC 5952 folds no single group. */
static void
longest_gap(const uint8_t bytes[16], unsigned *gap, unsigned *size)
{
	unsigned run = 0;

	*gap = V6_GROUPS;
	*size = 1;
	for (unsigned i = 0; i < V6_GROUPS; i++) {
		run = bytes[2 * i] || bytes[2 * i + 1] ? 0 : run + 1;
		if (run > *size) {
			*size = run;
			*gap = i + 1 - run;
		}
	}
}

static size_t
v6_format(const uint8_t bytes[16], char buffer[NETWORK_TEXT_SIZE])
{
	unsigned gap, size;
	size_t used = 0;

	longest_gap(bytes, &gap, &size);
	for (unsigned i = 0; i < V6_GROUPS; i++) {
		unsigned group = (unsigned)bytes[2 * i] << 8 | bytes[2 * i + 1];

		if (i == gap) {
			used += (size_t)snprintf(
				buffer + used, NETWORK_TEXT_SIZE - used, i ? ":" : "::");
			i += size - 1;
			continue;
		}
		used += (size_t)snprintf(buffer + used, NETWORK_TEXT_SIZE - used,
			i + 1 < V6_GROUPS ? "%x:" : "%x", group);
	}
	return used;
}

char *
network_format(const struct network *network, char buffer[NETWORK_TEXT_SIZE])
{
	const uint8_t *bytes = network->bytes;
	size_t used;

	if (network->family == NETWORK_V4)
		used = (size_t)snprintf(buffer, NETWORK_TEXT_SIZE, "%d.%d.%d.%d", bytes[0],
			bytes[1], bytes[2], bytes[3]);
	else
		used = v6_format(bytes, buffer);
	if (network->length < network_bits(network))
		snprintf(buffer + used, NETWORK_TEXT_SIZE - used, "/%d", network->length);
	return buffer;
}
