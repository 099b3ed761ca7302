#include "document/json.h"
#include "base/text.h"
#include "check.h"
#include "document/document.h"
#include "document/position.h"

#include <stdlib.h>

static void
read_text(struct source *source, enum source_format format, struct slice text)
{
	source_init(source, "test.json", format);
	source_set(source, text);
	source_parse(source, &limits_default);
}

/* The one problem of a text: its words, the bytes it stands at, and the help where one is expected.
 */
static const struct {
	const char *text;
	const char *message;
	uint32_t start;
	uint32_t end;
	const char *help;
} faults[] = {
	{ "", "the file is empty", 0, 0, NULL },
	{ " \n ", "the file holds nothing but white space", 3, 3, NULL },
	{ "{\"per_page\": ,}", "expected a value after \"per_page\": found ','", 13, 14, NULL },
	{ "[1}", "expected ',' or ']' after an item: found '}'", 2, 3, NULL },
	{ "{\"a\": 1]", "expected ',' or '}' after the value of \"a\": found ']'", 7, 8, NULL },
	{ "{\"a\": 1 \"b\": 2}", "expected ',' or '}' after the value of \"a\": found a string", 8,
		9, "put a comma before it" },
	{ "[1, 2,\n]", "trailing comma: nothing but ']' follows it", 5, 6, "remove the comma" },
	{ "{\"a\": 1 , }", "trailing comma: nothing but '}' follows it", 8, 9, "remove the comma" },
	{ "[1,,2]", "expected a value after ',': found ','", 3, 4, NULL },
	{ "[,]", "expected a value or ']' after '[': found ','", 1, 2, NULL },
	{ "['a']", "strings stand in double quotes: found a single quote", 1, 2, NULL },
	{ "{'a': 1}", "keys stand in double quotes: found a single quote", 1, 2, NULL },
	{ "{name: 1}", "keys stand in double quotes: found name", 1, 5, "write \"name\"" },
	{ "{\"a\": 1, b: 2}", "keys stand in double quotes: found b", 9, 10, "write \"b\"" },
	{ "{\"a\" 1}", "expected ':' after \"a\": found '1'", 5, 6, NULL },
	{ "{\"a\": 1, 5}", "keys stand in double quotes: found 5", 9, 10, "write \"5\"" },
	{ "{\"a\": 1} // no", "JSON has no comments", 9, 11, "remove the comment" },
	{ "{\n# no\n\"a\": 1}", "JSON has no comments", 2, 3, "remove the comment" },
	{ "[1, /* no */ 2]", "JSON has no comments", 4, 6, "remove the comment" },
	{ "[NaN]", "JSON has no NaN", 1, 4, "write a number or null" },
	{ "[-Infinity]", "JSON has no -Infinity", 1, 10, "write a number or null" },
	{ "[True]", "expected a value: found True", 1, 5, "write true" },
	{ "[None]", "expected a value: found None", 1, 5, "write null" },
	{ "[yes]", "expected a value: found the bare word yes", 1, 4,
		"strings stand in double quotes" },
	{ "[truex]", "expected a value: found the bare word truex", 1, 6, NULL },
	{ "[007]", "a number may not begin with 0 and another digit", 1, 2,
		"remove the leading zero, or write a string" },
	{ "[+1]", "a number has no plus sign in JSON", 1, 2, "remove it" },
	{ "[.5]", "a number begins with a digit: found '.'", 1, 2, "write a 0 before the point" },
	{ "[-]", "expected a digit after '-': found ']'", 2, 3, NULL },
	{ "[1.]", "expected a digit after '.': found ']'", 3, 4, NULL },
	{ "[1e+]", "expected a digit after '+': found ']'", 4, 5, NULL },
	{ "[0x1F]", "a number may not go on with 'x'", 2, 3, NULL },
	{ "[\"a\tb\"]", "a tab inside a string", 3, 4, "write \\t" },
	{ "[\"a\nb\"]", "a line break inside a string", 3, 4,
		"close the string before it, or write \\n" },
	{ "[\"a\x01\"]", "the control character U+0001 inside a string", 3, 4, "write \\u0001" },
	{ "[\"a\\x41\"]", "\\x is no escape of JSON", 3, 5, "write \\\\ for a backslash itself" },
	{ "[\"\\u12G4\"]", "\\u needs four hexadecimal digits", 2, 4, NULL },
	{ "[\"\xFF\"]", "the byte 0xFF is not UTF-8 here", 2, 3, "save the file as UTF-8" },
	{ "[\"\xC3\"]", "the byte 0xC3 is not UTF-8 here", 2, 3, NULL },
	{ "[\xE2\x80\x9C"
	  "a\"]",
		"found a typographic quote (U+201C) where JSON has \"", 1, 4,
		"write straight double quotes" },
	{ "{\n \"a\":\n [1,\n 2\n", "the file ends inside a list that begins on line 3", 15, 15,
		NULL },
	{ "{\"a\": \"b", "the file ends inside a string that begins on line 1", 8, 8, NULL },
	{ "[\"\\u00", "the file ends inside a string that begins on line 1", 6, 6, NULL },
	{ "{\"a\"", "the file ends inside an object that begins on line 1", 4, 4, NULL },
	{ "[1]]", "found ']' that closes nothing", 3, 4, NULL },
	{ "{}\n{}", "expected the end of the file after the value: found '{'", 3, 4,
		"save pages as .jsonl or one array" },
	{ "\xEF\xBB\xBF", "the file is empty", 3, 3, NULL },
};

