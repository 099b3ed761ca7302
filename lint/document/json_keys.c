#include "document/json_keys.h"

#include "base/bug.h"
#include "base/quote.h"
#include "document/document.h"

#include <stdlib.h>

enum {
	FEW = 16, /* members whose hashes are compared each with each */
	DIGIT_BITS = 11, /* of one pass of the radix sort; three make 33 */
	DIGITS = 1 << DIGIT_BITS,
};

/* Sorted by hash, key and place. */
struct member {
	uint32_t hash;
	uint32_t place; /* distance from the object */
};

static size_t
members_count(const struct node *object)
{
	const struct node *member = object + 1;
	size_t count = 1;

	if (member->parent != 1)
		return 0;
	for (; member->next != 0; member += member->next)
		count++;
	return count;
}

static void
members_fill(const struct node *object, struct member *members, size_t count)
{
	const struct node *member = object + 1;

	for (size_t i = 0; i < count; i++, member += member->next) {
		members[i].hash = member->hash;
		members[i].place = (uint32_t)(member - object);
	}
}

/* One stable pass over the digit at `shift`. */
static void
members_pass(const struct member *from, struct member *to, size_t count, unsigned shift)
{
	uint32_t starts[DIGITS] = { 0 };
	uint32_t sum = 0;

	for (size_t i = 0; i < count; i++)
		starts[from[i].hash >> shift & (DIGITS - 1)]++;
	for (size_t i = 0; i < DIGITS; i++) {
		uint32_t here = starts[i];

		starts[i] = sum;
		sum += here;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[from[i].hash >> shift & (DIGITS - 1)]++] = from[i];
}

static void
report_equal(struct source *source, const struct node *first, const struct node *again)
{
	struct quote quote;
	struct problem *problem = source_problem(source, "duplicate-key", node_key_range(again),
		"the key %s stands twice in this object", quote_value(&quote, node_key(again)));

	problem->help = "remove one of the two; most readers take the last, some the first";
	problem->slot = (uint32_t)(again - source->last->nodes);
	problem->related = "first written here";
	problem->related_range = node_key_range(first);
}

/* Members of equal key, in the order of the source. */
static void
settle_equal(struct source *source, struct node *const *members, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		members[i - 1]->flags |= NODE_SHADOWED;
		report_equal(source, members[0], members[i]);
	}
}

static int
compare_keys(const void *a, const void *b)
{
	const struct node *one = *(struct node *const *)a;
	const struct node *other = *(struct node *const *)b;
	int order = slice_compare(node_key(one), node_key(other));

	if (order != 0)
		return order;
	return one < other ? -1 : one > other;
}

/* Members whose hashes are equal; `room` has space for them. */
static void
settle_group(struct source *source, struct node *object, const struct member *group, size_t count,
	struct node **room)
{
	size_t first = 0;

	for (size_t i = 0; i < count; i++)
		room[i] = object + group[i].place;
	qsort(room, count, sizeof(*room), compare_keys);
	for (size_t i = 1; i <= count; i++) {
		if (i < count && slice_equal(node_key(room[i]), node_key(room[first])))
			continue;
		settle_equal(source, room + first, i - first);
		first = i;
	}
}

static void
check_few(struct source *source, struct node *object, size_t count)
{
	struct member members[FEW];
	struct node *room[FEW];

	members_fill(object, members, count);
	for (size_t i = 1; i < count; i++) {
		struct member member = members[i];
		size_t j = i;

		for (; j > 0 && members[j - 1].hash > member.hash; j--)
			members[j] = members[j - 1];
		members[j] = member;
	}
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && members[end].hash == members[i].hash;)
			end++;
		if (end - i > 1)
			settle_group(source, object, members + i, end - i, room);
	}
}

static void *
take(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (!memory)
		die("out of memory");
	return memory;
}

static void
check_many(struct source *source, struct node *object, size_t count)
{
	struct member *members = take(count, sizeof(*members));
	struct member *other = take(count, sizeof(*other));
	struct node **room = take(count, sizeof(*room));

	members_fill(object, members, count);
	members_pass(members, other, count, 0);
	members_pass(other, members, count, DIGIT_BITS);
	members_pass(members, other, count, 2 * DIGIT_BITS);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && other[end].hash == other[i].hash;)
			end++;
		if (end - i > 1)
			settle_group(source, object, other + i, end - i, room);
	}
	free(room);
	free(other);
	free(members);
}

void
json_keys_check(struct source *source, struct node *object)
{
	size_t count = members_count(object);

	if (count < 2)
		return;
	if (count <= FEW)
		check_few(source, object, count);
	else
		check_many(source, object, count);
}
