#include "rule/declared.h"

#include "document/document.h"
#include "document/pointer.h"
#include "rule/keys.h"
#include "rule/message.h"

struct declared {
	const struct rule *rule;
	struct source source; /* the declaration */
	struct slice at; /* pointer with `*` for any item or member */
	struct slice report; /* pointer from the node met */
	const struct node *related; /* list of {at, message} */
	const struct schema *when; /* NULL: always */
	const struct schema *assert;
	struct keys keys; /* what a value must have to be met and to pass `when` */
	const struct node
		*types; /* what `when` wants `type` to be: a text or a list; NULL: anything */
};

static const struct schema *
fragment_compile(struct schemas *schemas, const struct node *fragment, struct schema_error *error)
{
	struct reading reading = { .members_required = true };

	return schema_compile(schemas, fragment, (struct slice){ 0 }, reading, error);
}

/* The const or enum that a fragment asks of the member `type`; NULL where it asks for none. */
static const struct node *
wanted_types(const struct node *when)
{
	const struct node *type =
		node_find(node_find(when, slice_of("properties")), slice_of("type"));
	const struct node *list = node_find(type, slice_of("enum"));

	return list ? list : node_find(type, slice_of("const"));
}

bool
declared_concerns(const struct declared *declared, struct keys keys, struct slice type)
{
	if (!keys_cover(keys, declared->keys))
		return false;
	if (!declared->types || node_is_string(declared->types))
		return !declared->types || slice_equal(node_text(declared->types), type);
	node_each (one, declared->types) {
		if (slice_equal(node_text(one), type))
			return true;
	}
	return false;
}

/* Reads the declaration; false and *error. */
static bool
declared_read(struct declared *declared, const struct node *about, struct schemas *schemas,
	struct schema_error *error)
{
	const struct node *when = node_find(about, slice_of("when"));

	declared->at = node_text(node_find(about, slice_of("at")));
	declared->report = node_text(node_find(about, slice_of("report")));
	declared->related = node_find(about, slice_of("related"));
	declared->keys = keys_join(keys_of_pointer(declared->at), keys_of_fragment(when));
	if (declared->at.length == 0)
		declared->types = wanted_types(when);
	if (when) {
		declared->when = fragment_compile(schemas, when, error);
		if (!declared->when)
			return false;
	}
	declared->assert = fragment_compile(schemas, node_find(about, slice_of("assert")), error);
	return declared->assert != NULL;
}

struct declared *
declared_new(const struct rule *rule, struct schemas *schemas, struct arena *arena,
	struct schema_error *error)
{
	struct declared *declared = arena_alloc(arena, sizeof(*declared));

	declared->rule = rule;
	source_init(&declared->source, rule->id, SOURCE_JSON);
	source_set(&declared->source,
		(struct slice){ .at = rule->declaration, .length = rule->declaration_length });
	source_parse(&declared->source, &limits_default);
	if (declared_read(declared, document_root(declared->source.documents), schemas, error))
		return declared;
	declared_drop(declared);
	return NULL;
}

struct declared *
declared_of(const struct rule *rule, const struct node *about, struct schemas *schemas,
	struct arena *arena, struct schema_error *error)
{
	struct declared *declared = arena_alloc(arena, sizeof(*declared));

	declared->rule = rule;
	source_init(&declared->source, rule->id, SOURCE_JSON);
	if (declared_read(declared, about, schemas, error))
		return declared;
	declared_drop(declared);
	return NULL;
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
	declared_walk(declared, check, node, declared->at);
}
