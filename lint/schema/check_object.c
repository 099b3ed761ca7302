/* Objects: one pass over the members, each looked up once; what must be there is a comparison of
 * bits after it. */
#include "base/bug.h"
#include "schema/check.h"
#include "schema/failure.h"

#include <stdlib.h>

enum { FEW_WORDS = 4 };

/* One pass over one object. */
struct pass {
	struct walk *walk;
	const struct schema *schema;
	const struct object_rules *rules;
	struct node *object;
	struct evaluated *evaluated;
	struct frame *frame; /* of this object and schema */
	uint64_t *seen; /* a bit for each member of the rules that is there */
	size_t count; /* members of the object */
	struct node *stranger; /* the first member that is not known, and the last */
	struct node *last_stranger;
};

static void
note_stranger(struct pass *pass, struct node *member)
{
	if (!pass->stranger)
		pass->stranger = member;
	pass->last_stranger = member;
}

static struct node *
next_stranger(const struct pass *pass, const struct node *member)
{
	return member == pass->last_stranger ? NULL : node_next(member);
}

static bool
check_name(struct pass *pass, struct node *member)
{
	struct walk *walk = pass->walk;
	struct slice key = node_key(member);
	struct node_extra extra = { .text = key };
	struct node name = {
		.at = (const char *)&extra,
		.length = (uint32_t)key.length,
		.kind = NODE_STRING,
		.flags = NODE_EXTRA,
	};
	bool collect = walk->checker->collect_facts;
	bool firm = walk->firm;
	bool holds;

	/* The name is no node of the document: nothing may remember it or ask for its parent. */
	walk->checker->collect_facts = false;
	walk->firm = true;
	holds = check_quietly(walk, pass->rules->names, &name, NULL);
	walk->firm = firm;
	walk->checker->collect_facts = collect;
	if (!holds && walk->explain)
		say_bad_name(walk, member, pass->rules->names);
	return holds;
}

/* What `additionalProperties: false` refuses is most often a mistyped name: then the member meant
 * is not missing too. */
static void
tell_not_known(struct pass *pass, struct node *member)
{
	struct slice meant = { 0 };

	if (may_suggest(pass->walk, pass->rules->count))
		meant = near_member(pass->rules, pass->seen, node_key(member));
	mistyped_note(pass->walk, say_not_known(pass->walk, member, meant), meant);
}

static bool
check_additional(struct pass *pass, struct node *member)
{
	struct walk *walk = pass->walk;
	const struct schema *additional = pass->rules->additional;

	if (!additional->never)
		return check_node(walk, additional, member, NULL);
	if (!must_fail(walk, additional, member))
		return true;
	note_stranger(pass, member);
	return false;
}

static bool
check_patterns(struct pass *pass, struct node *member, bool *matched)
{
	struct walk *walk = pass->walk;
	bool holds = true;

	for (size_t i = 0; i < pass->rules->pattern_count && (holds || walk->explain); i++) {
		const struct pattern_member *at = &pass->rules->patterns[i];
		enum match match = match_pattern(walk, at->pattern, node_key(member));

		if (match == MATCH_NO)
			continue;
		*matched = true;
		if (match == MATCH_LIMIT && walk->explain)
			say_pattern(walk, member, at->pattern->source, true);
		holds &= match == MATCH_YES && check_node(walk, at->schema, member, NULL);
	}
	return holds;
}

static bool
lists_null(const struct values *values)
{
	for (; values; values = values->next) {
		for (size_t i = 0; i < values->count; i++) {
			if (node_kind(values->nodes[i]) == NODE_NULL)
				return true;
		}
	}
	return false;
}

/* Null where the member's schema lists null among its types or values says something, also in
 * desired state. */
static bool
says_null(const struct member *known, const struct node *member)
{
	const struct schema *schema = known->schema;

	if (node_kind(member) != NODE_NULL || !schema)
		return false;
	return (node_find(schema->node, slice_of("type")) && (schema->kinds & 1u << NODE_NULL)) ||
	       lists_null(schema->values);
}

/* To a rule that does not speak of null, a member that is null is not there: most keywords hold for
 * null only because they are about something else. */
static bool
is_null_to_rule(const struct walk *walk, const struct member *known, const struct node *member)
{
	return walk->program->reading.members_required && node_kind(member) == NODE_NULL &&
	       !says_null(known, member);
}

