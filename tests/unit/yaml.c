/* The YAML reader: what it makes of a stream, where it says that things stand, and what it refuses.
 */
#include "base/text.h"
#include "document/document.h"
#include "document/json.h"
#include "document/pointer.h"
#include "document/print.h"
#include "document/yaml.h"
#include "unit/check.h"

#include <stdlib.h>

static void
source_read(struct source *source, enum source_format format, struct slice bytes,
	const struct limits *limits)
{
	source_init(source, format == SOURCE_YAML ? "test.yaml" : "test.json", format);
	source_set(source, bytes);
	if (format == SOURCE_YAML)
		yaml_read(source, limits);
	else
		json_read(source, limits);
}

/* All documents as JSON, parted by " | ". */
static void
add_documents(struct text *text, const struct source *source)
{
	for (struct document *each = source->documents; each; each = each->next) {
		if (each != source->documents)
			text_add_string(text, " | ");
		json_add_node(text, document_root(each));
	}
}

/* All problems as "rule@start-end", parted by blanks; "!" behind them where the source is broken.
 */
static void
add_problems(struct text *text, const struct source *source)
{
	for (struct problem *each = source->problems; each; each = each->next)
		text_add_format(text, "%s%s@%u-%u", text->length ? " " : "", each->rule,
			each->range.start, each->range.end);
	if (source->broken)
		text_add_string(text, " !");
}

struct sample {
	const char *yaml;
	const char *documents;
	const char *problems;
};

static void
check_sample(const struct sample *sample)
{
	struct source source;
	struct text documents = { 0 };
	struct text problems = { 0 };

	source_read(&source, SOURCE_YAML, slice_of(sample->yaml), &limits_default);
	add_documents(&documents, &source);
	add_problems(&problems, &source);
	CHECK(slice_is(text_slice(&documents), sample->documents), "<%s> reads as %.*s, not %s",
		sample->yaml, (int)documents.length, documents.length ? documents.bytes : "",
		sample->documents);
	CHECK(slice_is(text_slice(&problems), sample->problems), "<%s> is told as %.*s, not %s",
		sample->yaml, (int)problems.length, problems.length ? problems.bytes : "",
		sample->problems);
	text_drop(&documents);
	text_drop(&problems);
	source_drop(&source);
}

