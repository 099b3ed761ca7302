#include "input/detect.h"

#include "base/bytes.h"
#include "base/suggest.h"
#include "schema/schema.h"

enum {
	FOLDED_LENGTH = 64, /* of a name that is compared without its signs */
	OBJECT_MEMBERS = 256, /* members of an object that are looked at */
	LIST_SAMPLE = 32, /* items of a list that vote, */
	ITEMS_SAMPLE = 4, /* items of a member that are looked at */
	LIST_UNANIMOUS = 4, /* unless so many agree from the start */
	COVER_PLAIN = 60, /* per cent of an object's members that its kind must know, */
	FEW_MEMBERS = 3, /* all of them where they are fewer than this; */
	COVER_HINTED = 50, /* when its surroundings say so; */
	COVER_UNFIT = 75, /* when they say so and the signature does not agree; */
	COVER_ODD_VALUE = 85, /* when a tag has a value that the kind does not know … */
	ODD_VALUE_MEMBERS = 5, /* … and so many of them at least, */
	ODD_VALUE_HINTED = 4, /* or so many when its surroundings say so */
};

/* What objects of every trade have: members that speak for no kind. */
static const char *const everyday[] = { "id", "uid", "name", "type", "description", "enabled",
	"default", "version", "created", "updated", "created_at", "updated_at", "duration",
	"include", "exclude", "host", "address", NULL };

/* A list of names as hashes. Each name is a bit of the mask too, which mostly answers for the list.
 */
struct names {
	uint32_t *hash;
	uint64_t mask;
	unsigned count;
};

/* A signature with its names hashed. */
struct profile {
	const struct kind *kind;
	struct names all;
	struct names any;
	struct names none;
	struct names closed;
	struct names of;
	struct names members;
};

struct detector {
	struct profile *profiles; /* one for each kind, in the same order */
	bool folded;
	struct names everyday;
	uint32_t account;
	uint32_t zone;
};

/* The members of the object in question; what account it says it is of is no matter. */
struct object {
	uint32_t hash[OBJECT_MEMBERS];
	const struct node *member[OBJECT_MEMBERS];
	bool folded;
	bool null[OBJECT_MEMBERS];
	uint64_t mask;
	unsigned count;
	const struct node *node;
};

/* What the values of members say for a kind. */
enum evidence {
	EVIDENCE_AGAINST, /* a tag that the kind does not know */
	EVIDENCE_NEAR, /* one that is a near miss of one that it knows */
	EVIDENCE_NONE,
	EVIDENCE_FOR,
};

static uint64_t
hash_bit(uint32_t hash)
{
	return (uint64_t)1 << (hash & 63);
}

uint32_t
fold_hash(struct slice name)
{
	char folded[FOLDED_LENGTH];
	size_t length = 0;

	for (size_t i = 0; i < name.length && length < sizeof(folded); i++) {
		if (name.at[i] != '_' && name.at[i] != '-')
			folded[length++] = (char)byte_lower(name.at[i]);
	}
	return node_hash((struct slice){ .at = folded, .length = length });
}

static uint32_t
name_hash(bool folded, struct slice name)
{
	return folded ? fold_hash(name) : node_hash(name);
}

static struct names
names_read(struct arena *arena, const char *const *list, bool folded)
{
	struct names names = { 0 };

	while (list && list[names.count])
		names.count++;
	names.hash = arena_array(arena, names.count, sizeof(*names.hash));
	for (unsigned i = 0; i < names.count; i++) {
		names.hash[i] = name_hash(folded, slice_of(list[i]));
		names.mask |= hash_bit(names.hash[i]);
	}
	return names;
}

struct detector *
detector_new(struct arena *arena, bool folded)
{
	struct detector *detector = arena_alloc(arena, sizeof(*detector));

	detector->everyday = names_read(arena, everyday, folded);
	detector->folded = folded;
	detector->account = name_hash(folded, slice_of("account_id"));
	detector->zone = name_hash(folded, slice_of("zone_id"));
	detector->profiles = arena_array(arena, kind_count, sizeof(*detector->profiles));
	for (size_t i = 0; i < kind_count; i++) {
		const struct signature *select = &kinds[i].select;

		detector->profiles[i] = (struct profile){
			.kind = &kinds[i],
			.all = names_read(arena, select->all, folded),
			.any = names_read(arena, select->any, folded),
			.none = names_read(arena, select->none, folded),
			.closed = names_read(arena, select->closed, folded),
			.of = names_read(arena, select->of, folded),
			.members = names_read(arena, kinds[i].members, folded),
		};
	}
	return detector;
}