static bool
check_member(struct pass *pass, struct node *member)
{
	const struct object_rules *rules = pass->rules;
	const struct member *known = object_member(rules, member->hash, node_key(member));
	bool matched = false;
	bool holds = true;

	if (known && is_null_to_rule(pass->walk, known, member))
		return true;
	if (known) {
		uint32_t index = (uint32_t)(known - rules->members);

		if (member_counts(pass->walk, member) || says_null(known, member))
			pass->seen[index / 64] |= (uint64_t)1 << index % 64;
		matched = known->schema != NULL;
		if (matched)
			holds = check_node(pass->walk, known->schema, member, NULL);
	}
	if (rules->pattern_count != 0)
		holds &= check_patterns(pass, member, &matched);
	if (!matched && rules->additional) {
		matched = true;
		holds &= check_additional(pass, member);
	} else if (!matched) {
		note_stranger(pass, member);
	}
	if (matched && pass->evaluated)
		evaluated_mark(pass->evaluated, pass->count);
	if (rules->names)
		holds &= check_name(pass, member);
	return holds;
}

static bool
check_members(struct pass *pass)
{
	bool holds = true;

	for (struct node *member = node_first(pass->object); member; member = node_next(member)) {
		if (!check_member(pass, member)) {
			holds = false;
			if (!pass->walk->explain)
				return false;
		}
		pass->count++;
	}
	return holds;
}

static bool
is_matched(struct pass *pass, const struct node *member)
{
	const struct object_rules *rules = pass->rules;
	const struct member *known = object_member(rules, member->hash, node_key(member));
	bool matched = known && known->schema;

	for (size_t i = 0; !matched && i < rules->pattern_count; i++) {
		matched = match_pattern(pass->walk, rules->patterns[i].pattern, node_key(member)) !=
			  MATCH_NO;
	}
	return matched;
}

/* Members that a complete list does not know. Judged after the pass, for a near miss is one only of
 * a member that is not there itself. */
static bool
check_strangers(struct pass *pass)
{
	struct walk *walk = pass->walk;
	bool holds = true;

	for (struct node *member = pass->stranger; member; member = next_stranger(pass, member)) {
		const struct variant *variant = NULL;
		struct slice meant = { 0 };
		enum stranger stranger;

		if (is_matched(pass, member))
			continue;
		stranger = stranger_judge(walk, pass->schema, member, pass->seen, &meant, &variant);
		if (stranger == STRANGER_NONE)
			continue;
		holds = false;
		if (!walk->explain)
			return false;
		if (stranger == STRANGER_FOREIGN && !pass->frame->foreign)
			say_foreign(walk, pass->schema, member, variant);
		pass->frame->foreign |= stranger == STRANGER_FOREIGN;
		if (stranger == STRANGER_MISTYPED)
			mistyped_note(walk, say_near_miss(walk, member, meant), meant);
	}
	return holds;
}

static void
tell_strangers(struct pass *pass)
{
	for (struct node *member = pass->stranger; member; member = next_stranger(pass, member)) {
		if (!is_matched(pass, member) &&
			must_fail(pass->walk, pass->rules->additional, member))
			tell_not_known(pass, member);
	}
}

/* What is missing beside a member of another variant is missing because of it. */
static bool
is_foreign(const struct pass *pass)
{
	for (const struct frame *frame = pass->walk->frame; frame; frame = frame->outer) {
		if (frame->object == pass->object && frame->foreign)
			return true;
	}
	return false;
}

static void
tell_missing(struct pass *pass, uint32_t index)
{
	struct slice key = pass->rules->members[index].key;

	if (!is_foreign(pass) && !mistyped_is(pass->walk, pass->object, key))
		say_missing(pass->walk, pass->schema, pass->object, key);
}

static uint64_t
wanted_word(const struct pass *pass, uint32_t word)
{
	const struct object_rules *rules = pass->rules;
	const struct checker *checker = pass->walk->checker;
	const uint64_t *more = checker->desired ? rules->request : rules->response;

	if (!pass->walk->firm && may_lack(pass->walk, pass->object))
		return 0;
	return (rules->required ? rules->required[word] : 0) | (more ? more[word] : 0);
}

static bool
check_required(struct pass *pass)
{
	bool holds = true;

	for (uint32_t word = 0; word < pass->rules->words; word++) {
		uint64_t missing = wanted_word(pass, word) & ~pass->seen[word];

		if (missing == 0)
			continue;
		if (holds && !must_fail(pass->walk, pass->schema, pass->object))
			return true;
		holds = false;
		for (uint32_t bit = 0; pass->walk->explain && bit < 64; bit++) {
			if (missing >> bit & 1)
				tell_missing(pass, 64 * word + bit);
		}
	}
	return holds;
}