static void
check_faults(void)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct source source;
		const struct problem *problem;

		read_text(&source, SOURCE_JSON, slice_of(faults[i].text));
		problem = source.problems;
		CHECK(source.broken && problem && !problem->next, "one problem in %s",
			faults[i].text);
		if (problem) {
			CHECK(slice_is(slice_of(problem->message), faults[i].message), "%s: %s",
				faults[i].text, problem->message);
			CHECK(problem->range.start == faults[i].start &&
					problem->range.end == faults[i].end,
				"%s: %u-%u", faults[i].text, problem->range.start,
				problem->range.end);
			CHECK(!faults[i].help || slice_equal(slice_of(problem->help),
							 slice_of(faults[i].help)),
				"%s: %s", faults[i].text,
				problem->help ? problem->help : "no help");
		}
		source_drop(&source);
	}
}

/* What was read before the error stays as a tree. */
static void
check_partial(void)
{
	static const char text[] =
		"{\"result\": [{\"id\": 1, \"name\": \"x\", \"config\": {\"a\": [1, 2,";
	struct source source;
	const struct node *root;
	const struct node *item;

	read_text(&source, SOURCE_JSON, slice_of(text));
	root = document_root(source.last);
	item = node_first(node_get(root, "result"));
	CHECK(source.broken && node_range(root).end == sizeof(text) - 1, "closed at the error");
	CHECK(node_count(item) == 3 && node_is(node_get(item, "name"), "x"), "members are there");
	CHECK(node_count(node_get(node_get(item, "config"), "a")) == 2,
		"no item after the last comma");
	source_drop(&source);
	read_text(&source, SOURCE_JSON, slice_of("{\"a\": 1, \"a\": 2, \"b\" 3}"));
	CHECK(slice_is(node_text(node_get(document_root(source.last), "a")), "2"),
		"the last counts");
	source_drop(&source);
	read_text(&source, SOURCE_JSON, slice_of("nonsense"));
	CHECK(source.broken && source.count == 0 && !source.documents, "nothing was read");
	source_drop(&source);
}

static void
check_lines(void)
{
	struct source source;
	const struct document *third;

	read_text(&source, SOURCE_JSONL, slice_of("\xEF\xBB\xBF{\"a\":1}\r\n\n[2]\n\"\\u0041\"\n"));
	CHECK(source.count == 3 && !source.problems, "three values, %u", source.count);
	third = source.documents->next->next;
	CHECK(third->index == 2 && node_is(document_root(third), "A"), "the third");
	source_drop(&source);
	read_text(&source, SOURCE_JSONL, slice_of("\n \n"));
	CHECK(source.count == 0 && !source.problems, "no values are no error");
	source_drop(&source);
	read_text(&source, SOURCE_JSONL, slice_of("{}{}"));
	CHECK(source.broken && source.problems->range.start == 2, "values stand apart");
	source_drop(&source);
	read_text(&source, SOURCE_JSONL, slice_of("[1]\n[2\n[3]\n"));
	CHECK(source.broken && source.count == 2 && source.problems->document == 1,
		"the second breaks");
	source_drop(&source);
}