static const struct sample samples[] = {
	/* Scalars by their text. */
	{ "[null, Null, NULL, ~, true, True, TRUE, false, False, FALSE]",
		"[null,null,null,null,true,true,true,false,false,false]", "" },
	{ "a:\nb: ''\n", "{\"a\":null,\"b\":\"\"}", "" },
	{ "[nULL, tRUE, nil, nan]", "[\"nULL\",\"tRUE\",\"nil\",\"nan\"]", "" },
	{ "[0, -0, 12, -7, +5, 0o17, 0x1F, 0xffffffffffffffff]",
		"[0,-0,12,-7,5,15,31,18446744073709551615]", "" },
	{ "[0x1ffffffffffffffff, 0o8, 0x, 0xg, -0x1]",
		"[\"0x1ffffffffffffffff\",\"0o8\",\"0x\",\"0xg\",\"-0x1\"]", "" },
	{ "[1.5, -1.50, .5, +.5, 5., -5.e3, 1e3, 1E+3, 1.5e-3, 00.5, 007e2]",
		"[1.5,-1.50,0.5,0.5,5,-5e3,1e3,1E+3,1.5e-3,0.5,7e2]", "" },
	{ "[., -, +, 1e, 1.e+, e3, 1.2.3, 1-2, '1', \"2\"]",
		"[\".\",\"-\",\"+\",\"1e\",\"1.e+\",\"e3\",\"1.2.3\",\"1-2\",\"1\",\"2\"]", "" },
	{ "[.inf, -.Inf, +.INF, .nan, .NaN]", "[\".inf\",\"-.Inf\",\"+.INF\",\".nan\",\".NaN\"]",
		"" },
	{ "[2024-01-31, 2024-01-31T10:00:00Z, 2001-12-14 21:59:43.10 -5, 10.0.0.1]",
		"[\"2024-01-31\",\"2024-01-31T10:00:00Z\",\"2001-12-14 21:59:43.10 -5\","
		"\"10.0.0.1\"]",
		"" },
	{ "123456789012345678901234567890", "123456789012345678901234567890", "" },
	/* Words that older readers take otherwise. */
	{ "operating_system: no\n", "{\"operating_system\":\"no\"}", "yaml-old-word@18-20" },
	{ "[yes, Yes, ON, off]", "[\"yes\",\"Yes\",\"ON\",\"off\"]",
		"yaml-old-word@1-4 yaml-old-word@6-9 yaml-old-word@11-13 "
		"yaml-old-word@15-18" },
	{ "[y, N]", "[\"y\",\"N\"]", "yaml-old-word@1-2 yaml-old-word@4-5" },
	{ "['no', \"yes\", !!str on, oN, nO, none, only]",
		"[\"no\",\"yes\",\"on\",\"oN\",\"nO\",\"none\",\"only\"]", "" },
	{ "on: 1\n", "{\"on\":1}", "yaml-old-word@0-2" },
	{ "[017, -08]", "[\"017\",\"-08\"]", "yaml-old-word@1-4 yaml-old-word@6-9" },
	{ "[1:20:30, 1:20:30.5, -2:30]", "[\"1:20:30\",\"1:20:30.5\",\"-2:30\"]",
		"yaml-old-word@1-8 yaml-old-word@10-19 yaml-old-word@21-26" },
	{ "[0:20, 1:60, '1:20', 1:200, a:1]", "[\"0:20\",\"1:60\",\"1:20\",\"1:200\",\"a:1\"]",
		"" },
	{ "[1_000, 0b101, 0x_F]", "[\"1_000\",\"0b101\",\"0x_F\"]",
		"yaml-old-word@1-6 yaml-old-word@8-13 yaml-old-word@15-19" },
	{ "[_1, 1_a, 0b2, 0b]", "[\"_1\",\"1_a\",\"0b2\",\"0b\"]", "" },
	/* Tags. */
	{ "[!!str 12, !!str no, !!str , !!int \"12\", !!int 017, !!float 1, !!float '.5']",
		"[\"12\",\"no\",\"\",12,17,1,0.5]", "" },
	{ "[!!bool \"true\", !!bool False, !!null '', !!null null, ! 5]",
		"[true,false,null,null,\"5\"]", "" },
	{ "!!map {a: !!seq [1]}", "{\"a\":[1]}", "" },
	{ "a: !!int x\nb: !!bool no\n", "{\"a\":\"x\",\"b\":\"no\"}", "syntax@9-10 syntax@21-23" },
	{ "!<tag:yaml.org,2002:str> 5", "\"5\"", "" },
	/* Placeholders. */
	{ "value: {{ client_secret_version }}\n", "{\"value\":\"{{ client_secret_version }}\"}",
		"" },
	{ "[{{a}}, {{ b | default('x') }}, {{ y }}, \"{{ c }}\", {{ 12 }}]",
		"[\"{{a}}\",\"{{ b | default('x') }}\",\"{{ y }}\",\"{{ c }}\",\"{{ 12 "
		"}}\"]",
		"" },
	{ "{{ key }}: 1\n", "{\"{{ key }}\":1}", "" },
	{ "{{ whole }}\n", "\"{{ whole }}\"", "" },
	{ "- {{ a, b }}\n- { { c } }\n- {{ d }: 1}\n- {{ e: 1 }}\n- {[f]}\n", "[{},{},{},{},{}]",
		"key-not-string@3-11 key-not-string@17-22 key-not-string@28-33 "
		"key-not-string@41-49 key-not-string@54-57" },
	{ "[{{ &x a }}, *x]", "[{},\"a\"]", "key-not-string@2-10" },
	{ "[{{ a: &x }}, *x]", "[{},null]", "key-not-string@2-11" },
	/* Merge keys. */
	{ "a: &a {x: 1, z: 2}\nb:\n  <<: *a\n  z: 3\n",
		"{\"a\":{\"x\":1,\"z\":2},\"b\":{\"z\":3,\"x\":1}}", "" },
	{ "a: &a {x: 1}\nb: &b {x: 2, z: 3}\nc: {<<: [*a, *b], w: 0}\n",
		"{\"a\":{\"x\":1},\"b\":{\"x\":2,\"z\":3},\"c\":{\"w\":0,\"x\":1,\"z\":3}}", "" },
	{ "c: {<<: {p: [1, {q: 2}], r: {}}, s: 1}\n",
		"{\"c\":{\"s\":1,\"p\":[1,{\"q\":2}],\"r\":{}}}", "" },
	{ "a: &a {x: 1}\nb: &b {<<: *a, z: 2}\nc: {<<: *b}\nd: 1\n",
		"{\"a\":{\"x\":1},\"b\":{\"z\":2,\"x\":1},\"c\":{\"z\":2,\"x\":1},\"d\":1}", "" },
	{ "<<: 3\n", "{\"<<\":3}", "" },
	{ "<<: [{a: 1}, 2]\n", "{\"<<\":[{\"a\":1},2]}", "" },
	{ "'<<': {a: 1}\n", "{\"<<\":{\"a\":1}}", "" },
	{ "<<: {}\n", "{}", "" },
	{ "a: &a {<<: *a, b: 1}\n", "{\"a\":{\"b\":1}}", "cyclic-alias@11-13" },
	{ "<<: {a: 1}\n<<: {b: 2}\n", "{\"b\":2}", "duplicate-key@11-13" },
	/* Aliases. */
	{ "a: &x {p: [1, 2]}\nb: *x\nc: [*x, *x]\n",
		"{\"a\":{\"p\":[1,2]},\"b\":{\"p\":[1,2]},\"c\":[{\"p\":[1,2]},{\"p\":[1,2]"
		"}]}",
		"" },
	{ "- &a \"x\\ty\"\n- k: *a\n- &b 0x10\n- *b\n",
		"[\"x\\u0009y\",{\"k\":\"x\\u0009y\"},16,16]", "" },
	{ "- &a 1\n- &a 2\n- *a\n", "[1,2,2]", "" },
	{ "&k key: *k\n*k : 3\n", "{\"key\":3}", "duplicate-key@11-13" },
	{ "a: &n 5\n*n : x\n", "{\"a\":5,\"5\":\"x\"}", "key-not-string@8-10" },
	{ "a: &n [5]\n*n : x\nb: 1\n", "{\"a\":[5],\"b\":1}", "key-not-string@10-12" },
	{ "a: &x [*x, *x]\nb: *x\n", "{\"a\":[null,null],\"b\":[null,null]}", "cyclic-alias@7-9" },
	{ "&x {*x : 1, a: 2}\n", "{\"a\":2}", "cyclic-alias@4-6" },
	{ "a: *nowhere\nb: 1\n", "{}", "syntax@3-11 !" },
	{ "--- &a 1\n--- [*a]\n", "1 | []", "syntax@14-16 !" },
	{ "a: *.example.com\n", "{}", "syntax@3-4 !" },
	/* Keys. */
	{ "a: 1\nb: 2\na: 3\n", "{\"b\":2,\"a\":3}", "duplicate-key@10-11" },
	{ "{\"a\": 1, 'a': 2, a: 3}", "{\"a\":3}", "duplicate-key@9-12 duplicate-key@17-18" },
	{ "5: a\n1.50: b\ntrue: c\nnull: d\n",
		"{\"5\":\"a\",\"1.50\":\"b\",\"true\":\"c\",\"null\":\"d\"}",
		"key-not-string@0-1 key-not-string@5-9 key-not-string@13-17 "
		"key-not-string@21-25" },
	{ "? [a, no]\n: &x {b: 1}\nc: *x\n", "{\"c\":{\"b\":1}}", "key-not-string@2-9" },
	{ "? {a: 1}\n: x\n? [b]\n: z\n", "{}", "key-not-string@2-8 key-not-string@15-18" },
	{ "? a\n? \"b\"\n: 2\n", "{\"a\":null,\"b\":2}", "" },
	{ "? \n: x\n", "{\"\":\"x\"}", "key-not-string@1-1" },
	{ "\"x\\ny\": 1\n'it''s': 2\n", "{\"x\\u000ay\":1,\"it's\":2}", "" },
	{ "{a, b: }", "{\"a\":null,\"b\":null}", "" },
	{ "[a: 1, ? b]", "[{\"a\":1},{\"b\":null}]", "" },
	/* Streams and styles. */
	{ "", "", "" },
	{ "# only a comment\n", "", "" },
	{ "---\n---\n# nothing\n...\n---\n", "", "" },
	{ "a: 1\n---\n---\n- 2\n...\n---\nthree\n", "{\"a\":1} | [2] | \"three\"", "" },
	{ "--- ~\n--- ''\n", "null | \"\"", "" },
	{ "\xEF\xBB\xBF"
	  "a: [1\n",
		"{\"a\":[1]}", "syntax@9-9 !" },
	{ "\xEF\xBB\xBF"
	  "a: no\n",
		"{\"a\":\"no\"}", "yaml-old-word@6-8" },
	{ "a: 1\r\nb:\r\n  - x\r\n  - no\r\n", "{\"a\":1,\"b\":[\"x\",\"no\"]}",
		"yaml-old-word@21-23" },
	{ "a:\t1\t# c\nb:\t\"x\"\n", "{\"a\":1,\"b\":\"x\"}", "" },
	{ "%YAML 1.2\n---\na: 1\n", "{\"a\":1}", "" },
	{ "a: |\n  one\n  two\n\nb: >-\n  x\n  y\n\n  z\nc: \"p\n  q\"\nd: r\n  s\n",
		"{\"a\":\"one\\u000atwo\\u000a\",\"b\":\"x y\\u000az\",\"c\":\"p "
		"q\",\"d\":\"r s\"}",
		"" },
	{ "\xC3\xA9: [\xE2\x82\xAC, no]\n", "{\"\xC3\xA9\":[\"\xE2\x82\xAC\",\"no\"]}",
		"yaml-old-word@10-12" },
	/* Streams that break. */
	{ "a:\n\tb: 1\n", "{}", "syntax@3-4 !" },
	{ "a: 1\n\tb: 2\n", "{}", "syntax@5-6 !" },
	{ "a: b: c\n", "{\"a\":\"b\"}", "syntax@4-5 !" },
	{ "a: \"abc\nb: 1\n", "{}", "syntax@3-4 !" },
	{ "a: 'x\n---\nb: 1\n", "{}", "syntax@3-4 !" },
	{ "a: [1, {x: 2]\n", "{\"a\":[1,{\"x\":2}]}", "syntax@12-13 !" },
	{ "x: 1\na\nb: 1\n", "{\"x\":1}", "syntax@5-6 !" },
	{ "a: 1\n- b\n", "{\"a\":1}", "syntax@5-6 !" },
	{ "- a\nb: 1\n", "[\"a\"]", "syntax@4-5 !" },
	{ "a: @x\n", "{}", "syntax@3-4 !" },
	{ "a: !foo!bar x\n", "{}", "syntax@3-11 !" },
	{ "a: \"\\q\"\n", "{}", "syntax@4-6 !" },
	{ "a: \"\\ud83d\"\n", "{}", "syntax@4-10 !" },
	{ "a: \"\\u12\"\n", "{}", "syntax@4-8 !" },
	{ "a: |0\n  x\n", "{}", "syntax@4-5 !" },
	{ "a: {{ x }} y\n", "{\"a\":\"{{ x }}\"}", "syntax@11-12 !" },
	{ "%FOO\na: 1\n", "", "syntax@0-4 !" },
	{ "{a: 1}}\n", "{\"a\":1}", "syntax@6-7 !" },
	{ "ok: 1\n---\nb: [2,\n", "{\"ok\":1} | {\"b\":[2]}", "syntax@17-17 !" },
	{ "a: 1\nb: caf\xE9 x\n", "{\"a\":1}", "syntax@11-12 !" },
	{ "a: [1,\nb: \xFF", "{\"a\":[1,{}]}", "syntax@10-11 !" },
	{ "a: \xF0\x9F\x98z", "{}", "syntax@3-6 !" },
	{ "a: \xED\xA0\x80", "{}", "syntax@3-6 !" },
	{ "a: 1\nb: x\x01y\n", "{\"a\":1}", "syntax@9-10 !" },
	{ "a: \"x\x7F\"\n", "{}", "syntax@5-6 !" },
	{ "a: \xC2\x80\n", "{}", "syntax@3-5 !" },
	{ "a: *x\nb: \xFF", "{}", "syntax@3-5 !" },
};