static void
object_read(const struct detector *detector, struct object *object, const struct node *node)
{
	object->node = node;
	object->folded = detector->folded;
	object->count = 0;
	object->mask = 0;
	node_each (member, node) {
		uint32_t hash = detector->folded ? fold_hash(node_key(member)) : member->hash;

		if (object->count == OBJECT_MEMBERS)
			break;
		if (hash == detector->account || hash == detector->zone)
			continue;
		object->hash[object->count] = hash;
		object->member[object->count] = member;
		object->mask |= hash_bit(hash);
		object->null[object->count++] = node_kind(member) == NODE_NULL;
	}
}

/* The member of that name, or NULL. */
static const struct node *
object_member_of(const struct object *object, struct slice name)
{
	uint32_t hash;

	if (!object->folded)
		return node_find(object->node, name);
	hash = fold_hash(name);
	for (unsigned i = 0; i < object->count; i++) {
		if (object->hash[i] == hash)
			return object->member[i];
	}
	return NULL;
}

/* Is the member there (and, with `value`, not null)? */
static bool
object_has(const struct object *object, uint32_t hash, bool value)
{
	for (unsigned i = 0; (object->mask & hash_bit(hash)) && i < object->count; i++) {
		if (object->hash[i] == hash)
			return !value || !object->null[i];
	}
	return false;
}

static unsigned
object_count(const struct object *object, const struct names *names, bool value)
{
	unsigned count = 0;

	for (unsigned i = 0; (names->mask & object->mask) && i < names->count; i++)
		count += object_has(object, names->hash[i], value);
	return count;
}

static bool
names_have(const struct names *names, uint32_t hash)
{
	for (unsigned i = 0; i < names->count; i++) {
		if (names->hash[i] == hash)
			return true;
	}
	return false;
}

/* How many of the object's members stand in the list. */
static unsigned
object_covered(const struct object *object, const struct names *names)
{
	unsigned count = 0;

	for (unsigned i = 0; i < object->count; i++)
		count += names_have(names, object->hash[i]);
	return count;
}

static bool
profile_fits(const struct profile *profile, const struct object *object)
{
	if ((profile->all.mask & ~object->mask) ||
		object_count(object, &profile->all, false) < profile->all.count)
		return false;
	if (profile->any.count > 0 && object_count(object, &profile->any, true) == 0)
		return false;
	if (object_count(object, &profile->none, true) > 0)
		return false;
	if (object_count(object, &profile->of, false) < profile->kind->select.at_least)
		return false;
	return profile->closed.count == 0 ||
	       object_covered(object, &profile->closed) == object->count;
}

/* What a text is in truth: StackQL prints objects and lists as their JSON. */
static const char *
text_type(struct slice text)
{
	switch (byte_at(text, 0)) {
	case '{': return "object";
	case '[': return "array";
	default: return "string";
	}
}

/* The flag that StackQL prints as a number, or either as text. */
static const char *
flag_type(struct slice text)
{
	if (slice_is(text, "0") || slice_is(text, "false"))
		return "false";
	return slice_is(text, "1") || slice_is(text, "true") ? "true" : "none";
}

static bool
value_has_type(const struct node *value, struct slice type)
{
	switch (node_kind(value)) {
	case NODE_OBJECT: return slice_is(type, "object");
	case NODE_ARRAY: return slice_is(type, "array");
	case NODE_STRING:
		return slice_is(type, text_type(node_text(value))) ||
		       slice_is(type, flag_type(node_text(value)));
	case NODE_NUMBER:
		return slice_is(type, "number") || slice_is(type, "integer") ||
		       slice_is(type, flag_type(node_text(value)));
	case NODE_TRUE: return slice_is(type, "boolean") || slice_is(type, "true");
	case NODE_FALSE: return slice_is(type, "boolean") || slice_is(type, "false");
	default: return true;
	}
}

/* Does the object name one of the members, or something near it? */
static enum evidence
item_evidence(const char *const *members, const struct node *item)
{
	struct suggest near;

	suggest_init(&near, node_key(node_first(item)));
	for (; *members; members++) {
		if (node_find(item, slice_of(*members)))
			return EVIDENCE_FOR;
		suggest_offer(&near, slice_of(*members));
	}
	return suggest_best(&near).length > 0 ? EVIDENCE_NEAR : EVIDENCE_AGAINST;
}

