#include "input/dialect.h"

#include "base/bug.h"
#include "document/pointer.h"
#include "input/selector.h"
#include "schema/schema.h"

#include <stdlib.h>

struct dialect {
	struct source source;
	const struct node *kinds;
	const struct node *members; /* lists of members that several kinds share */
	const struct node *selectors;
};

/* An object on its way to the API's shape. */
struct telling {
	const struct dialect *dialect;
	struct derive *derive;
	const struct spoken **spoken;
};

static const struct node *
member(const struct node *object, const char *key)
{
	return node_find(object, slice_of(key));
}

struct dialect *
dialect_new(void)
{
	struct dialect *dialect = calloc(1, sizeof(*dialect));
	const struct node *root;

	if (!dialect)
		die("out of memory");
	source_init(&dialect->source, "terraform.json", SOURCE_JSON);
	source_set(&dialect->source,
		(struct slice){ .at = dialect_terraform, .length = dialect_terraform_length });
	source_parse(&dialect->source, &limits_default);
	root = document_root(dialect->source.documents);
	dialect->kinds = member(root, "kinds");
	dialect->members = member(root, "members");
	dialect->selectors = member(root, "selectors");
	return dialect;
}

void
dialect_free(struct dialect *dialect)
{
	if (!dialect)
		return;
	source_drop(&dialect->source);
	free(dialect);
}

/* Do the attributes say what the kind asks of them? `true` alone asks for any value. */
static bool
condition_holds(const struct node *condition, const struct node *attributes)
{
	node_each (one, condition) {
		const struct node *value = node_find(attributes, node_key(one));

		if (node_is_true(one) ? node_is_hollow(value) || !value || node_is_false(value)
				      : !node_equal(one, value))
			return false;
	}
	return true;
}

static bool
kind_has_type(const struct kind *kind, struct slice type)
{
	for (const char *const *one = kind->terraform; one && *one; one++) {
		if (slice_is(type, *one))
			return true;
	}
	return false;
}

/* A kind that asks for something comes before those that take what is left. */
const struct kind *
dialect_kind(const struct dialect *dialect, struct slice type, const struct node *attributes)
{
	const struct kind *rest = NULL;

	if (!slice_starts(type, slice_of("cloudflare_")))
		return NULL;
	for (size_t i = 0; i < kind_count; i++) {
		const struct node *about = node_find(dialect->kinds, slice_of(kinds[i].name));
		const struct node *condition = node_find(member(about, "when"), type);

		if (condition && condition_holds(condition, attributes))
			return &kinds[i];
		if (!condition && !rest && kind_has_type(&kinds[i], type))
			rest = &kinds[i];
	}
	return rest;
}

/* A list of members, or the name of a shared one. */
static const struct node *
members_of(const struct telling *telling, const struct node *shape)
{
	const struct node *members = member(shape, "members");

	return node_is_string(members) ? node_find(telling->dialect->members, node_text(members))
				       : members;
}

/* The key that a member has in the API; its own where the object has a member of that name too. */
static struct derive_key
key_told(struct telling *telling, const struct node *shape, const struct node *node)
{
	struct slice own = node_key(node);
	struct slice api = node_text(member(shape, "as"));
	const struct node *other = api.length > 0 ? node_find(node_parent(node), api) : NULL;

	if (api.length == 0 || (other && node_kind(other) != NODE_NULL))
		return (struct derive_key){ .name = own, .origin = node };
	spoken_add(&telling->derive->document->arena, telling->spoken, api, own);
	return (struct derive_key){ .name = api, .origin = node };
}

static void value_tell(struct telling *telling, struct derive_key key, const struct node *shape,
	const struct node *node);

/* [{"name": n, "values": v}] as {n: v}. */
static void
map_tell(struct telling *telling, struct derive_key key, const struct node *map,
	const struct node *list)
{
	struct slice name = node_text(member(map, "key"));
	struct slice value = node_text(member(map, "value"));

	derive_open(telling->derive, NODE_OBJECT, key, list);
	node_each (item, list) {
		const struct node *named = node_find(item, name);
		const struct node *held = node_find(item, value);

		if (node_is_string(named) && held)
			derive_copy(telling->derive,
				(struct derive_key){
					.name = node_text(named),
					.origin = named,
					.value = true,
				},
				held);
	}
	derive_close(telling->derive);
}

