#include "document/node.h"
#include "check.h"
#include "document/document.h"
#include "document/pointer.h"

#include <stdlib.h>

static const struct node *
read_json(struct source *source, const char *text)
{
	source_init(source, "node.json", SOURCE_JSON);
	source_set(source, slice_of(text));
	source_parse(source, &limits_default);
	return document_root(source->documents);
}

static void
check_nothing(void)
{
	struct slice key = slice_of("a");

	CHECK(node_kind(NULL) == NODE_NONE && !node_is_string(NULL) && !node_is_object(NULL),
		"kind");
	CHECK(!node_is_array(NULL) && node_text(NULL).length == 0 && !node_is(NULL, ""), "text");
	CHECK(!node_is_true(NULL) && !node_is_false(NULL) && node_key(NULL).length == 0, "words");
	CHECK(!node_first(NULL) && !node_next(NULL) && !node_parent(NULL), "links");
	CHECK(!node_find(NULL, key) && !node_get(NULL, "a") && node_count(NULL) == 0, "members");
	CHECK(node_index(NULL) == 0 && !node_is_hollow(NULL), "index");
	CHECK(!node_document(NULL) && !node_root(NULL), "document");
	CHECK(node_range(NULL).end == 0 && node_key_range(NULL).end == 0, "ranges");
	CHECK(node_text_range(NULL, 1, 2).end == 0, "text range");
	CHECK(node_equal(NULL, NULL), "nothing equals nothing");
}

static void
check_walk(void)
{
	struct source source;
	const struct node *root = read_json(&source, " {\"a\": [1, {}, [], \"x\"], \"b\": null} ");
	const struct node *a = node_find(root, slice_of("a"));
	const struct node *item = node_first(a);

	CHECK(node_count(root) == 2 && node_count(a) == 4 && node_count(item) == 0, "counts");
	CHECK(slice_is(node_key(a), "a") && node_parent(a) == root && !node_parent(root),
		"parents");
	CHECK(node_root(item) == root && node_document(item) == source.documents, "root");
	for (uint32_t i = 0; i < 4; i++, item = node_next(item))
		CHECK(item && node_index(item) == i && node_key(item).length == 0, "item %u", i);
	CHECK(!item, "four items");
	CHECK(node_index(a) == 0, "a member has no index");
	CHECK(!node_first(node_next(node_first(a))), "an empty object, its sibling behind it");
	CHECK(!node_get(a, "a") && !node_find(node_first(a), slice_of("a")), "not in a list");
	CHECK(node_range(root).start == 1 && node_range(root).end == 35, "the root's range");
	CHECK(node_range(a).start == 7 && node_key_range(a).start == 2 &&
			node_key_range(a).end == 5,
		"the range of a key");
	CHECK(node_key_range(root).start == 1 && node_key_range(root).end == 1, "no key");
	source_drop(&source);
}

static void
check_refused(void)
{
	struct source source;
	const struct node *root = read_json(&source, "{\"a\": 1, \"b\": 2}");

	node_find(root, slice_of("a"))->flags |= NODE_REFUSED;
	CHECK(!node_get(root, "a") && node_get(root, "b"), "rules do not see it");
	CHECK(node_find(root, slice_of("a")) && node_count(root) == 2, "engines do");
	source_drop(&source);
}

static void
check_shadowed(void)
{
	struct source source;
	const struct node *root = read_json(&source, "{\"a\": 1, \"b\": 2, \"a\": 3, \"a\": [4]}");

	CHECK(node_count(root) == 2, "%zu members", node_count(root));
	CHECK(node_is(node_first(node_get(root, "a")), "4") == false, "a number is no string");
	CHECK(slice_is(node_text(node_first(node_get(root, "a"))), "4"), "the last one counts");
	CHECK(slice_is(node_key(node_first(root)), "b"), "the walk begins after the shadowed");
	source_drop(&source);
}

