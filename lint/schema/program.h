/*
 * What a schema is compiled to. Private to lint/schema.
 *
 * Every subschema becomes one `struct schema`; what it asserts about a kind of value stands in a
 * part of its own, so that a value meets only what concerns it. References are pointers. All of it
 * is constant once compiled and shared by threads; only lazy patterns are filled later, under their
 * lock.
 */
#ifndef ZTLINT_SCHEMA_PROGRAM_H
#define ZTLINT_SCHEMA_PROGRAM_H

#include "language/language.h"
#include "schema/format.h"
#include "schema/registry.h"

#include <pthread.h>
#include <stdatomic.h>

struct schema;

/* All kinds of values, as bits `1 << enum node_kind`. */
enum { KINDS_ALL = 0xFE };

/* A pattern of the tolerant reading is compiled when it first meets a text: a run that meets no
 * such member does not pay for it. */
struct lazy_pattern {
	struct lazy_pattern *next; /* all of a `struct schemas`, for their end */
	struct slice source;
	_Atomic(struct pattern *) pattern;
	_Atomic(bool) broken;
	struct lazy_lock *lock;
};

/* Guards lazy compilation: the lock and where the patterns live. */
struct lazy_lock {
	pthread_mutex_t mutex;
	struct arena arena;
};

/* `enum` or `const`: texts by hash, other values one by one. */
struct values {
	struct values *next; /* a schema may have both */
	bool constant;
	bool open; /* x-ztlint.open: the list may grow */
	size_t count;
	const struct node **nodes; /* all, as written */
	const struct node **strings; /* open addressing by text_hash; mask + 1 slots */
	uint32_t mask;
	bool only_strings;
};

struct text_rules {
	int64_t minimum; /* code points */
	int64_t maximum; /* -1: none */
	struct lazy_pattern *pattern;
	const struct format *format; /* where it is an assertion */
};

/* Bounds as written; `at` NULL where there is none. */
struct number_rules {
	struct slice minimum;
	struct slice maximum;
	struct slice above; /* exclusiveMinimum */
	struct slice below; /* exclusiveMaximum */
	struct slice divisor;
};

struct list_rules {
	const struct schema **prefix;
	size_t prefix_count;
	const struct schema *items; /* those after the prefix */
	const struct schema *contains;
	bool contains_counts; /* as a look at the item, for `unevaluatedItems` */
	int64_t contains_minimum;
	int64_t contains_maximum; /* -1: none */
	int64_t minimum;
	int64_t maximum; /* -1: none */
	bool unique;
};

/* A member that the schema names, whatever for. */
struct member {
	struct slice key;
	uint32_t hash;
	const struct schema *schema; /* of `properties`, else NULL */
};

struct pattern_member {
	struct lazy_pattern *pattern;
	const struct schema *schema;
};

/* What the presence of one member asks for: other members, or a schema for the whole object. */
struct dependent {
	struct dependent *next;
	uint32_t trigger; /* index into members */
	const uint32_t *needs;
	size_t need_count;
	const struct schema *schema;
};

struct object_rules {
	struct member *members; /* in the order they were met */
	uint32_t count;
	uint32_t *slots; /* open addressing: index + 1, 0 is free */
	uint32_t mask;
	uint32_t words; /* of each bit set below, 64 members a word */
	const uint64_t *required; /* NULL: none */
	const uint64_t *request; /* beyond that, in desired state */
	const uint64_t *response; /* beyond that, in answers */
	struct dependent *dependents;
	const struct pattern_member *patterns;
	size_t pattern_count;
	const struct schema *additional;
	const struct schema *names;
	int64_t minimum;
	int64_t maximum; /* -1: none */
	bool sparse; /* a few members and nothing else: they are looked up, not the object's */
	bool listing; /* tolerant: `type: object` with `properties`: the members are all there are
		       */
};

/* One case of a choice: what holds where the tag has that value. */
struct choice_case {
	struct slice value;
	const struct schema *schema;
	uint32_t same; /* index + 1 of the next case of the same value, 0 for none */
};

/* A decision by the text of one member: a run of `if`/`then` items, or a value-tagged union. */
struct choice {
	struct choice *next;
	struct slice member;
	uint32_t hash;
	struct choice_case *cases; /* in schema order */
	uint32_t count;
	uint32_t *slots; /* by text_hash of the value: index + 1 */
	uint32_t mask;
};

enum union_tag {
	TAG_NONE,
	TAG_KEY, /* each alternative requires one member of its own */
	TAG_VALUE, /* one member has a different text in each */
	TAG_KIND, /* each takes other kinds of values */
};

/* anyOf or oneOf. */
struct alternatives {
	const struct schema **schemas;
	size_t count;
	bool exactly_one;
	enum union_tag tag;
	struct choice *choice; /* TAG_VALUE: value to schema; TAG_KEY: own member to schema */
};

struct dynamic_target {
	const struct resource *resource;
	const struct schema *schema;
};