/* Documents of one file share the limit. */
static void
check_many_lines(void)
{
	struct limits limits = limits_default;
	struct source source;

	limits.nodes = 100;
	source_init(&source, "test.jsonl", SOURCE_JSONL);
	source_set(&source, slice_of("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22"));
	source_parse(&source, &limits);
	CHECK(source.broken && source.count < 22, "%u documents", source.count);
	CHECK(slice_is(slice_of(source.problems->rule), "too-many-nodes"), "%s",
		source.problems->rule);
	source_drop(&source);
}

static void
check_duplicates(void)
{
	struct source source;
	const struct problem *problem;

	read_text(&source, SOURCE_JSON, slice_of("{\"a\": 1, \"b\": 2, \"\\u0061\": 3}"));
	problem = source.problems;
	CHECK(problem && !problem->next && !source.broken, "one problem");
	CHECK(slice_is(slice_of(problem->rule), "duplicate-key"), "%s", problem->rule);
	CHECK(problem->range.start == 17 && problem->range.end == 25, "at the second key");
	CHECK(problem->related_range.start == 1 && problem->related_range.end == 4,
		"the first key");
	CHECK(slice_is(slice_of(problem->related), "first written here"), "%s", problem->related);
	source_drop(&source);
	read_text(
		&source, SOURCE_JSON, slice_of("{\"\":1,\"x\":{\"\":1},\"y\":[{\"x\":1}],\"\":2}"));
	CHECK(source.problems && !source.problems->next, "only within one object");
	source_drop(&source);
}

/* `count` members k0, k1 … and then k`again` once more. */
static void
check_large(unsigned count, unsigned again)
{
	struct text text = { 0 };
	struct source source;
	const struct problem *problem;

	for (unsigned i = 0; i < count; i++)
		text_add_format(&text, "%c\"k%u\":[{},%u]", i ? ',' : '{', i, i);
	text_add_format(&text, ",\"k%u\":null}", again);
	read_text(&source, SOURCE_JSON, text_slice(&text));
	problem = source.problems;
	CHECK(problem && !problem->next, "one of %u", count);
	CHECK(node_count(document_root(source.documents)) == count, "%u members count", count);
	CHECK(problem && problem->range.end == text.length - 6, "the last of %u", count);
	source_drop(&source);
	text_drop(&text);
}

static void
check_many_equal(void)
{
	enum { COUNT = 50000 };
	struct text text = { 0 };
	struct source source;
	unsigned problems = 0;

	for (unsigned i = 0; i < COUNT; i++)
		text_add_format(&text, "%c\"same\":%u", i ? ',' : '{', i);
	text_add_byte(&text, '}');
	read_text(&source, SOURCE_JSON, text_slice(&text));
	for (const struct problem *each = source.problems; each; each = each->next)
		problems++;
	CHECK(problems == COUNT - 1, "%u problems", problems);
	CHECK(node_count(document_root(source.documents)) == 1, "one counts");
	source_drop(&source);
	text_drop(&text);
}

static void
check_surrogates(void)
{
	struct source source;

	read_text(
		&source, SOURCE_JSON, slice_of("[\"a\\ud800b\", \"\\ud83d\\ude00\", \"\\ufffd\"]"));
	CHECK(source.problems && !source.problems->next && !source.broken, "one remark");
	CHECK(slice_is(slice_of(source.problems->rule), "lone-surrogate"), "%s",
		source.problems->rule);
	CHECK(source.problems->range.start == 3 && source.problems->range.end == 9, "its escape");
	CHECK(node_is(node_first(document_root(source.documents)), "a\xEF\xBF\xBD"
								   "b"),
		"U+FFFD");
	source_drop(&source);
}

static void
check_limit(const char *text, struct limits limits, const char *rule, uint32_t at)
{
	struct source source;

	source_init(&source, "test.json", SOURCE_JSON);
	source_set(&source, slice_of(text));
	source_parse(&source, &limits);
	if (!rule)
		CHECK(!source.problems, "%s: a problem", text);
	else
		CHECK(source.problems && !source.problems->next && source.broken &&
				slice_is(slice_of(source.problems->rule), rule) &&
				source.problems->range.start == at,
			"%s: %s", text, source.problems ? source.problems->message : "no problem");
	source_drop(&source);
}

static void
check_limits(void)
{
	struct limits limits = limits_default;

	limits.depth = 2;
	check_limit("[{}]", limits, NULL, 0);
	check_limit("[{\"a\": [1]}]", limits, "too-deep", 7);
	limits.depth = 0;
	check_limit("1", limits, NULL, 0);
	check_limit("{}", limits, "too-deep", 0);
	limits = limits_default;
	limits.nodes = 3;
	check_limit("[1, 2]", limits, NULL, 0);
	check_limit("[1, 2, 3]", limits, "too-many-nodes", 7);
	limits.nodes = 0;
	check_limit(" 1", limits, "too-many-nodes", 1);
	limits = limits_default;
	limits.bytes = 4;
	check_limit("[1]", limits, NULL, 0);
	check_limit("[1, 2]", limits, "too-large", 0);
}