static void
check_hollow(void)
{
	static const struct {
		const char *text;
		bool hollow;
	} cases[] = { { "null", true }, { "\"\"", true }, { "[]", true }, { "{}", true },
		{ "0", false }, { "false", false }, { "\" \"", false }, { "[null]", false },
		{ "{\"a\":null}", false } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct source source;
		const struct node *root = read_json(&source, cases[i].text);

		CHECK(node_is_hollow(root) == cases[i].hollow, "%s", cases[i].text);
		source_drop(&source);
	}
}

static void
check_pair(const char *a, const char *b, bool equal)
{
	struct source one;
	struct source other;
	const struct node *left = read_json(&one, a);
	const struct node *right = read_json(&other, b);

	CHECK(node_equal(left, right) == equal, "%s and %s", a, b);
	CHECK(node_equal(right, left) == equal, "%s and %s", b, a);
	source_drop(&one);
	source_drop(&other);
}

static void
check_equal(void)
{
	check_pair("1", "1.0", true);
	check_pair("1", "\"1\"", false);
	check_pair("[1,2]", "[2,1]", false);
	check_pair("[1,2]", "[1,2,3]", false);
	check_pair("[]", "{}", false);
	check_pair("null", "null", true);
	check_pair("true", "false", false);
	check_pair("\"\\u0061\"", "\"a\"", true);
	check_pair("{\"a\":1,\"b\":[{\"c\":2}]}", "{\"b\":[{\"c\":2e0}],\"a\":1}", true);
	check_pair("{\"a\":1,\"b\":2,\"c\":3}", "{\"c\":3,\"a\":1,\"b\":4}", false);
	check_pair("{\"a\":1,\"b\":2}", "{\"b\":1,\"a\":2}", false);
	check_pair("{\"a\":1,\"b\":2}", "{\"b\":2,\"c\":1}", false);
	check_pair("{\"a\":1}", "{\"a\":1,\"b\":2}", false);
	check_pair("{\"a\":0,\"a\":1}", "{\"a\":1}", true);
	check_pair("{\"\":1}", "{\"\":1}", true);
}

static void
check_text_range(const struct node *node, size_t at, size_t length, uint32_t start, uint32_t end)
{
	struct range range = node_text_range(node, at, length);

	CHECK(range.start == start && range.end == end, "bytes %zu+%zu: %u-%u, expected %u-%u", at,
		length, range.start, range.end, start, end);
}

static void
check_json_text(void)
{
	struct source source;
	const struct node *root = read_json(&source, "\"abc\"");

	check_text_range(root, 0, 1, 1, 2);
	check_text_range(root, 1, 2, 2, 4);
	check_text_range(root, 1, 0, 2, 2);
	check_text_range(root, 3, 0, 4, 4);
	check_text_range(root, 2, 99, 3, 4);
	check_text_range(root, 99, 99, 4, 4);
	source_drop(&source);
	/* a µ(6) b 😀(12) \n(2) c é */
	root = read_json(&source, "\"a\\u00b5b\\ud83d\\ude00\\nc\xC3\xA9\"");
	check_text_range(root, 0, 1, 1, 2);
	check_text_range(root, 1, 2, 2, 8);
	check_text_range(root, 1, 1, 2, 8);
	check_text_range(root, 3, 1, 8, 9);
	check_text_range(root, 4, 4, 9, 21);
	check_text_range(root, 8, 1, 21, 23);
	check_text_range(root, 9, 1, 23, 24);
	check_text_range(root, 10, 2, 24, 26);
	check_text_range(root, 12, 0, 26, 26);
	check_text_range(root, 0, SIZE_MAX, 1, 26);
	source_drop(&source);
	root = read_json(&source, "[12.50, true]");
	check_text_range(node_first(root), 2, 3, 3, 6);
	check_text_range(node_next(node_first(root)), 0, 4, 8, 12);
	check_text_range(root, 0, 1, 0, 13);
	source_drop(&source);
}