static void
test_samples(void)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++)
		check_sample(samples + i);
}

static const struct node *
node_at(const struct source *source, const char *pointer)
{
	return pointer_find(document_root(source->documents), slice_of(pointer));
}

static void
test_unknown(void)
{
	static const struct {
		const char *yaml;
		bool unknown;
		enum node_kind kind;
	} cases[] = {
		{ "a: !Ref foo", true, NODE_STRING },
		{ "a: !vault |\n  x", true, NODE_STRING },
		{ "a: !Sub [x, z]", true, NODE_ARRAY },
		{ "a: !!set {x}", true, NODE_OBJECT },
		{ "a: !!binary aGk=", true, NODE_STRING },
		{ "a: !Ref 12", true, NODE_STRING },
		{ "a: {{ name }}", true, NODE_STRING },
		{ "a: \"{{ name }}\"", false, NODE_STRING },
		{ "a: !!str x", false, NODE_STRING },
		{ "a: !!map {}", false, NODE_OBJECT },
		{ "x: &x !Ref q\na: *x", true, NODE_STRING },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct source source;
		const struct node *node;

		source_read(&source, SOURCE_YAML, slice_of(cases[i].yaml), &limits_default);
		node = node_at(&source, "/a");
		CHECK(node && !!(node->flags & NODE_UNKNOWN) == cases[i].unknown, "%s",
			cases[i].yaml);
		CHECK(node_kind(node) == cases[i].kind, "%s: kind %d", cases[i].yaml,
			(int)node_kind(node));
		CHECK(!source.problems, "%s: a problem", cases[i].yaml);
		source_drop(&source);
	}
}

