#include "document/pointer.h"
#include "check.h"
#include "document/document.h"

static const char sample[] =
	"{\"foo\": [\"bar\", {\"baz\": [1, 2]}], \"\": 0, \"a/b\": 1, \"c%d\": 2, "
	"\"m~n\": 8, \"k\\\"l\": 6, \"~1\": 9, \"\\u00e9\": 3, \"01\": 4}";

static void
check_there_and_back(const struct node *root)
{
	static const char *const pointers[] = { "", "/foo", "/foo/0", "/foo/1/baz/1", "/", "/a~1b",
		"/c%d", "/m~0n", "/k\"l", "/~01", "/\xC3\xA9", "/01" };

	for (size_t i = 0; i < sizeof(pointers) / sizeof(*pointers); i++) {
		const struct node *node = pointer_find(root, slice_of(pointers[i]));
		struct text text = { 0 };

		pointer_add(&text, NULL, node);
		CHECK(node != NULL, "nothing at the pointer number %zu", i);
		CHECK(slice_is(text_slice(&text), pointers[i]), "%s came back as %s", pointers[i],
			text.bytes ? text.bytes : "");
		text_drop(&text);
	}
}

static void
check_nowhere(const struct node *root)
{
	static const char *const pointers[] = { "foo", "/foo/2", "/foo/00", "/foo/01", "/foo/-",
		"/foo/-1", "/foo/ 0", "/foo/", "/foo/4294967296", "/foo/99999999999999999999",
		"/a/b", "/m~n", "/m~2n", "/m~", "/foo/0/x", "/nope", "/c%64" };

	for (size_t i = 0; i < sizeof(pointers) / sizeof(*pointers); i++)
		CHECK(!pointer_find(root, slice_of(pointers[i])), "something at %s", pointers[i]);
	CHECK(!pointer_find(NULL, slice_of("/foo")), "from nowhere");
}

static void
check_base(const struct node *root)
{
	const struct node *foo = pointer_find(root, slice_of("/foo"));
	const struct node *two = pointer_find(root, slice_of("/foo/1/baz/1"));
	const struct node *other = pointer_find(root, slice_of("/a~1b"));
	struct text text = { 0 };

	pointer_add(&text, foo, two);
	CHECK(slice_is(text_slice(&text), "/1/baz/1"), "%s", text.bytes);
	text_clear(&text);
	pointer_add(&text, two, two);
	CHECK(text.length == 0, "itself");
	text_clear(&text);
	pointer_add(&text, other, two);
	CHECK(slice_is(text_slice(&text), "/foo/1/baz/1"), "no ancestor: %s", text.bytes);
	text_clear(&text);
	pointer_add(&text, NULL, NULL);
	CHECK(text.length == 0, "NULL");
	text_drop(&text);
}

static void
check_derived(const struct node *root)
{
	const struct node *two = pointer_find(root, slice_of("/foo/1/baz/1"));
	struct node_extra extra = { .origin = two, .at = two->at };
	struct node derived[3] = { { .at = (const char *)node_document(root) },
		{ .at = (const char *)&extra,
			.flags = NODE_EXTRA,
			.kind = NODE_NUMBER,
			.parent = 1,
			.length = two->length } };
	struct text text = { 0 };

	pointer_add(&text, NULL, derived + 1);
	CHECK(slice_is(text_slice(&text), "/foo/1/baz/1"), "%s", text.bytes ? text.bytes : "");
	text_drop(&text);
}

int
main(void)
{
	struct source source;
	const struct node *root;

	source_init(&source, "sample.json", SOURCE_JSON);
	source_set(&source, slice_of(sample));
	source_parse(&source, &limits_default);
	root = document_root(source.documents);
	check_there_and_back(root);
	check_nowhere(root);
	check_base(root);
	check_derived(root);
	source_drop(&source);
	return check_done("pointer");
}
