#include "rule/declared.h"

#include "base/bug.h"
#include "document/document.h"
#include "document/pointer.h"
#include "rule/keys.h"
#include "rule/message.h"

#include <stdatomic.h>

/* How far a rule is read. Each stage needs more work, and most rules never come to the last. */
enum stage {
	STAGE_NAMED,
	STAGE_READ, /* all but `assert` */
	STAGE_WHOLE,
};

struct declared {
	const struct rule *rule;
	struct workshop *workshop;
	_Atomic(enum stage) stage; /* what it says is there may be read without the lock */
	struct source source; /* the declaration */
	const struct node *about;
	struct slice at; /* pointer with `*` for any item or member */
	struct slice report; /* pointer from the node met */
	const struct node *related; /* list of {at, message} */
	const struct schema *when; /* NULL: always */
	const struct schema *assert;
};

static const struct schema *
fragment_compile(const struct declared *declared, const char *name, struct schema_error *error)
{
	struct reading reading = { .members_required = true };

	return schema_compile(declared->workshop->schemas,
		node_find(declared->about, slice_of(name)), (struct slice){ 0 }, reading, error);
}

/* Reads what stands beside the fragments, and compiles `when`; false and *error. */
static bool
declared_read(struct declared *declared, const struct node *about, struct schema_error *error)
{
	declared->about = about;
	declared->at = node_text(node_find(about, slice_of("at")));
	declared->report = node_text(node_find(about, slice_of("report")));
	declared->related = node_find(about, slice_of("related"));
	if (!node_find(about, slice_of("when")))
		return true;
	declared->when = fragment_compile(declared, "when", error);
	return declared->when != NULL;
}

static struct declared *
declared_make(const struct rule *rule, struct workshop *workshop)
{
	struct declared *declared = arena_alloc(workshop->arena, sizeof(*declared));

	declared->rule = rule;
	declared->workshop = workshop;
	source_init(&declared->source, rule->id, SOURCE_JSON);
	return declared;
}

struct declared *
declared_new(const struct rule *rule, struct workshop *workshop)
{
	return declared_make(rule, workshop);
}

struct declared *
declared_of(const struct rule *rule, const struct node *about, struct workshop *workshop,
	struct schema_error *error)
{
	struct declared *declared = declared_make(rule, workshop);

	if (declared_read(declared, about, error))
		declared->assert = fragment_compile(declared, "assert", error);
	if (declared->assert) {
		atomic_store(&declared->stage, STAGE_WHOLE);
		return declared;
	}
	declared_drop(declared);
	return NULL;
}

/* One stage further; under the lock. Built-in rules are right: their samples run in the tests. */
static void
declared_advance(struct declared *declared)
{
	struct schema_error error = { 0 };
	bool done;

	if (declared->stage == STAGE_NAMED) {
		const struct rule *rule = declared->rule;

		source_set(&declared->source, (struct slice){ .at = rule->declaration,
						      .length = rule->declaration_length });
		source_parse(&declared->source, &limits_default);
		done = declared_read(declared, document_root(declared->source.documents), &error);
	} else {
		declared->assert = fragment_compile(declared, "assert", &error);
		done = declared->assert != NULL;
	}
	if (!done)
		BUG("rule %s: %s", declared->rule->id, error.message);
	atomic_store_explicit(&declared->stage, declared->stage + 1, memory_order_release);
}

static void
declared_need(struct declared *declared, enum stage stage)
{
	if (atomic_load_explicit(&declared->stage, memory_order_acquire) >= stage)
		return;
	pthread_mutex_lock(&declared->workshop->lock);
	while (declared->stage < stage)
		declared_advance(declared);
	pthread_mutex_unlock(&declared->workshop->lock);
}

void
declared_drop(struct declared *declared)
{
	if (declared)
		source_drop(&declared->source);
}

/* The second places: `related` of the page. */
static void
declared_relate(struct declared *declared, struct check *check, struct finding *finding,
	const struct node *node)
{
	node_each (related, declared->related) {
		struct node *second =
			pointer_find(node, node_text(node_find(related, slice_of("at"))));
		const char *words = arena_copy(
			check->scratch, node_text(node_find(related, slice_of("message"))));

		if (second)
			finding_relate(check, finding, place_key(second), "%s",
				message_fill(check, words, node));
	}
}

static void
declared_report(struct declared *declared, struct check *check, struct node *node)
{
	const struct rule *rule = declared->rule;
	const struct node *place = pointer_find(node, declared->report);
	struct finding *finding = report_text(check, rule, place_key(place ? place : node),
		message_fill(check, rule->message, node));

	if (rule->help)
		finding->help = message_fill(check, rule->help, node);
	declared_relate(declared, check, finding, node);
}

/* Does the node pass the fragment, without a value that was refused or is not known yet? */
static bool
fragment_holds(struct checker *checker, const struct schema *fragment, struct node *node)
{
	checker->blind = false;
	return schema_holds(checker, fragment, node) && !checker->blind;
}

/* Does the node fail the fragment, whatever stands in place of a mark or placeholder? */
static bool
fragment_fails(struct checker *checker, const struct schema *fragment, struct node *node)
{
	bool fails;

	checker->blind = false;
	if (schema_holds(checker, fragment, node) || checker->blind || checker->exhausted)
		return false;
	checker->wary = true;
	fails = !schema_holds(checker, fragment, node) && !checker->blind;
	checker->wary = false;
	return fails;
}

static void
declared_meet(struct declared *declared, struct check *check, struct node *node)
{
	struct checker *checker = &check->checker;

	if (node->flags & NODE_REFUSED)
		return;
	if (declared->when && !fragment_holds(checker, declared->when, node))
		return;
	declared_need(declared, STAGE_WHOLE);
	if (fragment_fails(checker, declared->assert, node))
		declared_report(declared, check, node);
}

/* Meets every node that the rest of the pointer picks. The depth is that of the pointer. */
static void
declared_walk(
	struct declared *declared, struct check *check, struct node *node, struct slice pointer)
{
	const char *slash;
	struct slice token;
	struct slice rest;

	if (!node)
		return;
	if (pointer.length == 0) {
		declared_meet(declared, check, node);
		return;
	}
	pointer = slice_from(pointer, 1);
	slash = memchr(pointer.at, '/', pointer.length);
	token = slice_first(pointer, slash ? (size_t)(slash - pointer.at) : pointer.length);
	rest = slice_from(pointer, token.length);
	if (!slice_is(token, "*")) {
		struct slice step = { .at = token.at - 1, .length = token.length + 1 };

		declared_walk(declared, check, pointer_find(node, step), rest);
		return;
	}
	node_each (child, node)
		declared_walk(declared, check, child, rest);
}

void
declared_run(struct declared *declared, struct check *check, struct node *node)
{
	declared_need(declared, STAGE_READ);
	declared_walk(declared, check, node, declared->at);
}