static void
test_messages(void)
{
	static const struct {
		const char *yaml;
		const char *message;
	} cases[] = {
		{ "a:\n\tb: 1\n", "a tab cannot indent YAML: use spaces" },
		{ "a: b: c\n", "a ':' makes no sense here: quote the value" },
		{ "a: 1\n- b\n", "expected a key, found '-'" },
		{ "a: \"x", "this quote is never closed" },
		{ "a: [1\n", "a ',' or ']' is missing before the end of the file" },
		{ "a: @x\n", "no plain value can begin with '@'" },
		{ "a: *.x\n", "a '*' begins an alias here: quote the value" },
		{ "a: *x\n", "no anchor \"x\" comes before this alias" },
		{ "a: no\n", "\"no\" is a string here, but readers of YAML 1.1 (PyYAML, Ruby, "
			     "go-yaml 2) take it for false" },
		{ "5: a\n",
			"a key must be a string, but this one is a number; it is read as \"5\"" },
		{ "a: !!int x\n", "\"x\" does not fit its tag !!int" },
		{ "\xC3\x28", "byte 0xC3 is not UTF-8 here" },
		{ "\x01", "the character U+0001 cannot stand in YAML" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct source source;

		source_read(&source, SOURCE_YAML, slice_of(cases[i].yaml), &limits_default);
		CHECK(source.problems && strcmp(source.problems->message, cases[i].message) == 0,
			"<%s> says: %s", cases[i].yaml,
			source.problems ? source.problems->message : "nothing");
		source_drop(&source);
	}
}

static void
test_related(void)
{
	struct source source;
	struct problem *problem;

	source_read(&source, SOURCE_YAML, slice_of("aa: 1\n'aa': 2\n"), &limits_default);
	problem = source.problems;
	CHECK(problem && problem->related && problem->related_range.start == 0 &&
			problem->related_range.end == 2 && problem->range.end == 10,
		"the first of two keys");
	source_drop(&source);
	source_read(&source, SOURCE_YAML, slice_of("---\n1\n---\n[x: {\n"), &limits_default);
	problem = source.problems;
	CHECK(problem && problem->document == 1, "the document of a problem");
	source_drop(&source);
}

/* Where the key and the value of a node stand, as the bytes there. */
static const struct place {
	const char *yaml;
	const char *pointer;
	uint32_t key;
	const char *key_bytes;
	uint32_t value;
	const char *value_bytes;
} places[] = {
	{ "a: 1\nbc: xyz # c\n", "/bc", 5, "bc", 9, "xyz" },
	{ "a: 1\nbc: xyz # c\n", "", 0, "", 0, "a: 1\nbc: xyz" },
	{ "\"k\" : 'v'\n", "/k", 0, "\"k\"", 6, "'v'" },
	{ "'k': \"v\\n\"\n", "/k", 0, "'k'", 5, "\"v\\n\"" },
	{ "\"\\x41\": 1", "/A", 0, "\"\\x41\"", 8, "1" },
	{ "{a: [1, {b: 2}], c: {}}", "/a", 1, "a", 4, "[1, {b: 2}]" },
	{ "{a: [1, {b: 2}], c: {}}", "/a/1/b", 9, "b", 12, "2" },
	{ "{a: [1, {b: 2}], c: {}}", "/c", 17, "c", 20, "{}" },
	{ "l:\n- a\n- b: 1\n  c: 2\n\n# end\nz: 1\n", "/l", 0, "l", 3, "- a\n- b: 1\n  c: 2" },
	{ "l:\n- a\n- b: 1\n  c: 2\n\n# end\nz: 1\n", "/l/1", 9, "", 9, "b: 1\n  c: 2" },
	{ "l:\n- a\n- b: 1\n  c: 2\n\n# end\nz: 1\n", "/l/1/c", 16, "c", 19, "2" },
	{ "a: |\n  text\n\n\nb: 1\n", "/a", 0, "a", 3, "|\n  text" },
	{ "a: &x !!str  v\nb: 1\n", "/a", 0, "a", 13, "v" },
	{ "a: !x &y # c\n  k: v\n", "/a", 0, "a", 15, "k: v" },
	{ "a: &x {p: 1}\nb: *x\n", "/b", 13, "b", 6, "{p: 1}" },
	{ "a: &x {p: 1}\nb: *x\n", "/b/p", 7, "p", 10, "1" },
	{ "a: &x {p: 1}\nb: {<<: *x}\n", "/b/p", 7, "p", 10, "1" },
	{ "a: &x {p: 1}\nb: {<<: *x}\n", "/b", 13, "b", 16, "{<<: *x}" },
	{ "a:\nb: 1\n", "/a", 0, "a", 2, "" },
	{ "\xC3\xA9\xC3\xA9: \xE2\x82\xAC\nb: {{ x }}\n", "/b", 10, "b", 13, "{{ x }}" },
	{ "\xEF\xBB\xBF"
	  "a: v\r\nb: w\r\n",
		"/b", 9, "b", 12, "w" },
	{ "? k\n: v\n", "/k", 2, "k", 6, "v" },
	{ "a: one\n  two\nb: 1\n", "/a", 0, "a", 3, "one\n  two" },
};

static void
test_places(void)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		const struct place *place = places + i;
		struct source source;
		const struct node *node;
		struct range key, value;

		source_read(&source, SOURCE_YAML, slice_of(place->yaml), &limits_default);
		node = node_at(&source, place->pointer);
		key = node_key_range(node);
		value = node_range(node);
		CHECK(key.start == place->key && key.end - key.start == strlen(place->key_bytes) &&
				memcmp(source.bytes + key.start, place->key_bytes,
					key.end - key.start) == 0,
			"<%s> %s: key at %u-%u", place->yaml, place->pointer, key.start, key.end);
		CHECK(value.start == place->value &&
				value.end - value.start == strlen(place->value_bytes) &&
				memcmp(source.bytes + value.start, place->value_bytes,
					value.end - value.start) == 0,
			"<%s> %s: value at %u-%u", place->yaml, place->pointer, value.start,
			value.end);
		source_drop(&source);
	}
}