/* Every length and every place relative to the blocks that are looked at together. */
static void
check_lengths(void)
{
	char text[160];

	for (unsigned length = 0; length < 40; length++)
		for (unsigned lead = 0; lead < 20; lead++) {
			struct source source;
			size_t size = (size_t)snprintf(text, sizeof(text),
				"%*s[\"%0*d\",\"\xC3\xA9%*s\"]", (int)lead, "", (int)length + 1, 0,
				(int)length, "");
			const struct node *root;

			read_text(&source, SOURCE_JSON, (struct slice){ text, size });
			root = document_root(source.documents);
			CHECK(!source.problems &&
					node_text(node_first(root)).length == length + 1 &&
					node_text(node_next(node_first(root))).length == length + 2,
				"%s", text);
			source_drop(&source);
		}
}

static void
check_encoding(struct slice text, const char *message, const char *help)
{
	struct source source;

	read_text(&source, SOURCE_JSON, text);
	CHECK(source.broken && source.problems && !source.problems->next, "%s", message);
	CHECK(slice_is(slice_of(source.problems->rule), "encoding"), "%s", source.problems->rule);
	CHECK(strstr(source.problems->message, message), "%s", source.problems->message);
	CHECK(strstr(source.problems->help, help), "%s", source.problems->help);
	source_drop(&source);
}

static void
check_encodings(void)
{
	check_encoding((struct slice){ "\xFF\xFE[\0]\0", 6 }, "UTF-16", "iconv -f UTF-16 -t UTF-8");
	check_encoding((struct slice){ "\xFE\xFF\0[\0]", 6 }, "UTF-16", "iconv -f UTF-16 ");
	check_encoding((struct slice){ "[\0]\0", 4 }, "UTF-16 (little", "iconv -f UTF-16LE ");
	check_encoding(
		(struct slice){ "\0[\0]", 4 }, "UTF-16 (big", "-t UTF-8 test.json > NEW-FILE");
	check_encoding((struct slice){ "\xFF\xFE\0\0[\0\0\0", 8 }, "UTF-32", "iconv -f UTF-32 ");
	check_encoding((struct slice){ "\0\0\0[\0\0\0]", 8 }, "UTF-32 (big", "iconv -f UTF-32BE ");
}

static void
check_load(const char *self)
{
	struct limits limits = limits_default;
	struct source source;

	source_init(&source, "nowhere", SOURCE_JSON);
	CHECK(source_load(&source, "/nonexistent/ztlint", &limits) != NULL, "no such file");
	CHECK(source_load(&source, "/", &limits) != NULL, "a folder");
	CHECK(!source_load(&source, self, &limits) && source.size > 0, "this program");
	source_drop(&source);
	limits.bytes = 10;
	source_init(&source, "large", SOURCE_JSON);
	CHECK(!source_load(&source, self, &limits), "too large is no failure to read");
	source_parse(&source, &limits);
	CHECK(source.broken && source.problems && !source.problems->next, "but one problem");
	source_drop(&source);
}

static void
check_formats(void)
{
	CHECK(source_format_of("a/b.yaml") == SOURCE_YAML, "yaml");
	CHECK(source_format_of("b.yml") == SOURCE_YAML, "yml");
	CHECK(source_format_of("b.jsonl") == SOURCE_JSONL, "jsonl");
	CHECK(source_format_of("b.ndjson") == SOURCE_JSONL, "ndjson");
	CHECK(source_format_of("terraform.tfstate") == SOURCE_JSON, "tfstate");
	CHECK(source_format_of("yaml") == SOURCE_JSON, "no ending");
}

int
main(int argc, char **argv)
{
	check_faults();
	check_partial();
	check_lines();
	check_many_lines();
	check_duplicates();
	check_large(5, 2);
	check_large(16, 0);
	check_large(17, 16);
	check_large(100000, 77777);
	check_many_equal();
	check_surrogates();
	check_limits();
	check_lengths();
	check_encodings();
	if (argc > 0)
		check_load(argv[0]);
	check_formats();
	return check_done("json");
}