static bool
check_needs(struct pass *pass, const struct dependent *dependent)
{
	bool holds = true;

	for (size_t i = 0; i < dependent->need_count; i++) {
		if (bit_is_set(pass->seen, dependent->needs[i]))
			continue;
		if (holds && !must_fail(pass->walk, pass->schema, pass->object))
			return true;
		holds = false;
		if (!pass->walk->explain)
			return false;
		say_needed(pass->walk, pass->object, pass->rules->members[dependent->trigger].key,
			pass->rules->members[dependent->needs[i]].key);
	}
	return holds;
}

/* What is not set asks for nothing. */
static bool
is_hollow_trigger(const struct pass *pass, const struct dependent *dependent)
{
	const struct member *trigger = &pass->rules->members[dependent->trigger];

	return pass->walk->tolerant &&
	       is_hollow(pass->walk, node_find_hashed(pass->object, trigger->key, trigger->hash));
}

static bool
check_dependents(struct pass *pass)
{
	bool holds = true;

	for (const struct dependent *at = pass->rules->dependents; at; at = at->next) {
		charge(pass->walk, 1 + at->need_count / 16);
		if (!bit_is_set(pass->seen, at->trigger) || is_hollow_trigger(pass, at))
			continue;
		if (at->schema)
			holds &= check_node(pass->walk, at->schema, pass->object, pass->evaluated);
		else if (!may_lack(pass->walk, pass->object))
			holds &= check_needs(pass, at);
		if (!holds && !pass->walk->explain)
			return false;
	}
	return holds;
}

static bool
check_count(struct pass *pass)
{
	const struct object_rules *rules = pass->rules;
	int64_t count = (int64_t)pass->count;
	bool many = rules->maximum >= 0 && count > rules->maximum;

	if ((!many && count >= rules->minimum) ||
		!must_fail(pass->walk, pass->schema, pass->object))
		return true;
	if (pass->walk->explain)
		say_members(pass->walk, pass->object, count, many ? rules->maximum : rules->minimum,
			many);
	return false;
}

/* For the few members that a fragment of a rule names: finds them instead of walking over all that
 * the object has. */
static bool
check_sparse(struct pass *pass)
{
	for (uint32_t i = 0; i < pass->rules->count; i++) {
		const struct member *known = &pass->rules->members[i];
		struct node *member = node_find_hashed(pass->object, known->key, known->hash);

		if (!member || is_null_to_rule(pass->walk, known, member))
			continue;
		if (known->schema && !check_node(pass->walk, known->schema, member, NULL))
			return false;
		if (member_counts(pass->walk, member) || says_null(known, member))
			pass->seen[0] |= (uint64_t)1 << i;
	}
	return check_required(pass);
}

static bool
check_pass(struct pass *pass)
{
	struct walk *walk = pass->walk;
	const struct object_rules *rules = pass->rules;
	bool holds = check_members(pass);

	charge(walk, pass->count);
	if (!holds && !walk->explain)
		return false;
	if (pass->stranger && rules->listing)
		holds &= check_strangers(pass);
	if (pass->stranger && walk->explain && rules->additional && rules->additional->never)
		tell_strangers(pass);
	if (!holds && !walk->explain)
		return false;
	holds &= check_required(pass);
	if (rules->dependents && (holds || walk->explain))
		holds &= check_dependents(pass);
	return check_count(pass) && holds;
}

/* For so many members that their bits have no room on the stack. */
static uint64_t *
seen_new(struct walk *walk, const struct object_rules *rules)
{
	uint64_t *seen = calloc(rules->words, sizeof(*seen));

	if (!seen)
		die("out of memory");
	charge(walk, rules->words);
	return seen;
}

bool
check_object(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated)
{
	const struct object_rules *rules = schema->object;
	uint64_t few[FEW_WORDS] = { 0 };
	struct pass pass = {
		.walk = walk,
		.schema = schema,
		.rules = rules,
		.object = node,
		.evaluated = evaluated,
		.frame = walk->frame,
		.seen = few,
	};
	bool holds;

	if (rules->sparse && !walk->explain && !evaluated)
		return check_sparse(&pass);
	if (rules->words > FEW_WORDS)
		pass.seen = seen_new(walk, rules);
	holds = check_pass(&pass);
	if (pass.seen != few)
		free(pass.seen);
	return holds;
}