/* Where all dynamic references of one name may lead. */
struct dynamic_name {
	struct dynamic_name *next;
	struct slice name;
	struct dynamic_target *targets;
	size_t count;
	size_t capacity;
	const struct entered
		*seen; /* compiling: resources entered before it are among the targets */
};

struct dynamic_ref {
	const struct schema *fallback; /* where it leads without any dynamic scope */
	const struct dynamic_name *name; /* NULL: nowhere else */
};

/* In-place applicators. */
struct logic {
	const struct schema *ref;
	struct dynamic_ref *dynamic;
	const struct schema **all;
	size_t all_count;
	struct choice *choices;
	struct alternatives *any;
	struct alternatives *one;
	const struct schema * not ;
	const struct schema *condition;
	const struct schema *then;
	const struct schema *otherwise;
};

/* x-ztlint and the annotations of the standard, where the tolerant reading needs them. */
struct extension {
	const char *rule;
	struct grammar *grammar;
	bool templates; /* grammar cn-template: ${…} is no placeholder here */
	bool open;
	struct annotation annotation;
	bool annotated;
};

/* One compiled subschema. */
struct schema {
	const struct node *node;
	const struct resource *resource;
	const struct program *program;
	uint16_t kinds; /* bits of the kinds it takes */
	bool integer; /* numbers must be whole, */
	bool integer_digits; /* and written so (draft 4) */
	bool never; /* the schema `false` */
	bool scoped; /* opens a dynamic scope */
	bool tracks; /* has `unevaluated…` */
	bool only_kind; /* says nothing beyond `kinds` */
	struct values *values;
	struct text_rules *text;
	struct number_rules *number;
	struct list_rules *list;
	struct object_rules *object;
	struct logic *logic;
	struct extension *extension;
	const struct schema *unevaluated_items;
	const struct schema *unevaluated_members;
	struct slice title;
	struct schema *next; /* all of a program, in order of compilation */
	uint32_t index; /* among them, from 0 */
};

/* All that one schema_compile made. */
struct program {
	struct program *next; /* of the same schemas */
	const struct node *root;
	struct reading reading;
	bool dispatch;
	struct schema *first;
	struct schema *entry;
	const struct node **secrets; /* keys of members marked secret, NULL at the end */
};

struct schemas {
	pthread_mutex_t mutex;
	struct arena arena;
	struct registry registry;
	struct program *programs;
	struct lazy_pattern *patterns;
	struct lazy_lock lazy;
};

/* A hash of a text; of a key it is what nodes hold. */
static inline uint32_t
text_hash(struct slice text)
{
	return node_hash(text);
}

/* Keys are short: two overlapping words compare most of them without a call. */
static inline bool
key_equal(struct slice a, struct slice b)
{
	uint64_t first[2], last[2];
	uint32_t head[2], tail[2];

	if (a.length != b.length)
		return false;
	if (a.length < 4 || a.length > 16)
		return slice_equal(a, b);
	if (a.length < 8) {
		memcpy(&head[0], a.at, 4);
		memcpy(&head[1], b.at, 4);
		memcpy(&tail[0], a.at + a.length - 4, 4);
		memcpy(&tail[1], b.at + b.length - 4, 4);
		return head[0] == head[1] && tail[0] == tail[1];
	}
	memcpy(&first[0], a.at, 8);
	memcpy(&first[1], b.at, 8);
	memcpy(&last[0], a.at + a.length - 8, 8);
	memcpy(&last[1], b.at + b.length - 8, 8);
	return first[0] == first[1] && last[0] == last[1];
}

/* The member of that key, or NULL. */
static inline const struct member *
object_member(const struct object_rules *rules, uint32_t hash, struct slice key)
{
	if (rules->count == 0)
		return NULL;
	for (uint32_t at = hash & rules->mask; rules->slots[at]; at = (at + 1) & rules->mask) {
		const struct member *member = &rules->members[rules->slots[at] - 1];

		if (member->hash == hash && key_equal(member->key, key))
			return member;
	}
	return NULL;
}

static inline bool
bit_is_set(const uint64_t *bits, uint32_t index)
{
	return bits && (bits[index / 64] >> index % 64 & 1);
}

/* Does the schema say nothing but where to go on? Then that place, and so on; else itself. */
const struct schema *schema_target(const struct schema *schema);

/* Is the value among them? */
bool values_hold(const struct values *values, const struct node *node);

/* The first case of that tag value, or NULL. */
const struct choice_case *choice_find(const struct choice *choice, struct slice value);

/* The pattern, compiled when it was not yet; NULL where it is none. */
const struct pattern *lazy_pattern_get(struct lazy_pattern *lazy);

/* schema_compile; without `dispatch` no union gets a tag and no `if` becomes part of a choice,
 * which must never change a verdict: tests compare both. */
const struct schema *program_compile(struct schemas *schemas, const struct node *root,
	struct slice uri, struct reading reading, bool dispatch, struct schema_error *error);

#endif
