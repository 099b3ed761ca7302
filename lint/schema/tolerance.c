/* What the tolerant reading forgives, and what it finds that the standard does not. */
#include "base/bug.h"
#include "base/bytes.h"
#include "base/suggest.h"
#include "schema/check.h"

#include <stdlib.h>

enum {
	SHORTEST_NEAR_MISS = 4, /* what can be missed: `uid` is no mistyped `id` */
	FAR_COUNT = 32, /* unknown names remembered, */
	FAR_LENGTH = 40, /* of so many bytes at most */
	DEEPEST_SEARCH = 8, /* references followed in search of who knows a member */
};

static bool
is_word(struct slice text, const char *word)
{
	size_t i = 0;

	while (i < text.length && word[i] != '\0' && byte_lower(text.at[i]) == word[i])
		i++;
	return i == text.length && word[i] == '\0';
}

static bool
is_mark(struct slice text)
{
	static const char *const marks[] = { "redacted", "<redacted>", "[redacted]", "(redacted)",
		"concealed", "<concealed>", "hidden", "<hidden>", "(sensitive value)",
		"(sensitive)", "<sensitive>", "(known after apply)" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (is_word(text, marks[i]))
			return true;
	}
	return false;
}

/* `********`, `xxxx`: one asterisk is enough, of the letter it takes four. */
static bool
is_one_repeated(struct slice text)
{
	int byte = byte_lower(byte_at(text, 0));

	if (byte != '*' && (byte != 'x' || text.length < 4))
		return false;
	for (size_t i = 1; i < text.length; i++) {
		if (byte_lower(text.at[i]) != byte)
			return false;
	}
	return true;
}

/* `<your client id>`: words in angle brackets; neither markup nor an address of mail. */
static bool
is_bracketed(struct slice text)
{
	size_t last = text.length - 1;

	if (text.length < 3 || text.at[0] != '<' || text.at[last] != '>' || text.at[1] == '/')
		return false;
	for (size_t i = 1; i < last; i++) {
		if (memchr("<>@\n", text.at[i], 4))
			return false;
	}
	return true;
}

/* What was cut out of a long text: `...` alone, or within a certificate or key. */
static bool
is_elided(struct slice text)
{
	static const char *const dots[] = { "...", "\xE2\x80\xA6" };

	for (size_t i = 0; i < sizeof(dots) / sizeof(*dots); i++) {
		if (slice_is(text, dots[i]))
			return true;
	}
	if (!slice_starts(text, slice_of("-----BEGIN ")))
		return false;
	for (; text.length > 0; text = slice_from(text, 1)) {
		if (slice_starts(text, slice_of(dots[0])) || slice_starts(text, slice_of(dots[1])))
			return true;
	}
	return false;
}

/* `$NAME` */
static bool
is_variable(struct slice text)
{
	if (text.length < 2 || text.at[0] != '$')
		return false;
	for (size_t i = 1; i < text.length; i++) {
		char byte = text.at[i];
		bool letter = byte_is_upper(byte) || byte == '_';

		if (!letter && (i == 1 || !byte_is_digit(byte)))
			return false;
	}
	return true;
}

/* `{{ x }}` anywhere, and `${x}` where that is no template of the field's own. */
static bool
has_placeholder(struct slice text, bool templates)
{
	if (!text.length || !memchr(text.at, '{', text.length))
		return false;
	for (size_t i = 0; i + 3 < text.length; i++) {
		const char *at = text.at + i;
		bool braces = at[0] == '{' && at[1] == '{';
		bool dollar = !templates && at[0] == '$' && at[1] == '{';

		if (braces || dollar)
			return memchr(at + 2, '}', text.length - i - 2) != NULL;
	}
	return false;
}

/* How every text begins that is a mark or a placeholder as a whole: most do not. */
static bool
may_be_mark(struct slice text)
{
	static const char begins[] = "*xX$<[(rRcChH-";

	return text.length > 0 && memchr(begins, text.at[0], sizeof(begins) - 1);
}

static bool
is_unknown(const struct node *node, bool templates)
{
	struct slice text;

	if (!node)
		return false;
	if (node->flags & NODE_UNKNOWN)
		return true;
	if (!node_is_string(node))
		return false;
	text = node_text(node);
	if (may_be_mark(text) && (is_mark(text) || is_one_repeated(text) || is_variable(text) ||
					 is_bracketed(text) || is_elided(text)))
		return true;
	return has_placeholder(text, templates);
}

/* What generated documentation writes where it has no example: the member's own name, or the name
 * of its type. */
static bool
is_specimen(const struct node *node)
{
	return node_is_string(node) && (slice_is(node_text(node), "string") ||
					       slice_equal(node_text(node), node_key(node)));
}