/* A scalar of a YAML source as its reader leaves it. */
static void
check_yaml_scalar(
	const char *token, const char *text, size_t at, size_t length, uint32_t start, uint32_t end)
{
	struct node_extra extra = { .text = slice_of(text) };
	struct source source;
	struct node *node;

	source_init(&source, "node.yaml", SOURCE_YAML);
	source_set(&source, slice_of(token));
	node = document_slot(document_new(&source));
	extra.at = source.bytes;
	node->kind = NODE_STRING;
	node->parent = 1;
	node->length = (uint32_t)source.size;
	node->flags = NODE_EXTRA;
	node->at = (const char *)&extra;
	CHECK(slice_is(node_text(node), text), "the text of %s", token);
	check_text_range(node, at, length, start, end);
	source_drop(&source);
}

static void
check_yaml_text(void)
{
	check_yaml_scalar("'it''s'", "it's", 2, 1, 3, 5);
	check_yaml_scalar("'it''s'", "it's", 3, 1, 5, 6);
	check_yaml_scalar(
		"\"\\x41\\u00b5\\U0001F600z\"", "A\xC2\xB5\xF0\x9F\x98\x80z", 1, 2, 5, 11);
	check_yaml_scalar(
		"\"\\x41\\u00b5\\U0001F600z\"", "A\xC2\xB5\xF0\x9F\x98\x80z", 7, 1, 21, 22);
	check_yaml_scalar("\"\\N\\_\\L\\P\\e|\"", "\xC2\x85\xC2\xA0\xE2\x80\xA8\xE2\x80\xA9\x1B|",
		11, 1, 11, 12);
	check_yaml_scalar("\"a\n  b\"", "a b", 2, 1, 0, 7);
	check_yaml_scalar("|\n  abc\n", "abc\n", 1, 1, 0, 8);
	check_yaml_scalar("\"\\", "x", 0, 1, 1, 1);
}

/* Keys of any length and spelling. */
static void
check_keys(void)
{
	enum { LONG = 1 << 20 };
	char *text = malloc(LONG + 16);
	struct source source;
	const struct node *root;

	if (!text)
		abort();
	memset(text, 'k', LONG + 16);
	memcpy(text, "{\"", 2);
	memcpy(text + LONG + 2, "\": \"v\"}", 8);
	root = read_json(&source, text);
	CHECK(node_key(node_first(root)).length == LONG, "a long key");
	CHECK(node_find(root, (struct slice){ text + 2, LONG }) == node_first(root), "is found");
	CHECK(node_is(node_first(root), "v"), "its value");
	CHECK(node_key_range(node_first(root)).end == LONG + 3, "its range");
	source_drop(&source);
	free(text);
	root = read_json(&source, "{\"a\\u0062\": \"\\n\", \"\": {\"\\t\": []}}");
	CHECK(node_is(node_get(root, "ab"), "\n"), "an escaped key");
	CHECK(node_key_range(node_first(root)).end == 10, "its range");
	CHECK(node_is_object(node_get(root, "")) && node_get(node_get(root, ""), "\t"), "odd keys");
	CHECK(node_range(node_get(node_get(root, ""), "\t")).end == 31,
		"a list behind an escaped key");
	source_drop(&source);
}

static void
check_hash(void)
{
	char bytes[64];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)('a' + i % 7);
	for (size_t i = 1; i < sizeof(bytes); i++) {
		struct slice slice = { bytes, i };
		uint32_t hash = node_hash(slice);

		CHECK(hash != node_hash(slice_first(slice, i - 1)), "length %zu", i);
		for (size_t j = 0; j < i; j++) {
			bytes[j] ^= 1;
			CHECK(node_hash(slice) != hash, "byte %zu of %zu", j, i);
			bytes[j] ^= 1;
		}
	}
}

int
main(void)
{
	check_nothing();
	check_walk();
	check_refused();
	check_shadowed();
	check_hollow();
	check_equal();
	check_json_text();
	check_yaml_text();
	check_keys();
	check_hash();
	return check_done("node");
}
