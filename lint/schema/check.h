/* The walker's own affairs: one run of a schema over a node. Private to lint/schema. */
#ifndef ZTLINT_SCHEMA_CHECK_H
#define ZTLINT_SCHEMA_CHECK_H

#include "schema/pattern.h"
#include "schema/program.h"

/* Which children of a value some keyword has looked at, for `unevaluated…`; by their ordinal.
 * Exists only inside schemas that ask. */
struct evaluated {
	uint64_t few; /* the first 64, */
	uint64_t *many; /* or all, where there are more */
	size_t count; /* of children */
	bool all;
};

/* Resources that were entered on the way, innermost first. */
struct scope {
	const struct resource *resource;
	const struct scope *outer;
};

/* A member that an unknown one was surely meant to be, and the failure that says so. */
struct mistyped {
	struct mistyped *next;
	struct slice meant;
	struct failure *told;
};

/* An object whose rules are being checked, in-place applicators included. */
struct frame {
	const struct node *object;
	const struct schema *schema;
	struct mistyped *mistyped; /* explaining: members that were found under a wrong name */
	bool foreign; /* a member of another variant was met: what is missing follows from it */
	struct frame *outer;
};

/* A case that was chosen by a tag. */
struct variant {
	const struct node *object;
	const struct schema *owner; /* the schema with the choice; for its title */
	const struct choice *choice;
	const struct choice_case *chosen; /* the first of its value */
	const struct variant *outer;
};

struct walk {
	struct checker *checker;
	const struct program *program;
	const struct node *root; /* where it started: never optional, whatever it stands in */
	const struct scope *scope;
	struct frame *frame;
	const struct variant *variant;
	size_t excused; /* how many assertions were forgiven so far */
	bool explain; /* go on after a failure, and tell */
	bool tolerant;
	bool firm; /* below `if` and `not`: what is hollow or unknown proves nothing */
	bool stuck; /* it gave up: every answer is false from here on, */
	bool deep; /* because of depth, not of steps */
	bool in_secret; /* below a member marked secret */
};

/* check.c: runs a schema on a node. True when it holds. Adds failures only while explaining. */
bool check_node(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated);

/* The same without a word, whatever the walk does; a false answer leaves no facts behind. */
bool check_quietly(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated);

/* The parts, each called for values of its kind only. */
bool check_text(struct walk *walk, const struct schema *schema, struct node *node);
bool check_number(struct walk *walk, const struct schema *schema, struct node *node);
bool check_values(struct walk *walk, const struct schema *schema, struct node *node);
bool check_list(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated);
bool check_object(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated);
bool check_logic(struct walk *walk, const struct schema *schema, struct node *node,
	struct evaluated *evaluated);
bool check_alternatives(struct walk *walk, const struct schema *schema,
	const struct alternatives *alternatives, struct node *node, struct evaluated *evaluated);

/* check_unique.c: the first item that equals an earlier one, which goes to *earlier; or NULL. */
struct node *find_repeated(struct walk *walk, struct node *list, struct node **earlier);

/* explain.c: chooses what to say of a union that failed. `matches` alternatives hold. */
void explain_alternatives(struct walk *walk, const struct schema *schema,
	const struct alternatives *alternatives, struct node *node, size_t matches);

/* The member of a choice when its text can decide, and the first case of that text in *chosen, or
 * NULL; NULL where the member is hollow or unknown. */
const struct node *choice_tag(const struct walk *walk, const struct choice *choice,
	const struct node *node, const struct choice_case **chosen);

/* failure.c: notes that a failure tells of a mistyped member of the innermost frame's object. Was
 * it told of the object that one of its members is a mistyped `key`? Then that is an error, for
 * `key` must be there. */
void mistyped_note(struct walk *walk, struct failure *told, struct slice meant);
bool mistyped_is(const struct walk *walk, const struct node *object, struct slice key);

/* May the object lack members that are required: is it a row of chosen columns? */
bool may_lack(const struct walk *walk, const struct node *object);

/* Is the member there, as far as `required` is concerned? */
bool member_counts(const struct walk *walk, const struct node *member);

/* tolerance.c: must the assertion fail? False when it is forgiven: the node is unknown, or hollow
 * and not required. Asked only after it did not hold. */
bool must_fail(struct walk *walk, const struct schema *schema, const struct node *node);

/* Is the number a 0 that a typed client wrote for one that is not set? Not in desired state. */
bool is_unset_number(struct walk *walk, const struct node *node);

/* Null, "", [], {}, and what else exporters of the run write for "not set". */
bool is_hollow(const struct walk *walk, const struct node *node);

/* What to think of a member that a complete list of members does not know. */
enum stranger {
	STRANGER_NONE, /* the API grows: nothing to say */
	STRANGER_MISTYPED, /* a near miss; *meant is the member meant */
	STRANGER_FOREIGN, /* another case of *variant knows it */
};

/* `seen` has a bit for each member of the schema's list that the object has. */
enum stranger
stranger_judge(const struct walk *walk, const struct schema *schema, const struct node *member,
	const uint64_t *seen, struct slice *meant, const struct variant **variant);

/* Does a case other than the chosen one list this member of the object? */
bool case_owns(
	const struct variant *variant, const struct choice_case *other, const struct node *member);

/* The listed member that the key is a near miss of and that was not seen; empty when none. */
struct slice near_member(const struct object_rules *rules, const uint64_t *seen, struct slice key);

/* budget.c: what a run may cost. Each schema applied to a value takes a step; what takes longer
 * than that, in proportion to a size, charges for it. Without steps left a walk gives up. */
void budget_start(struct checker *checker);
bool budget_extend(struct walk *walk);

/* May as many words be compared to find what one was meant to be? */
bool may_suggest(struct walk *walk, size_t candidates);

/* Does the text match? Gives up when the pattern backtracks too much. */
enum match match_pattern(struct walk *walk, struct lazy_pattern *lazy, struct slice text);

void give_up(struct walk *walk);

static inline bool
is_spent(struct walk *walk)
{
	return walk->checker->steps <= 0 && !budget_extend(walk);
}

static inline void
charge(struct walk *walk, size_t steps)
{
	walk->checker->steps -= (int64_t)steps;
}

static inline void
evaluated_mark(struct evaluated *evaluated, size_t index)
{
	if (evaluated->many)
		evaluated->many[index / 64] |= (uint64_t)1 << index % 64;
	else
		evaluated->few |= (uint64_t)1 << index % 64;
}

static inline bool
evaluated_has(const struct evaluated *evaluated, size_t index)
{
	uint64_t word = evaluated->many ? evaluated->many[index / 64] : evaluated->few;

	return evaluated->all || (word >> index % 64 & 1);
}

/* An empty set for as many children; takes memory only where there are more than 64. */
void evaluated_init(struct walk *walk, struct evaluated *evaluated, size_t count);

/* Adds all of the other set, which is of the same value. */
void evaluated_merge(struct evaluated *into, const struct evaluated *from);

#endif