bool
value_is_unknown(const struct node *node)
{
	return is_unknown(node, false);
}

/* What dumps of typed languages write for a member that the object does not have. */
static bool
is_zero(const struct node *node)
{
	return node_is_false(node) ||
	       (node_kind(node) == NODE_NUMBER && slice_is(node_text(node), "0"));
}

bool
is_hollow(const struct walk *walk, const struct node *node)
{
	if (node_is_hollow(node) || node_is(node, "0001-01-01T00:00:00Z"))
		return true;
	return walk->checker->zero_hollow && is_zero(node);
}

static bool
is_blank(const struct node *node)
{
	if (!node || node->flags & NODE_UNKNOWN)
		return false;
	return node_kind(node) == NODE_NULL ||
	       (node_is_string(node) && node_text(node).length == 0);
}

bool
member_counts(const struct walk *walk, const struct node *member)
{
	if (!walk->tolerant)
		return true;
	if (walk->firm)
		return !is_hollow(walk, member);
	return !walk->checker->desired || !is_blank(member);
}

bool
may_lack(const struct walk *walk, const struct node *object)
{
	if (!walk->tolerant || !walk->checker->partial)
		return false;
	return object == walk->root ||
	       (node_is_array(walk->root) && node_parent(object) == walk->root);
}

static bool
rules_require(const struct walk *walk, const struct object_rules *rules, const struct node *member)
{
	const struct member *known = object_member(rules, member->hash, node_key(member));
	uint32_t index;

	if (!known)
		return false;
	index = (uint32_t)(known - rules->members);
	return bit_is_set(rules->required, index) ||
	       bit_is_set(walk->checker->desired ? rules->request : rules->response, index);
}

/* May the member be left out, as far as the schemas on the way here say? A required one that is
 * blank in desired state is told as missing, and only that. */
static bool
may_be_hollow(const struct walk *walk, const struct node *node)
{
	const struct node *parent = node_parent(node);

	if (node == walk->root || !node_is_object(parent))
		return false;
	if (may_lack(walk, parent) || (walk->checker->desired && is_blank(node)))
		return true;
	for (const struct frame *frame = walk->frame; frame; frame = frame->outer) {
		if (frame->object == parent && rules_require(walk, frame->schema->object, node))
			return false;
	}
	return true;
}

bool
is_unset_number(struct walk *walk, const struct node *node)
{
	if (!walk->tolerant || walk->firm || walk->checker->desired || !is_zero(node) ||
		!may_be_hollow(walk, node))
		return false;
	walk->excused++;
	return true;
}

bool
must_fail(struct walk *walk, const struct schema *schema, const struct node *node)
{
	bool templates = schema->extension && schema->extension->templates;

	if (!walk->tolerant || walk->firm)
		return true;
	if (!is_unknown(node, templates) && !is_specimen(node) &&
		!(is_hollow(walk, node) && may_be_hollow(walk, node)))
		return true;
	walk->excused++;
	return false;
}

const struct node *
choice_tag(const struct walk *walk, const struct choice *choice, const struct node *node,
	const struct choice_case **chosen)
{
	const struct node *tag = node_is_object(node) ? node_find(node, choice->member) : NULL;

	*chosen = NULL;
	if (!node_is_string(tag) || (walk->tolerant && (tag->flags & NODE_UNKNOWN)))
		return NULL;
	*chosen = choice_find(choice, node_text(tag));
	if (!*chosen && walk->tolerant && (is_blank(tag) || is_unknown(tag, false)))
		return NULL;
	return tag;
}

struct slice
near_member(const struct object_rules *rules, const uint64_t *seen, struct slice key)
{
	struct suggest suggest;

	suggest_init(&suggest, key);
	for (uint32_t i = 0; i < rules->count; i++) {
		if (rules->members[i].schema && !bit_is_set(seen, i) &&
			rules->members[i].key.length >= SHORTEST_NEAR_MISS)
			suggest_offer(&suggest, rules->members[i].key);
	}
	return suggest_best(&suggest);
}

static const struct object_rules *
listing_of(const struct schema *schema)
{
	const struct object_rules *rules = schema ? schema_target(schema)->object : NULL;

	return rules && rules->listing ? rules : NULL;
}

/* The complete list that a case has for the object that the member stands in: the tagged object
 * itself, or one below it. */
static const struct object_rules *
case_listing(const struct variant *variant, const struct choice_case *of, const struct node *object)
{
	const struct object_rules *rules = schema_target(of->schema)->object;
	const struct member *below;

	if (variant->object == object)
		return listing_of(of->schema);
	if (!rules || variant->object != node_parent(object))
		return NULL;
	below = object_member(rules, object->hash, node_key(object));
	return below ? listing_of(below->schema) : NULL;
}