/* A list of rules is told by its first items, each an object that names a selector. One that holds
 * an object in a member of another name may be new. */
static enum evidence
items_evidence(const char *const *members, const struct node *list)
{
	enum evidence best = EVIDENCE_AGAINST;
	unsigned looked = 0;

	node_each (item, list) {
		enum evidence found;

		if (!node_is_object(item) || looked++ == ITEMS_SAMPLE)
			break;
		found = item_evidence(members, item);
		if (found == EVIDENCE_AGAINST && node_is_object(node_first(item)) &&
			!node_next(node_first(item)))
			found = EVIDENCE_NONE;
		if (found == EVIDENCE_FOR)
			return found;
		best = found > best ? found : best;
	}
	return best;
}

static enum evidence
value_evidence(const struct kind_value *expected, const struct node *value)
{
	struct suggest near;

	if (node_is_hollow(value) || value_is_unknown(value))
		return EVIDENCE_NONE;
	if (expected->items_of && node_is_string(value))
		return EVIDENCE_NONE;
	if (expected->items_of)
		return items_evidence(expected->items_of, value);
	if (expected->type)
		return value_has_type(value, slice_of(expected->type)) ? EVIDENCE_FOR
								       : EVIDENCE_AGAINST;
	if (!node_is_string(value))
		return EVIDENCE_AGAINST;
	suggest_init(&near, node_text(value));
	for (const char *const *one = expected->one_of; one && *one; one++) {
		if (node_is(value, *one))
			return EVIDENCE_FOR;
		suggest_offer(&near, slice_of(*one));
	}
	return suggest_best(&near).length > 0 ? EVIDENCE_NEAR : EVIDENCE_AGAINST;
}

/* The worst of what the tags say; for, where they agree. */
static enum evidence
kind_evidence(const struct kind *kind, const struct object *object)
{
	enum evidence worst = EVIDENCE_NONE;
	bool agrees = false;

	for (const struct kind_value *value = kind->select.values; value && value->member;
		value++) {
		const struct node *member = object_member_of(object, slice_of(value->member));
		enum evidence found = member ? value_evidence(value, member) : EVIDENCE_NONE;

		agrees |= found == EVIDENCE_FOR;
		if (found < worst)
			worst = found;
	}
	return worst == EVIDENCE_NONE && agrees ? EVIDENCE_FOR : worst;
}

/* A flag that must hold for the kind to be meant at all: {"default": true} and the like. */
static bool
kind_is_excluded(const struct kind *kind, const struct object *object)
{
	for (const struct kind_value *value = kind->select.values; value && value->member;
		value++) {
		const struct node *member = object_member_of(object, slice_of(value->member));
		struct slice type = slice_of(value->type ? value->type : "");

		if ((slice_is(type, "true") || slice_is(type, "false")) && member &&
			value_evidence(value, member) == EVIDENCE_AGAINST)
			return true;
	}
	return false;
}

/* What the surroundings add to the score of a kind: 0 where they do not speak of it. */
static unsigned
hint_score(const struct hint *hint, const struct kind *kind)
{
	for (unsigned i = 0; i < hint->count; i++) {
		if (hint->kinds[i] == kind)
			return 4000 - i;
	}
	return 0;
}

/* Has the object a member of the signature that not everything has? */
static bool
object_tells(
	const struct detector *detector, const struct object *object, const struct profile *profile)
{
	for (unsigned i = 0; i < object->count; i++) {
		uint32_t hash = object->hash[i];

		if ((names_have(&profile->all, hash) || names_have(&profile->any, hash) ||
			    names_have(&profile->of, hash)) &&
			!names_have(&detector->everyday, hash))
			return true;
	}
	return false;
}

/* Does the kind know enough of the object's members? */
static bool
profile_covers(const struct profile *profile, const struct object *object, unsigned known,
	bool fits, bool hinted, enum evidence evidence)
{
	unsigned needed = hinted ? COVER_HINTED : COVER_PLAIN;

	if (evidence == EVIDENCE_AGAINST)
		return known >= (hinted ? ODD_VALUE_HINTED : ODD_VALUE_MEMBERS) &&
		       known * 100 >= object->count * COVER_ODD_VALUE;
	if (!fits)
		needed = evidence == EVIDENCE_NONE ? COVER_UNFIT : COVER_PLAIN;
	else if (!hinted && known < FEW_MEMBERS && !profile->kind->whole)
		needed = 100;
	return known * 100 >= object->count * needed;
}

