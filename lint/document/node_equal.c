/* Equality of values. */
#include "base/bug.h"
#include "document/node.h"
#include "document/number.h"

#include <stdlib.h>

static int
compare_keys(const struct node *a, const struct node *b)
{
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return slice_compare(node_key(a), node_key(b));
}

static int
compare_members(const void *a, const void *b)
{
	return compare_keys(*(const struct node *const *)a, *(const struct node *const *)b);
}

/* `first` and the siblings after it, by key. */
static void
members_sort(const struct node **members, const struct node *first, size_t count)
{
	for (size_t i = 0; i < count; i++, first = node_next(first))
		members[i] = first;
	qsort(members, count, sizeof(*members), compare_members);
}

static size_t
siblings_count(const struct node *first)
{
	size_t count = 0;

	for (; first; first = node_next(first))
		count++;
	return count;
}

/* Are the members from `a` and from `b` on equal, whatever their order? */
static bool
members_equal(const struct node *a, const struct node *b)
{
	size_t count = siblings_count(a);
	const struct node **members;
	bool equal = true;

	if (count != siblings_count(b))
		return false;
	members = calloc(count * 2, sizeof(*members));
	if (!members)
		die("out of memory");
	members_sort(members, a, count);
	members_sort(members + count, b, count);
	for (size_t i = 0; equal && i < count; i++)
		equal = compare_keys(members[i], members[count + i]) == 0 &&
			node_equal(members[i], members[count + i]);
	free(members);
	return equal;
}

/* The same order is the usual case and needs no sorting. */
static bool
children_equal(const struct node *a, const struct node *b)
{
	bool members = a->kind == NODE_OBJECT;

	a = node_first(a);
	b = node_first(b);
	for (; a && b; a = node_next(a), b = node_next(b)) {
		if (members && compare_keys(a, b) != 0)
			return members_equal(a, b);
		if (!node_equal(a, b))
			return false;
	}
	return !a && !b;
}

bool
node_equal(const struct node *a, const struct node *b)
{
	if (a == b)
		return true;
	if (node_kind(a) != node_kind(b))
		return false;
	switch (node_kind(a)) {
	case NODE_NUMBER: return number_compare(node_text(a), node_text(b)) == 0;
	case NODE_STRING: return slice_equal(node_text(a), node_text(b));
	case NODE_ARRAY:
	case NODE_OBJECT: return children_equal(a, b);
	default: return true;
	}
}