static void
test_text_places(void)
{
	static const struct {
		const char *yaml;
		size_t at;
		size_t length;
		struct range range;
	} cases[] = {
		{ "a: plain\n", 2, 3, { 5, 8 } },
		{ "a: \"quoted\"\n", 1, 2, { 5, 7 } },
		{ "a: 'it''s ok'\n", 3, 1, { 8, 9 } },
		{ "a: 'it''s ok'\n", 2, 1, { 6, 8 } },
		{ "a: \"\\u00b5s \\x41!\"\n", 0, 2, { 4, 10 } },
		{ "a: \"\\u00b5s \\x41!\"\n", 4, 1, { 12, 16 } },
		{ "a: \"\\t\\e\\N!\"\n", 4, 1, { 10, 11 } },
		{ "x: &x \"a\\tb\"\na: *x\n", 2, 1, { 10, 11 } },
		{ "a: |\n  block\n", 1, 1, { 3, 12 } },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct source source;
		struct range range;

		source_read(&source, SOURCE_YAML, slice_of(cases[i].yaml), &limits_default);
		range = node_text_range(node_at(&source, "/a"), cases[i].at, cases[i].length);
		CHECK(range.start == cases[i].range.start && range.end == cases[i].range.end,
			"<%s> byte %zu at %u-%u", cases[i].yaml, cases[i].at, range.start,
			range.end);
		source_drop(&source);
	}
}