bool
case_owns(const struct variant *variant, const struct choice_case *other, const struct node *member)
{
	const struct object_rules *rules = case_listing(variant, other, node_parent(member));
	const struct member *known =
		rules ? object_member(rules, member->hash, node_key(member)) : NULL;

	return known && known->schema;
}

/* Is the member listed by another case than the one that judges it now? */
static const struct variant *
find_owner(const struct walk *walk, const struct object_rules *rules, const struct node *member)
{
	const struct node *object = node_parent(member);

	for (const struct variant *variant = walk->variant; variant; variant = variant->outer) {
		if (case_listing(variant, variant->chosen, object) != rules)
			continue;
		for (uint32_t i = 0; i < variant->choice->count; i++) {
			if (case_owns(variant, &variant->choice->cases[i], member))
				return variant;
		}
	}
	return NULL;
}

/* Does the schema, or one it applies to the same object, name the member? */
static bool
names_member(const struct schema *schema, const struct node *member, unsigned depth)
{
	const struct logic *logic = schema->logic;
	const struct member *known =
		schema->object ? object_member(schema->object, member->hash, node_key(member))
			       : NULL;

	if (known && known->schema)
		return true;
	if (!logic || depth == 0)
		return false;
	if (logic->ref && names_member(logic->ref, member, depth - 1))
		return true;
	for (size_t i = 0; i < logic->all_count; i++) {
		if (names_member(logic->all[i], member, depth - 1))
			return true;
	}
	for (const struct choice *choice = logic->choices; choice; choice = choice->next) {
		for (uint32_t i = 0; i < choice->count; i++) {
			if (names_member(choice->cases[i].schema, member, depth - 1))
				return true;
		}
	}
	return false;
}

static bool
is_known_elsewhere(const struct walk *walk, const struct node *member)
{
	for (const struct frame *frame = walk->frame; frame; frame = frame->outer) {
		if (frame->object == node_parent(member) &&
			names_member(frame->schema, member, DEEPEST_SEARCH))
			return true;
	}
	return false;
}

/* Names that are near no member of a list at all: real exports hold the same few unknown members
 * over and over, and judging one takes longer than all the rest of its object. */
struct far_name {
	const struct object_rules *rules;
	size_t length;
	char key[FAR_LENGTH];
};

struct far_names {
	struct far_name slots[FAR_COUNT];
};

static struct far_name *
far_slot(const struct walk *walk, const struct object_rules *rules, const struct node *member)
{
	struct checker *checker = walk->checker;
	size_t at = member->hash ^ (size_t)((uintptr_t)rules >> 6);

	if (!checker->far)
		checker->far = calloc(1, sizeof(*checker->far));
	if (!checker->far)
		die("out of memory");
	return &checker->far->slots[at % FAR_COUNT];
}

static bool
is_far(const struct far_name *name, const struct object_rules *rules, struct slice key)
{
	return name->rules == rules && name->length == key.length &&
	       memcmp(name->key, key.at, key.length) == 0;
}

static void
note_far(struct far_name *name, const struct object_rules *rules, struct slice key)
{
	struct suggest suggest;

	suggest_init(&suggest, key);
	for (uint32_t i = 0; i < rules->count; i++)
		suggest_offer(&suggest, rules->members[i].key);
	if (!suggest_is_far(&suggest) || key.length > FAR_LENGTH)
		return;
	*name = (struct far_name){ .rules = rules, .length = key.length };
	memcpy(name->key, key.at, key.length);
}

enum stranger
stranger_judge(const struct walk *walk, const struct schema *schema, const struct node *member,
	const uint64_t *seen, struct slice *meant, const struct variant **variant)
{
	const struct object_rules *rules = schema->object;
	struct slice key = node_key(member);
	struct far_name *far;

	if (walk->firm || (member->flags & NODE_UNKNOWN) || is_hollow(walk, member))
		return STRANGER_NONE;
	*variant = find_owner(walk, rules, member);
	if (*variant)
		return is_zero(member) ? STRANGER_NONE : STRANGER_FOREIGN;
	if (key.length + 1 < SHORTEST_NEAR_MISS)
		return STRANGER_NONE;
	far = far_slot(walk, rules, member);
	if (is_far(far, rules, key))
		return STRANGER_NONE;
	*meant = near_member(rules, seen, key);
	if (meant->length == 0) {
		note_far(far, rules, key);
		return STRANGER_NONE;
	}
	return is_known_elsewhere(walk, member) ? STRANGER_NONE : STRANGER_MISTYPED;
}
