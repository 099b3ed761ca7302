#include "report/fingerprint.h"

#include "base/bug.h"
#include "base/sha256.h"
#include "base/text.h"
#include "document/pointer.h"
#include "report/report.h"
#include "workspace/scope.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	HEX_DIGITS = 16,
};

/* Members by which an item of a list is known, best first. An Access selector and its value have no
 * name: the hash of the item is made of both. */
static const char *const identities[] = { "id", "name", "address", "host", "suffix" };

/* A node between the root and the finding, and the hash of its value once it was asked for.
 * Findings are sorted, so the next one passes through most of the same nodes: each is hashed once.
 */
struct step {
	const struct node *node;
	uint64_t hash;
	bool hashed;
};

struct path {
	struct step *steps; /* from the root down */
	size_t count; /* of the node at hand */
	size_t filled; /* of longer ones before it, too */
	size_t capacity;
};

/* One of the two places that a finding may be about. */
struct side {
	struct path path;
	struct text text;
};

/* A finding in the order of fingerprints. */
struct entry {
	struct finding *finding;
	size_t index;
};

static uint64_t
hash_mix(uint64_t hash)
{
	hash = (hash ^ hash >> 30) * 0xbf58476d1ce4e5b9u;
	hash = (hash ^ hash >> 27) * 0x94d049bb133111ebu;
	return hash ^ hash >> 31;
}

static uint64_t
hash_text(uint64_t seed, struct slice text)
{
	uint64_t hash = 0xcbf29ce484222325u ^ seed;

	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char)text.at[i]) * 0x100000001b3u;
	return hash_mix(hash);
}

/* The hash of a value. Sums do not mind the order of members and items. `depth` is its own: where
 * the path passes through it, the answer may be known. */
static uint64_t
hash_value(const struct path *path, const struct node *node, size_t depth)
{
	uint64_t sum = node_kind(node);

	if (depth < path->filled && path->steps[depth].node == node && path->steps[depth].hashed)
		return path->steps[depth].hash;
	if (!node_is_object(node) && !node_is_array(node))
		return hash_text(sum, node_text(node));
	node_each (child, node) {
		uint64_t value = hash_value(path, child, depth + 1);

		sum += hash_mix(hash_text(1, node_key(child)) + value);
	}
	return hash_mix(sum);
}

/* Makes room for `count` steps. */
static void
path_reserve(struct path *path, size_t count)
{
	size_t capacity = path->capacity ? path->capacity : 64;
	struct step *steps;

	if (count <= path->capacity)
		return;
	while (capacity < count)
		capacity *= 2;
	steps = realloc(path->steps, capacity * sizeof(*steps));
	if (!steps)
		die("out of memory");
	path->steps = steps;
	path->capacity = capacity;
}

/* Makes the path lead to a node; steps shared with the one before keep their hashes. */
static void
path_set(struct path *path, const struct node *node)
{
	size_t count = 0;

	for (const struct node *up = node; up; up = node_parent(up))
		count++;
	path_reserve(path, count);
	path->count = count;
	for (size_t i = count; i-- > 0; node = node_parent(node))
		if (i >= path->filled || path->steps[i].node != node)
			path->steps[i] = (struct step){ .node = node };
	if (path->filled < count)
		path->filled = count;
}

/* The member an item is known by, or NULL. */
static const struct node *
item_identity(const struct node *item)
{
	for (size_t i = 0; i < sizeof(identities) / sizeof(*identities); i++) {
		const struct node *member = node_find(item, slice_of(identities[i]));
		enum node_kind kind = node_kind(member);

		if ((kind == NODE_STRING || kind == NODE_NUMBER) &&
			!(member->flags & NODE_UNKNOWN) && node_text(member).length > 0)
			return member;
	}
	return NULL;
}

/* Adds the place of an item, which no change of its neighbours moves. */
static void
item_add(const struct path *path, struct text *place, size_t depth)
{
	const struct step *step = &path->steps[depth];
	const struct node *identity = item_identity(step->node);

	text_add_byte(place, '/');
	if (identity) {
		pointer_add_token(place, node_key(identity));
		text_add_byte(place, '=');
		pointer_add_token(place, node_text(identity));
		return;
	}
	text_add_format(place, "#%016" PRIx64, step->hash);
}

/* Hashes what the path will ask for from the bottom up, so that the outer items need not walk the
 * inner ones again. */
static void
path_hash(struct path *path, size_t from)
{
	for (size_t i = path->count; i-- > from && i > 0;) {
		struct step *step = &path->steps[i];

		if (step->hashed || !node_is_array(path->steps[i - 1].node) ||
			item_identity(step->node))
			continue;
		step->hash = hash_value(path, step->node, i);
		step->hashed = true;
	}
}

/* Adds the way from `base` to a node; from the root where `base` is no ancestor. */
static void
place_add(struct path *path, struct text *place, const struct node *base, const struct node *node)
{
	size_t from = 0;

	if (!node)
		return;
	path_set(path, node);
	for (size_t i = 0; i < path->count; i++)
		if (path->steps[i].node == base)
			from = i;
	path_hash(path, from + 1);
	for (size_t i = from + 1; i < path->count; i++) {
		if (node_is_array(path->steps[i - 1].node)) {
			item_add(path, place, i);
		} else {
			text_add_byte(place, '/');
			pointer_add_token(place, node_key(path->steps[i].node));
		}
	}
}

