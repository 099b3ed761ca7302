/* Derived trees speak for their origins: ranges, pointers and keys, also within a text. */
#include "document/derive.h"
#include "base/text.h"
#include "check.h"
#include "document/pointer.h"

static const char text[] =
	"{\"a_mode\": \"x\\u0079z\", \"list\": [true, {\"k\": 1.50}],\n"
	" \"column\": \"{\\\"in\\\": [\\\"p\\u00e4q\\\", 2]}\", \"name\": \"Prop\"}";

static const struct derive_key none = { .name.at = NULL };

static struct node *
member(const struct node *object, const char *key)
{
	return node_find(object, slice_of(key));
}

/* The bytes of a range of the file. */
static struct slice
bytes(struct range range)
{
	return (struct slice){ .at = text + range.start, .length = range.end - range.start };
}

static bool
pointer_is(const struct node *node, const char *outer, const char *inner)
{
	struct text pointer = { 0 };
	bool holds;

	pointer_add(&pointer, NULL, node);
	holds = slice_is(text_slice(&pointer), outer);
	text_clear(&pointer);
	if (pointer_add_inner(&pointer, node) != (inner != NULL))
		holds = false;
	holds &= slice_is(text_slice(&pointer), inner ? inner : "");
	text_drop(&pointer);
	return holds;
}

/* {"service": {"mode": …}, "list": …, "Prop": column, "gone": unknown} */
static struct node *
derived_tree(struct derive *derive, const struct node *root, const struct node *inner)
{
	struct node *mode = member(root, "a_mode");
	struct node *name = member(root, "name");

	derive_open(derive, NODE_OBJECT, none, root);
	derive_open(derive, NODE_OBJECT, (struct derive_key){ .name = slice_of("service") }, mode);
	derive_copy(derive, (struct derive_key){ .name = slice_of("mode"), .origin = mode }, mode);
	derive_close(derive);
	derive_copy(derive, (struct derive_key){ .name = slice_of("list") }, member(root, "list"));
	derive_copy(derive,
		(struct derive_key){ .name = node_text(name), .origin = name, .value = true },
		inner);
	derive_unknown(derive, (struct derive_key){ .name = slice_of("gone") }, name);
	derive_scalar(derive, (struct derive_key){ .name = slice_of("tail") }, NODE_STRING,
		slice_from(node_text(mode), 1), mode);
	derive_close(derive);
	return derive_finish(derive);
}

static void
check_shape(const struct node *root)
{
	const struct node *list = member(root, "list");
	const struct node *item = node_next(node_first(list));

	CHECK(node_count(root) == 5 && node_count(list) == 2, "counts");
	CHECK(!node_next(member(root, "tail")) && !node_parent(root), "ends");
	CHECK(node_index(item) == 1 && node_is_object(item), "items");
	CHECK(node_is(member(member(root, "service"), "mode"), "xyz"), "text");
	CHECK(slice_is(node_text(member(item, "k")), "1.50"), "number");
	CHECK(member(root, "gone")->flags & NODE_UNKNOWN, "unknown");
	CHECK(!node_is_hollow(member(root, "gone")), "unknown is not empty");
	CHECK(node_is_true(node_first(list)) && node_parent(list) == root, "parents");
}

static void
check_places(const struct node *root)
{
	const struct node *mode = member(member(root, "service"), "mode");
	const struct node *in = member(member(root, "Prop"), "in");
	const struct node *k = member(node_next(node_first(member(root, "list"))), "k");

	CHECK(slice_is(bytes(node_range(mode)), "\"x\\u0079z\""), "value");
	CHECK(slice_is(bytes(node_key_range(mode)), "\"a_mode\""), "key");
	CHECK(slice_is(node_written_key(mode), "a_mode"), "the user's own key");
	CHECK(slice_is(bytes(node_text_range(mode, 1, 1)), "\\u0079"), "inside");
	CHECK(slice_is(bytes(node_text_range(member(root, "tail"), 1, 1)), "z"), "inside a part");
	CHECK(slice_is(bytes(node_range(k)), "1.50"), "number");
	CHECK(pointer_is(mode, "/a_mode", NULL) && pointer_is(k, "/list/1/k", NULL), "pointers");
	CHECK(slice_is(bytes(node_range(in)), "[\\\"p\\u00e4q\\\", 2]"), "within a text");
	CHECK(slice_is(bytes(node_key_range(in)), "\\\"in\\\""), "a key within a text");
	CHECK(slice_is(bytes(node_text_range(node_first(in), 1, 2)), "\\u00e4"), "inside of that");
	CHECK(pointer_is(node_first(in), "/column", "/in/0"), "pointer within a text");
	CHECK(slice_is(bytes(node_key_range(member(root, "Prop"))), "\"Prop\""), "named property");
	CHECK(slice_is(node_written_key(member(root, "Prop")), "Prop"), "its name");
}

int
main(void)
{
	struct source source;
	struct source *inner;
	struct derive derive;
	struct node *first;
	struct node *again;

	source_init(&source, "derive.json", SOURCE_JSON);
	source_set(&source, slice_of(text));
	source_parse(&source, &limits_default);
	inner = source_within(member(document_root(source.documents), "column"), &limits_default);
	CHECK(!inner->broken && inner->documents, "a text within");
	derive_init(&derive, source.documents);
	first = derived_tree(
		&derive, document_root(source.documents), document_root(inner->documents));
	check_shape(first);
	check_places(first);
	/* A builder serves again, and origins may be derived themselves. */
	derive_copy(&derive, none, first);
	again = derive_finish(&derive);
	check_shape(again);
	check_places(again);
	CHECK(node_equal(first, again), "a copy is equal");
	derive_drop(&derive);
	CHECK(source_within(member(document_root(source.documents), "name"), &limits_default)
			->broken,
		"no JSON");
	source_drop(&source);
	return check_done("derive");
}