static void
test_equal_to_json(void)
{
	static const struct {
		const char *json;
		const char *yaml;
	} cases[] = {
		{ "{\"a\": [1, 2.0, \"x\\ny\"], \"b\": {\"c\": null, \"d\": true}}",
			"b:\n  d: true\n  c:\na:\n- 1\n- 2\n- |-\n  x\n  y\n" },
		{ "{\"a\": [1, 2.0, \"x\\ny\"], \"b\": {\"c\": null, \"d\": true}}",
			"{\"a\": [1, 2.0, \"x\\ny\"], \"b\": {\"c\": null, \"d\": true}}" },
		{ "[{\"k\": \"it's\"}, [], {}, \"\", -1e3]",
			"- k: 'it''s'\n- []\n- {}\n- ''\n- -1000\n" },
		{ "{\"a\": {\"x\": 1}, \"b\": {\"x\": 1, \"y\": 31}}",
			"a: &a {x: 1}\nb: {<<: *a, y: 0x1F}\n" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct source json, yaml;

		source_read(&json, SOURCE_JSON, slice_of(cases[i].json), &limits_default);
		source_read(&yaml, SOURCE_YAML, slice_of(cases[i].yaml), &limits_default);
		CHECK(node_equal(document_root(json.documents), document_root(yaml.documents)),
			"%s is not %s", cases[i].json, cases[i].yaml);
		source_drop(&json);
		source_drop(&yaml);
	}
}

static void
add_times(struct text *text, const char *string, unsigned times)
{
	for (unsigned i = 0; i < times; i++)
		text_add_string(text, string);
}

/* The one problem of a source that breaks, and how many nodes were made before it. */
static void
check_limit(struct text *text, const struct limits *limits, const char *rule, uint32_t at)
{
	struct source source;
	struct problem *problem;

	source_read(&source, SOURCE_YAML, text_slice(text), limits);
	problem = source.problems;
	CHECK(problem && source.broken && !problem->next && strcmp(problem->rule, rule) == 0,
		"%s: told %s", rule, problem ? problem->rule : "nothing");
	CHECK(problem && problem->range.start == at, "%s at %u, not %u", rule,
		problem ? problem->range.start : 0, at);
	CHECK(!source.documents || node_count(document_root(source.documents)) <= 2000,
		"%s: a partial tree", rule);
	source_drop(&source);
	text_clear(text);
}

static void
test_depth(void)
{
	struct limits limits = limits_default;
	struct text text = { 0 };

	add_times(&text, "[", 100000);
	check_limit(&text, &limits, "too-deep", 512);
	add_times(&text, "{a: ", 100000);
	check_limit(&text, &limits, "too-deep", 2048);
	add_times(&text, "- ", 100000);
	check_limit(&text, &limits, "too-deep", 1024);
	add_times(&text, "? ", 100000);
	check_limit(&text, &limits, "too-deep", 1024);
	add_times(&text, "{", 100000);
	check_limit(&text, &limits, "too-deep", 512);
	limits.depth = 3;
	text_add_string(&text, "a: &a [[]]\nb: [*a]\n");
	check_limit(&text, &limits, "too-deep", 15);
	text_drop(&text);
}

static void
test_too_many(void)
{
	struct limits limits = limits_default;
	struct text text = { 0 };

	text_add_string(&text, "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
	for (unsigned i = 1; i < 20; i++) {
		text_add_format(&text, "a%u: &a%u [*a%u", i, i, i - 1);
		for (unsigned k = 0; k < 9; k++)
			text_add_format(&text, ",*a%u", i - 1);
		text_add_string(&text, "]\n");
	}
	check_limit(&text, &limits, "too-many-aliases", 217);
	limits.expanded = 5;
	text_add_string(&text, "[&a [1, 2], *a, *a]");
	check_limit(&text, &limits, "too-many-aliases", 16);
	text_add_string(&text, "[&a {x: 1, z: 2}, {<<: *a}]");
	limits.expanded = 4;
	check_limit(&text, &limits, "too-many-aliases", 23);
	text_add_string(&text, "[&a \"");
	add_times(&text, "long", 100);
	text_add_string(&text, "\", *a]");
	check_limit(&text, &limits, "too-many-aliases", 408);
	limits.nodes = 3;
	text_add_string(&text, "[1, 2, 3, 4]");
	check_limit(&text, &limits, "too-many-nodes", 7);
	for (unsigned i = 0; i < 65; i++)
		text_add_format(&text, "%%TAG !a%02u! b\n", i);
	check_limit(&text, &limits, "syntax", 64 * 13);
	text_drop(&text);
}

static void
test_large(void)
{
	struct text text = { 0 };
	struct source source;
	const struct node *list;

	text_add_string(&text, "list:\n");
	for (unsigned i = 0; i < 30000; i++)
		text_add_format(&text, "- address: 10.%u.%u.0/24\n  name: \xC3\xA9 %u\n", i >> 8,
			i & 255, i);
	source_read(&source, SOURCE_YAML, text_slice(&text), &limits_default);
	list = node_at(&source, "/list");
	CHECK(node_count(list) == 30000 && !source.problems, "%zu entries", node_count(list));
	CHECK(node_range(node_at(&source, "/list/29999/name")).end == text.length - 1,
		"the last one");
	source_drop(&source);
	text_clear(&text);
	for (unsigned i = 0; i < 30000; i++)
		text_add_format(&text, "k%u: &a%u x\n", i, i);
	text_add_string(&text, "k7: *a7\nlast: *a29999\n");
	source_read(&source, SOURCE_YAML, text_slice(&text), &limits_default);
	CHECK(node_count(document_root(source.documents)) == 30001, "keys and anchors");
	CHECK(source.problems && !source.problems->next, "one key twice");
	source_drop(&source);
	text_clear(&text);
	add_times(&text, "long", 300000);
	text_add_string(&text, ": 1\n");
	source_read(&source, SOURCE_YAML, text_slice(&text), &limits_default);
	CHECK(source.broken, "a plain key of more than 1,024 characters is none");
	source_drop(&source);
	text_clear(&text);
	text_add_string(&text, "? ");
	add_times(&text, "long", 300000);
	text_add_string(&text, "\n: 1\n");
	source_read(&source, SOURCE_YAML, text_slice(&text), &limits_default);
	CHECK(node_key(node_first(document_root(source.documents))).length == 1200000,
		"a long key");
	source_drop(&source);
	text_drop(&text);
}

int
main(void)
{
	test_samples();
	test_unknown();
	test_messages();
	test_related();
	test_places();
	test_text_places();
	test_equal_to_json();
	test_depth();
	test_too_many();
	test_large();
	return check_done("yaml");
}