/* Members that the API keeps in an object of their own: {"a_mode": m} as {"a": {"mode": m}}. */
static void
flat_tell(struct telling *telling, const struct node *members, const struct node *object)
{
	struct slice open = { 0 };

	node_each (shape, members) {
		struct slice into = node_text(member(shape, "into"));
		const struct node *flat = node_find(object, node_key(shape));

		if (into.length == 0 || !flat || node_is_hollow(flat) || node_find(object, into))
			continue;
		if (open.length > 0 && !slice_equal(open, into))
			derive_close(telling->derive);
		if (!slice_equal(open, into))
			derive_open(telling->derive, NODE_OBJECT,
				(struct derive_key){ .name = into }, flat);
		open = into;
		value_tell(telling, key_told(telling, shape, flat), NULL, flat);
	}
	if (open.length > 0)
		derive_close(telling->derive);
}

static void
object_tell(struct telling *telling, struct derive_key key, const struct node *members,
	const struct node *object)
{
	derive_open(telling->derive, NODE_OBJECT, key, object);
	node_each (one, object) {
		const struct node *shape = node_find(members, node_key(one));

		/* The provider fills in what only certain objects have. */
		if (member(shape, "only") && !condition_holds(member(shape, "only"), object))
			continue;
		if (!member(shape, "into"))
			value_tell(telling, key_told(telling, shape, one), shape, one);
	}
	flat_tell(telling, members, object);
	derive_close(telling->derive);
}

static void
list_tell(struct telling *telling, struct derive_key key, const struct node *shape,
	const struct node *list)
{
	derive_open(telling->derive, NODE_ARRAY, key, list);
	node_each (item, list)
		value_tell(telling, (struct derive_key){ .name.at = NULL }, shape, item);
	derive_close(telling->derive);
}

/* What stands behind the last of a sign: "account/policy". */
static void
behind_tell(struct telling *telling, struct derive_key key, char sign, const struct node *node)
{
	struct slice text = node_text(node);
	size_t at = text.length;

	while (at > 0 && text.at[at - 1] != sign)
		at--;
	if (at > 0)
		derive_scalar(telling->derive, key, NODE_STRING, slice_from(text, at), node);
}

/* The only item of a list that stands for an object. */
static const struct node *
only_item(const struct node *shape, const struct node *node)
{
	const struct node *first = node_is_array(node) ? node_first(node) : NULL;

	return member(shape, "one") && first && !node_next(first) ? first : node;
}

/* A list that stands for an object, and is empty: there is none. */
static bool
is_no_item(const struct node *shape, const struct node *node)
{
	return member(shape, "one") && node_is_array(node) && !node_first(node);
}

static void
value_tell(struct telling *telling, struct derive_key key, const struct node *shape,
	const struct node *node)
{
	struct derive *derive = telling->derive;
	const struct node *value = only_item(shape, node);
	bool object = node_is_object(value);
	bool list = node_is_array(value);

	if (is_no_item(shape, value)) {
		derive_scalar(derive, key, NODE_NULL, slice_of("null"), value);
	} else if (object && member(shape, "members")) {
		object_tell(telling, key, members_of(telling, shape), value);
	} else if (list && member(shape, "items")) {
		list_tell(telling, key, member(shape, "items"), value);
	} else if (list && member(shape, "rules")) {
		selector_rules(derive, key, telling->dialect->selectors, value, telling->spoken);
	} else if (list && member(shape, "map")) {
		map_tell(telling, key, member(shape, "map"), value);
	} else if (node_is_string(value) && member(shape, "behind")) {
		behind_tell(telling, key, *node_text(member(shape, "behind")).at, value);
	} else if (node_is_string(value) && member(shape, "wrap") && !node_is_hollow(value)) {
		derive_open(derive, NODE_ARRAY, key, value);
		derive_copy(derive, (struct derive_key){ .name.at = NULL }, value);
		derive_close(derive);
	} else {
		derive_copy(derive, key, value);
	}
}

struct node *
dialect_derive(const struct dialect *dialect, const struct kind *kind, struct node *attributes,
	const struct spoken **spoken)
{
	const struct node *about = node_find(dialect->kinds, slice_of(kind->name));
	struct node *entries = node_find(attributes, node_text(member(about, "entries")));
	struct telling telling = { .dialect = dialect, .spoken = spoken };
	struct derive derive;
	struct node *root;

	if (member(about, "entries"))
		return !entries || node_kind(entries) == NODE_NULL || value_is_unknown(entries)
			       ? NULL
			       : entries;
	if (!about)
		return attributes;
	derive_init(&derive, node_document(attributes));
	telling.derive = &derive;
	object_tell(&telling, (struct derive_key){ .name.at = NULL }, members_of(&telling, about),
		attributes);
	root = derive_finish(&derive);
	derive_drop(&derive);
	return root;
}
