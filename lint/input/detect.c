#include "input/detect.h"

#include "base/suggest.h"

enum {
	OBJECT_MEMBERS = 256, /* members of an object that are looked at */
	LIST_SAMPLE = 32, /* items of a list that vote, */
	LIST_UNANIMOUS = 4, /* unless so many agree from the start */
	COVER_PLAIN = 60, /* per cent of an object's members that its kind must know … */
	COVER_HINTED = 50, /* … when its surroundings say so … */
	COVER_UNFIT = 75, /* … when neither signature nor tag agrees with them … */
	UNFIT_MEMBERS = 3, /* … of at least so many members … */
	COVER_ODD_VALUE = 85, /* … and when a tag has a value that the kind does not know */
	ODD_VALUE_MEMBERS = 5, /* and so many of them */
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
	struct names everyday;
};

/* The members of the object in question. */
struct object {
	uint32_t hash[OBJECT_MEMBERS];
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

static struct names
names_read(struct arena *arena, const char *const *list)
{
	struct names names = { 0 };

	while (list && list[names.count])
		names.count++;
	names.hash = arena_array(arena, names.count, sizeof(*names.hash));
	for (unsigned i = 0; i < names.count; i++) {
		names.hash[i] = node_hash(slice_of(list[i]));
		names.mask |= hash_bit(names.hash[i]);
	}
	return names;
}

struct detector *
detector_new(struct arena *arena)
{
	struct detector *detector = arena_alloc(arena, sizeof(*detector));

	detector->everyday = names_read(arena, everyday);
	detector->profiles = arena_array(arena, kind_count, sizeof(*detector->profiles));
	for (size_t i = 0; i < kind_count; i++) {
		const struct signature *select = &kinds[i].select;

		detector->profiles[i] = (struct profile){
			.kind = &kinds[i],
			.all = names_read(arena, select->all),
			.any = names_read(arena, select->any),
			.none = names_read(arena, select->none),
			.closed = names_read(arena, select->closed),
			.of = names_read(arena, select->of),
			.members = names_read(arena, kinds[i].members),
		};
	}
	return detector;
}

static void
object_read(struct object *object, const struct node *node)
{
	object->node = node;
	object->count = 0;
	object->mask = 0;
	node_each (member, node) {
		if (object->count == OBJECT_MEMBERS)
			break;
		object->hash[object->count] = member->hash;
		object->mask |= hash_bit(member->hash);
		object->null[object->count++] = node_kind(member) == NODE_NULL;
	}
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

/* How many of the object's members stand in the list; where an account stands is no matter. */
static unsigned
object_covered(const struct object *object, const struct names *names)
{
	uint32_t account = node_hash(slice_of("account_id"));
	uint32_t zone = node_hash(slice_of("zone_id"));
	unsigned count = 0;

	for (unsigned i = 0; i < object->count; i++)
		count += names_have(names, object->hash[i]) || object->hash[i] == account ||
			 object->hash[i] == zone;
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

static bool
value_has_type(const struct node *value, struct slice type)
{
	switch (node_kind(value)) {
	case NODE_OBJECT: return slice_is(type, "object");
	case NODE_ARRAY: return slice_is(type, "array");
	case NODE_STRING: return slice_is(type, "string");
	case NODE_NUMBER: return slice_is(type, "number") || slice_is(type, "integer");
	case NODE_TRUE: return slice_is(type, "boolean") || slice_is(type, "true");
	case NODE_FALSE: return slice_is(type, "boolean") || slice_is(type, "false");
	default: return true;
	}
}

static enum evidence
value_evidence(const struct kind_value *expected, const struct node *value)
{
	struct suggest near;

	if (node_is_hollow(value))
		return EVIDENCE_NONE;
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
kind_evidence(const struct kind *kind, const struct node *object)
{
	enum evidence worst = EVIDENCE_NONE;
	bool agrees = false;

	for (const struct kind_value *value = kind->select.values; value && value->member;
		value++) {
		const struct node *member = node_find(object, slice_of(value->member));
		enum evidence found = member ? value_evidence(value, member) : EVIDENCE_NONE;

		agrees |= found == EVIDENCE_FOR;
		if (found < worst)
			worst = found;
	}
	return worst == EVIDENCE_NONE && agrees ? EVIDENCE_FOR : worst;
}

/* A flag that must hold for the kind to be meant at all: {"default": true} and the like. */
static bool
kind_is_excluded(const struct kind *kind, const struct node *object)
{
	for (const struct kind_value *value = kind->select.values; value && value->member;
		value++) {
		const struct node *member = node_find(object, slice_of(value->member));
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

/* Does the object have enough members of the kind, and one among them that not everything has? */
static bool
object_tells(const struct object *object, const struct profile *profile,
	const struct names *everyday_names)
{
	unsigned known = 0;
	unsigned telling = 0;

	for (unsigned i = 0; i < object->count; i++) {
		bool has = names_have(&profile->members, object->hash[i]);

		known += has;
		telling += has && !names_have(everyday_names, object->hash[i]);
	}
	return known >= UNFIT_MEMBERS && telling > 0;
}

static bool
evidence_agrees(enum evidence evidence)
{
	return evidence == EVIDENCE_NEAR || evidence == EVIDENCE_FOR;
}

/* The share of an object's members, in per cent, that the kind must know at least. */
static unsigned
cover_needed(bool fits, bool hinted, enum evidence evidence)
{
	if (evidence == EVIDENCE_AGAINST)
		return COVER_ODD_VALUE;
	if (!fits && !evidence_agrees(evidence))
		return COVER_UNFIT;
	return hinted ? COVER_HINTED : COVER_PLAIN;
}

/* May an object be of the kind at all? `fits` says that it has the kind's signature. */
static bool
profile_admits(const struct profile *profile, const struct object *object, const struct hint *hint,
	bool fits)
{
	bool hinted = hint_score(hint, profile->kind) > 0;

	if (!fits && (hint_first(hint) != profile->kind || profile->kind->whole))
		return false;
	if ((profile->kind->select.context && !hinted) || object->count == 0)
		return false;
	return !kind_is_excluded(profile->kind, object->node);
}

/* How well the kind fits, 0 for not at all. */
static unsigned
profile_score(const struct detector *detector, const struct profile *profile,
	const struct object *object, const struct hint *hint)
{
	unsigned hinted = hint_score(hint, profile->kind);
	bool fits = profile_fits(profile, object);
	unsigned known;
	enum evidence evidence;

	if (!profile_admits(profile, object, hint, fits))
		return 0;
	known = object_covered(object, &profile->members);
	evidence = kind_evidence(profile->kind, object->node);
	if (known * 100 / object->count < cover_needed(fits, hinted > 0, evidence))
		return 0;
	if (evidence == EVIDENCE_AGAINST && known < ODD_VALUE_MEMBERS)
		return 0;
	if (!fits && !evidence_agrees(evidence) &&
		!object_tells(object, profile, &detector->everyday))
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
	object_read(&object, node);
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
	object_read(&object, node);
	return profile_fits(&detector->profiles[kind_index(kind)], &object);
}