/* Adds a field that no other text can be taken for. */
static void
field_add(struct text *text, struct slice field)
{
	text_add_format(text, "%zu:", field.length);
	text_add(text, field);
}

/* Adds whose the place is. */
static void
identity_add(struct path *path, struct text *text, const struct resource *resource,
	const struct source *source)
{
	if (!resource) {
		text_add_format(text, "path=%s", source->local);
	} else if (resource->id.length > 0) {
		text_add_string(text, "id=");
		text_add(text, report_cut(resource->id));
	} else if (resource->name.length > 0) {
		text_add_string(text, "name=");
		text_add(text, report_cut(resource->name));
	} else if (resource->address.length > 0) {
		text_add_string(text, "address=");
		text_add(text, report_cut(resource->address));
	} else {
		place_add(path, text, NULL, resource->node);
	}
}

static void
side_set(struct side *side, const struct resource *resource, const struct source *source,
	const struct node *node)
{
	struct text part = { 0 };

	text_clear(&side->text);
	identity_add(&side->path, &part, resource, source);
	field_add(&side->text, text_slice(&part));
	text_clear(&part);
	place_add(&side->path, &part, resource ? resource->node : NULL, node);
	field_add(&side->text, text_slice(&part));
	text_drop(&part);
}

/* Adds identity and place; of a symmetric finding those of both sides, in an order of their own. */
static void
sides_add(struct text *text, struct side sides[2], const struct finding *finding)
{
	const struct related *other = finding->symmetric ? finding->related : NULL;
	struct slice first;
	struct slice second;

	if (finding->any)
		return;
	if (finding->turned)
		side_set(&sides[0], finding->related->resource, finding->related->source,
			finding->related->node);
	else
		side_set(&sides[0], finding->resource, finding->source, finding->node);
	first = text_slice(&sides[0].text);
	if (!other) {
		text_add(text, first);
		return;
	}
	if (finding->pair)
		side_set(&sides[1], finding->pair->resource, finding->pair->source,
			finding->pair->node);
	else if (finding->turned)
		side_set(&sides[1], finding->resource, finding->source, finding->node);
	else
		side_set(&sides[1], other->resource, other->source, other->node);
	second = text_slice(&sides[1].text);
	text_add(text, slice_compare(first, second) <= 0 ? first : second);
	text_add(text, slice_compare(first, second) <= 0 ? second : first);
}

static void
fingerprint_set(struct finding *finding, struct side sides[2], struct text *text)
{
	const struct resource *resource =
		finding->turned ? finding->related->resource : finding->resource;
	unsigned char digest[SHA256_SIZE];
	struct slice account = { 0 };
	struct sha256 sha;

	if (resource && resource->scope)
		account = resource->scope->account;
	text_clear(text);
	field_add(text, slice_of("1"));
	field_add(text, slice_of(finding->rule->id));
	field_add(text, account);
	field_add(text, slice_of(resource ? resource->kind->name : NULL));
	sides_add(text, sides, finding);
	field_add(text, slice_of(finding->salt));
	sha256_init(&sha);
	sha256_add(&sha, text_slice(text));
	sha256_finish(&sha, digest);
	for (size_t i = 0; i < HEX_DIGITS / 2; i++)
		snprintf(finding->fingerprint + 2 * i, 3, "%02x", digest[i]);
}

static int
order_entries(const void *first, const void *second)
{
	const struct entry *a = first;
	const struct entry *b = second;
	int order = strcmp(a->finding->fingerprint, b->finding->fingerprint);

	return order != 0 ? order : a->index < b->index ? -1 : a->index > b->index;
}

/* Numbers the equal ones in the order of the report. */
static void
number_equals(const struct finding_list *list)
{
	struct entry *entries = calloc(list->count + 1, sizeof(*entries));
	size_t equal = 1;

	if (!entries)
		die("out of memory");
	for (size_t i = 0; i < list->count; i++)
		entries[i] = (struct entry){ .finding = list->items[i], .index = i };
	qsort(entries, list->count, sizeof(*entries), order_entries);
	for (size_t i = 1; i < list->count; i++) {
		char *mine = entries[i].finding->fingerprint;
		const char *last = entries[i - 1].finding->fingerprint;

		equal = strncmp(mine, last, HEX_DIGITS) == 0 ? equal + 1 : 1;
		if (equal > 1)
			snprintf(mine + HEX_DIGITS,
				sizeof(entries->finding->fingerprint) - HEX_DIGITS, ":%zu", equal);
	}
	free(entries);
}

void
fingerprint_all(struct finding_list *list)
{
	struct side sides[2] = { 0 };
	struct text text = { 0 };

	for (size_t i = 0; i < list->count; i++)
		fingerprint_set(list->items[i], sides, &text);
	number_equals(list);
	for (size_t i = 0; i < 2; i++) {
		free(sides[i].path.steps);
		text_drop(&sides[i].text);
	}
	text_drop(&text);
}
