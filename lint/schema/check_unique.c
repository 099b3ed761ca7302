/* Equal items of a list, found by sorting their hashes. */
#include "schema/check.h"

#include "base/bytes.h"

#include <stdlib.h>

enum { FEW = 8 }; /* so many are compared one by one, without memory */

struct hashed {
	uint64_t hash;
	struct node *node;
};

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 29;
}

static uint64_t
bytes_hash(struct slice bytes)
{
	uint64_t hash = bytes.length;

	for (; bytes.length >= 8; bytes = slice_from(bytes, 8)) {
		uint64_t word;

		memcpy(&word, bytes.at, 8);
		hash = mix(hash, word);
	}
	for (size_t i = 0; i < bytes.length; i++)
		hash = mix(hash, (unsigned char)bytes.at[i]);
	return hash;
}

/* The exponent after an 'e', cut where no sane number has one: equal numbers stay equal. */
static int64_t
read_exponent(struct slice number, size_t at)
{
	bool negative = at + 1 < number.length && number.at[at + 1] == '-';
	int64_t exponent = 0;

	for (size_t i = at + 1; i < number.length && exponent < INT32_MAX; i++) {
		if (byte_is_digit(number.at[i]))
			exponent = 10 * exponent + (number.at[i] - '0');
	}
	return negative ? -exponent : exponent;
}

/* Equal numbers may be spelt differently: what they share is the sign, the digits between leading
 * and trailing zeros and the power of ten of the first. */
static uint64_t
number_hash(struct slice number)
{
	uint64_t hash = number.length && number.at[0] == '-';
	int64_t power = 0;
	uint64_t zeros = 0;
	bool fraction = false;
	bool leading = true;
	size_t i = hash;

	for (; i < number.length && number.at[i] != 'e' && number.at[i] != 'E'; i++) {
		char byte = number.at[i];

		if (byte == '.') {
			fraction = true;
			continue;
		}
		leading &= byte == '0';
		power += leading ? -fraction : !fraction;
		if (byte == '0') {
			zeros += !leading;
			continue;
		}
		hash = mix(mix(hash, zeros), (unsigned char)byte);
		zeros = 0;
	}
	if (leading)
		return 0;
	power += read_exponent(number, i);
	return mix(hash, (uint64_t)(power > INT32_MAX || power < INT32_MIN ? 0 : power));
}

/* Equal values have equal hashes; members may come in any order. Depth is bounded by the document.
 */
static uint64_t
value_hash(const struct node *node)
{
	enum node_kind kind = node_kind(node);
	uint64_t hash = 0;

	if (kind == NODE_STRING)
		return mix(kind, bytes_hash(node_text(node)));
	if (kind == NODE_NUMBER)
		return mix(kind, number_hash(node_text(node)));
	node_each (child, node) {
		uint64_t below = value_hash(child);

		if (kind == NODE_OBJECT)
			hash += mix(bytes_hash(node_key(child)), below);
		else
			hash = mix(hash, below);
	}
	return mix(kind, hash);
}

static int
hashed_compare(const void *a, const void *b)
{
	const struct hashed *left = a;
	const struct hashed *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->node < right->node ? -1 : left->node > right->node;
}

static struct node *
find_among_few(struct node *list, struct node **earlier)
{
	node_each (item, list) {
		for (struct node *other = node_first(list); other != item;
			other = node_next(other)) {
			if (node_equal(other, item)) {
				*earlier = other;
				return item;
			}
		}
	}
	return NULL;
}

/* The equal item next before, among those of equal hash: rarely more than one. */
static struct node *
find_equal_before(const struct hashed *items, size_t index)
{
	size_t tries = 0;

	for (size_t i = index; i > 0 && items[i - 1].hash == items[index].hash && tries < FEW;
		i--) {
		if (node_equal(items[i - 1].node, items[index].node))
			return items[i - 1].node;
		tries++;
	}
	return NULL;
}

/* The first in the list of those that equal an earlier one. */
static struct node *
find_in_sorted(const struct hashed *items, size_t count, struct node **earlier)
{
	struct node *found = NULL;

	for (size_t i = 1; i < count; i++) {
		struct node *equal = NULL;

		if (!found || items[i].node < found)
			equal = find_equal_before(items, i);
		if (!equal)
			continue;
		found = items[i].node;
		*earlier = equal;
	}
	return found;
}

struct node *
find_repeated(struct arena *scratch, struct node *list, struct node **earlier)
{
	size_t count = node_count(list);
	struct hashed *items;
	size_t at = 0;

	if (count <= FEW)
		return find_among_few(list, earlier);
	items = arena_array(scratch, count, sizeof(*items));
	node_each (item, list)
		items[at++] = (struct hashed){ .hash = value_hash(item), .node = item };
	qsort(items, count, sizeof(*items), hashed_compare);
	return find_in_sorted(items, count, earlier);
}