/* May an object be of the kind at all? `fits` says that it has the kind's signature. */
static bool
profile_admits(const struct detector *detector, const struct profile *profile,
	const struct object *object, const struct hint *hint, bool fits)
{
	bool hinted = hint_score(hint, profile->kind) > 0;

	if (!fits &&
		(detector->folded || hint_first(hint) != profile->kind || profile->kind->whole))
		return false;
	if ((profile->kind->select.context && !hinted) || object->count == 0)
		return false;
	if (hint->inner && !hinted && !profile->kind->whole &&
		!object_tells(detector, object, profile))
		return false;
	return !kind_is_excluded(profile->kind, object);
}

/* An undocumented shape, told by its surroundings alone: any object of texts. */
static bool
profile_is_shapeless(const struct profile *profile, const struct object *object)
{
	if (profile->members.count > 0)
		return false;
	node_each (member, object->node) {
		if (!node_is_string(member) && !node_is_hollow(member))
			return false;
	}
	return true;
}

/* How well the kind fits, 0 for not at all. */
static unsigned
profile_score(const struct detector *detector, const struct profile *profile,
	const struct object *object, const struct hint *hint)
{
	unsigned hinted = hint_score(hint, profile->kind);
	bool fits = profile_fits(profile, object);
	enum evidence evidence;
	unsigned known;
	bool agrees;

	if (!profile_admits(detector, profile, object, hint, fits))
		return 0;
	if (profile->kind->select.context && profile_is_shapeless(profile, object))
		return hinted;
	known = object_covered(object, &profile->members);
	evidence = kind_evidence(profile->kind, object);
	agrees = evidence == EVIDENCE_NEAR || evidence == EVIDENCE_FOR;
	if (!fits && agrees) /* a rule tells what keeps the signature from fitting */
		known += object_covered(object, &profile->none);
	if (!profile_covers(profile, object, known, fits, hinted > 0, evidence))
		return 0;
	if (!fits && !agrees && (known < FEW_MEMBERS || !object_tells(detector, object, profile)))
		return 0;
	return (fits ? 10000u : 0u) + hinted + (unsigned)evidence * 1000u +
	       (known < 999 ? known : 999);
}

const struct kind *
detect_object(const struct detector *detector, const struct node *node, const struct hint *hint)
{
	const struct kind *best = NULL;
	unsigned best_score = 0;
	struct object object;

	if (!node_is_object(node))
		return NULL;
	object_read(detector, &object, node);
	for (size_t i = 0; i < kind_count; i++) {
		unsigned score = profile_score(detector, &detector->profiles[i], &object, hint);

		if (score > best_score) {
			best = &kinds[i];
			best_score = score;
		}
	}
	return best;
}

const struct kind *
detect_list(const struct detector *detector, const struct node *list, const struct hint *hint)
{
	const struct kind *found[LIST_SAMPLE];
	unsigned votes[LIST_SAMPLE] = { 0 };
	unsigned count = 0;
	unsigned best = 0;
	unsigned looked = 0;

	node_each (item, list) {
		const struct kind *kind;
		unsigned i = 0;

		if (looked == LIST_SAMPLE || (looked == LIST_UNANIMOUS && votes[0] == looked))
			break;
		kind = detect_object(detector, item, hint);
		looked++;
		while (i < count && found[i] != kind)
			i++;
		if (kind && i == count)
			found[count++] = kind;
		if (kind)
			votes[i]++;
	}
	for (unsigned i = 1; i < count; i++) {
		if (votes[i] > votes[best])
			best = i;
	}
	if (count == 0)
		return NULL;
	/* A list that is one resource speaks with one voice, unless its surroundings name it. */
	if (found[best]->whole && hint_score(hint, found[best]) == 0 && votes[best] * 2 <= looked)
		return NULL;
	return found[best];
}

bool
detect_fits(const struct detector *detector, const struct node *node, const struct kind *kind)
{
	struct object object;

	if (!node_is_object(node))
		return false;
	object_read(detector, &object, node);
	return profile_fits(&detector->profiles[kind_index(kind)], &object);
}
