/*
 * Objects that a program wrote under its own spelling of the API's names: sessionDuration or
 * SessionDuration for session_duration, display_name for displayName. Two names are the same when
 * they are once signs between words and capitals are left out. Tried only where the names as they
 * stand say nothing; typed languages write these, with zeros for what is not set.
 */
#include "input/folded.h"

#include "base/bug.h"
#include "base/bytes.h"
#include "document/derive.h"

#include <stdlib.h>

enum { RENAMED_MOST = 256 }; /* names that messages give in the user's words */

/* A name that the schema of a kind knows, at any depth. */
struct known {
	uint32_t fold;
	struct slice name;
};

struct dictionary {
	struct source source; /* the schema's text */
	struct known *names; /* malloc, sorted by fold; NULL: not read yet */
	size_t count;
	size_t capacity;
};

struct folding {
	struct detector *detector; /* made when first needed */
	struct arena *arena;
	struct dictionary *dictionaries; /* by kind_index */
};

struct folding *
folding_new(struct arena *arena)
{
	struct folding *folding = arena_alloc(arena, sizeof(*folding));

	folding->arena = arena;
	return folding;
}

void
folding_drop(struct folding *folding)
{
	for (size_t i = 0; folding->dictionaries && i < kind_count; i++) {
		if (!folding->dictionaries[i].names)
			continue;
		source_drop(&folding->dictionaries[i].source);
		free(folding->dictionaries[i].names);
	}
	*folding = (struct folding){ 0 };
}

static void
dictionary_add(struct dictionary *dictionary, struct slice name)
{
	if (dictionary->count == dictionary->capacity) {
		dictionary->capacity = dictionary->capacity ? dictionary->capacity * 2 : 64;
		dictionary->names = realloc(
			dictionary->names, dictionary->capacity * sizeof(*dictionary->names));
		if (!dictionary->names)
			die("out of memory");
	}
	dictionary->names[dictionary->count++] =
		(struct known){ .fold = fold_hash(name), .name = name };
}

/* All names of members below, as schemas have them. */
static void
dictionary_read(struct dictionary *dictionary, const struct node *schema)
{
	node_each (member, node_find(schema, slice_of("properties"))) {
		dictionary_add(dictionary, node_key(member));
		dictionary_read(dictionary, member);
	}
	node_each (child, schema) {
		if (node_is_array(child)) {
			node_each (item, child)
				dictionary_read(dictionary, item);
		} else if (!slice_is(node_key(child), "properties") &&
			   !slice_is(node_key(child), "examples") && node_is_object(child)) {
			dictionary_read(dictionary, child);
		}
	}
}

static int
known_order(const void *a, const void *b)
{
	const struct known *one = a;
	const struct known *other = b;

	if (one->fold != other->fold)
		return one->fold < other->fold ? -1 : 1;
	return slice_compare(one->name, other->name);
}

static const struct dictionary *
dictionary_get(struct folding *folding, const struct kind *kind)
{
	struct dictionary *dictionary;

	if (!folding->dictionaries)
		folding->dictionaries =
			arena_array(folding->arena, kind_count, sizeof(*folding->dictionaries));
	dictionary = &folding->dictionaries[kind_index(kind)];
	if (dictionary->names)
		return dictionary;
	source_init(&dictionary->source, kind->name, SOURCE_JSON);
	source_set(&dictionary->source,
		(struct slice){ .at = kind->schema, .length = kind->schema_length });
	source_parse(&dictionary->source, &limits_default);
	dictionary_add(dictionary, slice_of("account_id"));
	dictionary_add(dictionary, slice_of("zone_id"));
	dictionary_read(dictionary, document_root(dictionary->source.documents));
	qsort(dictionary->names, dictionary->count, sizeof(*dictionary->names), known_order);
	return dictionary;
}

/* How the API spells the key: as it stands, if it knows that, else the first that folds alike; else
 * as it stands. */
static struct slice
dictionary_name(const struct dictionary *dictionary, struct slice key)
{
	uint32_t fold = fold_hash(key);
	size_t low = 0;
	size_t high = dictionary->count;
	struct slice found = key;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (dictionary->names[middle].fold < fold)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < dictionary->count && dictionary->names[i].fold == fold; i++) {
		if (slice_equal(dictionary->names[i].name, key))
			return key;
		if (i == low)
			found = dictionary->names[i].name;
	}
	return found;
}

/* The object, or the first of a list. */
static const struct node *
first_object(const struct node *node)
{
	const struct node *first = node_is_array(node) ? node_first(node) : node;

	return node_is_object(first) ? first : NULL;
}

static const struct kind *
folded_kind(const struct input *input, const struct node *node, const struct surroundings *around)
{
	struct folding *folding = input->folding;

	if (!folding->detector)
		folding->detector = detector_new(folding->arena, true);
	return node_is_array(node) ? detect_list(folding->detector, node, &around->hint)
				   : detect_object(folding->detector, node, &around->hint);
}

static bool
folded_fits(const struct input *input, const struct node *node, const struct surroundings *around)
{
	const struct node *first = first_object(node);

	if (!first || input->forced || node_count(first) < 2)
		return false;
	if (node_is_array(node) ? detect_list(input->detector, node, &around->hint) != NULL
				: detect_object(input->detector, node, &around->hint) != NULL)
		return false;
	return folded_kind(input, node, around) != NULL;
}

/* One tree being told in the API's names. */
struct telling {
	struct derive derive;
	const struct dictionary *dictionary;
	const struct spoken *spoken;
	unsigned renamed;
	struct arena *arena;
};

static void
tell(struct telling *telling, struct derive_key key, const struct node *node)
{
	if (!node_is_object(node) && !node_is_array(node)) {
		derive_copy(&telling->derive, key, node);
		return;
	}
	derive_open(&telling->derive, node_kind(node), key, node);
	node_each (child, node) {
		struct derive_key inner = { .origin = child };

		if (node_is_object(node)) {
			inner.name = dictionary_name(telling->dictionary, node_key(child));
			if (!slice_equal(inner.name, node_key(child)) &&
				telling->renamed++ < RENAMED_MOST)
				spoken_add(telling->arena, &telling->spoken, inner.name,
					node_key(child));
		}
		tell(telling, node_is_object(node) ? inner : (struct derive_key){ .name.at = NULL },
			child);
	}
	derive_close(&telling->derive);
}

static void
folded_add(struct input *input, const struct kind *kind, const struct node *node,
	const struct surroundings *around)
{
	struct telling telling = {
		.dictionary = dictionary_get(input->folding, kind),
		.arena = input->arena,
	};
	struct resource *resource;

	derive_init(&telling.derive, around->document);
	tell(&telling, (struct derive_key){ .name.at = NULL }, node);
	resource = input_add(input, derive_finish(&telling.derive), kind, around);
	resource->spoken = telling.spoken;
	resource->zero_hollow = true;
	derive_drop(&telling.derive);
}

static size_t
folded_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	const struct kind *kind = folded_kind(input, node, &around);
	size_t count = 0;

	if (kind->whole || !node_is_array(node)) {
		folded_add(input, kind, node, &around);
		return 1;
	}
	node_each (item, node) {
		folded_add(input, kind, item, &around);
		count++;
	}
	return count;
}

const struct form form_folded = {
	.name = "folded names",
	.fits = folded_fits,
	.unwrap = folded_unwrap,
};
