/* The report for people, compared as whole text. */
#include "report/report.h"

#include "check.h"
#include "document/pointer.h"
#include "report/colour.h"
#include "report/mask.h"

#include <stdlib.h>

static const struct rule sample_rule = {
	.id = "sample-rule",
	.severity = SEVERITY_ERROR,
	.category = CATEGORY_INVALID,
};

static const struct kind sample_kind = { .name = "device-profile" };

/* One file and what is said of it. */
struct sample {
	struct source source;
	struct source other;
	struct finding finding;
	struct related related;
	struct resource resource;
	struct report report;
	struct finding *list[1];
};

static void
source_fill(struct source *source, const char *path, const char *text)
{
	source_init(source, path, source_format_of(path));
	source_set(source, slice_of(text));
	source_parse(source, &limits_default);
}

static struct node *
node_at(const struct source *source, const char *pointer)
{
	return pointer_find(document_root(source->documents), slice_of(pointer));
}

/* A finding on the value at `pointer`, of the resource at `base` (NULL: of none). */
static void
sample_init(struct sample *sample, const char *path, const char *text, const char *pointer,
	const char *base)
{
	struct node *node;

	*sample = (struct sample){ 0 };
	source_fill(&sample->source, path, text);
	source_fill(&sample->other, "other.json", "{\n  \"a\": 1,\n  \"id\": \"x\"\n}\n");
	node = pointer ? node_at(&sample->source, pointer) : NULL;
	sample->finding = (struct finding){
		.rule = &sample_rule,
		.severity = SEVERITY_ERROR,
		.source = &sample->source,
		.node = node,
		.range = node_range(node),
		.message = "this is wrong",
	};
	if (base) {
		sample->resource.node = node_at(&sample->source, base);
		sample->resource.kind = &sample_kind;
		sample->resource.name = node_text(node_get(sample->resource.node, "name"));
		sample->finding.resource = &sample->resource;
	}
	sample->list[0] = &sample->finding;
	sample->report = (struct report){
		.listed = sample->list,
		.listed_count = 1,
		.quiet = true,
	};
}

static void
sample_relate(struct sample *sample, struct source *source, struct range range, const char *message)
{
	sample->related = (struct related){ .source = source, .range = range, .message = message };
	sample->finding.related = &sample->related;
}

static char *
report_text(const struct report *report)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&bytes, &size);

	if (!stream)
		abort();
	human_write(report, stream);
	fclose(stream);
	return bytes;
}

static void
report_check(const struct report *report, const char *name, const char *expected)
{
	char *bytes = report_text(report);

	CHECK(strcmp(bytes, expected) == 0, "%s:\n%s----\n%s====", name, bytes, expected);
	free(bytes);
}

/* Eight frames for other places, and a word about the rest. */
static void
check_left_out(struct sample *sample)
{
	char *bytes = report_text(&sample->report);
	size_t frames = 0;

	for (const char *at = bytes; (at = strstr(at, ":::")); at++)
		frames++;
	CHECK(frames == 8 && strstr(bytes, "\n   = and 32 more places\n"), "%s", bytes);
	CHECK(!strstr(bytes, "hunter2"), "%s", bytes);
	free(bytes);
	source_drop(&sample->source);
	source_drop(&sample->other);
}

/* Compares the report and lets the sample go. */
static void
sample_check(struct sample *sample, const char *name, const char *expected)
{
	report_check(&sample->report, name, expected);
	source_drop(&sample->source);
	source_drop(&sample->other);
}

static void
check_plain(void)
{
	struct sample sample;

	sample_init(&sample, "profiles/default.json",
		"{\n\"result\": [ {\n  \"name\": \"Field staff\",\n  \"exclude\": [\n"
		"    { \"address\": \"10.0.0.0/8\",\n      \"host\": \"*.example.com\" }\n  ] } "
		"]\n}\n",
		"/result/0/exclude/0/host", "/result/0");
	sample.finding.range = node_key_range(sample.finding.node);
	sample.finding.label = "remove this, or the address on line 5";
	sample.finding.help = "write two entries";
	sample_check(&sample, "plain",
		"error: this is wrong [sample-rule]\n"
		"  --> profiles/default.json:6:7\n"
		"   |\n"
		" 6 |       \"host\": \"*.example.com\" }\n"
		"   |       ^^^^^^ remove this, or the address on line 5\n"
		"   = in device-profile \"Field staff\", exclude[0] (/result/0/exclude/0/host)\n"
		"   = help: write two entries\n\n");
}

static void
check_owners(void)
{
	static const char text[] = "{\"rules\":[{\"a b\":{\"c~d\":[1,[2]]}}]}";
	struct sample sample;

	sample_init(&sample, "a.json", text, "/rules/0/a b/c~0d/1/0", "");
	sample_check(&sample, "way",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:29\n"
		"   |\n"
		" 1 | {\"rules\":[{\"a b\":{\"c~d\":[1,[2]]}}]}\n"
		"   |                             ^\n"
		"   = in device-profile, rules[0].a b.c~d[1][0] (/rules/0/a b/c~0d/1/0)\n\n");
	sample_init(&sample, "a.json", "[{\"id\":1}]", "/0/id", "");
	sample_check(&sample, "whole",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:8\n"
		"   |\n"
		" 1 | [{\"id\":1}]\n"
		"   |        ^\n"
		"   = in device-profile, [0] (/0/id)\n\n");
	sample_init(&sample, "a.json", "[{\"id\":1}]", "/0/id", NULL);
	sample_check(&sample, "no resource",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:8\n"
		"   |\n"
		" 1 | [{\"id\":1}]\n"
		"   |        ^\n"
		"   = at /0/id\n\n");
}

static void
check_positions(void)
{
	struct sample sample;

	sample_init(&sample, "a.json", "\xef\xbb\xbf{\"a\":1}", "/a", NULL);
	sample_check(&sample, "byte order mark, no newline at the end",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:6\n"
		"   |\n"
		" 1 | {\"a\":1}\n"
		"   |      ^\n"
		"   = at /a\n\n");
	sample_init(&sample, "a.json", "\xef\xbb\xbf{\"a\":1}", NULL, NULL);
	sample_check(&sample, "the file itself",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:1\n"
		"   |\n"
		" 1 | {\"a\":1}\n"
		"   | ^\n\n");
	sample_init(&sample, "a.json", "{\r\n\t\"a\":\t1\r\n}\r\n", "/a", NULL);
	sample_check(&sample, "CRLF and tabs",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:2:7\n"
		"   |\n"
		" 2 |     \"a\":    1\n"
		"   |             ^\n"
		"   = at /a\n\n");
	sample_init(&sample, "a.json", "{\n\"a\": [\n1,\n2\n]\n}", "/a", NULL);
	sample_check(&sample, "several lines",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:2:6\n"
		"   |\n"
		" 2 | \"a\": [\n"
		"   |      ^ to line 5\n"
		"   = at /a\n\n");
	sample_init(&sample, "a.json", "", NULL, NULL);
	sample_check(&sample, "empty",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:1\n"
		"   |\n"
		" 1 |\n"
		"   | ^\n\n");
	sample_init(&sample, "a.json", "[\n1,\n\n", NULL, NULL);
	sample.finding.range = (struct range){ 6, 6 };
	sample_check(&sample, "the end of the text",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:4:1\n"
		"   |\n"
		" 4 |\n"
		"   | ^\n\n");
}

static void
check_cells(void)
{
	struct sample sample;

	sample_init(&sample, "a.json", "{\"\xe4\xb8\xad\xf0\x9f\x98\x80\":\"e\xcc\x81\"}",
		"/\xe4\xb8\xad\xf0\x9f\x98\x80", NULL);
	sample_check(&sample, "wide and combining",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:7\n"
		"   |\n"
		" 1 | {\"\xe4\xb8\xad\xf0\x9f\x98\x80\":\"e\xcc\x81\"}\n"
		"   |         ^^^\n"
		"   = at /\xe4\xb8\xad\xf0\x9f\x98\x80\n\n");
	sample_init(&sample, "a\033[31m\xff.json", "{\"a\xe2\x80\xae\":1}", "/a\xe2\x80\xae", NULL);
	sample_check(&sample, "control characters and overrides",
		"error: this is wrong [sample-rule]\n"
		"  --> a\\u{1b}[31m\\xff.json:1:7\n"
		"   |\n"
		" 1 | {\"a\\u{202e}\":1}\n"
		"   |              ^\n"
		"   = at /a\\u{202e}\n\n");
}

static void
check_related(void)
{
	static const char text[] = "{\n\"a\": 1,\n\"b\": 2,\n\"c\": 3,\n\n\n\n\n\n\"d\": 4\n}\n";
	struct sample sample;

	sample_init(&sample, "a.json", text, "/c", NULL);
	sample_relate(
		&sample, &sample.source, node_range(node_at(&sample.source, "/a")), "as here");
	sample_check(&sample, "near",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:4:6\n"
		"   |\n"
		" 2 | \"a\": 1,\n"
		"   |      - as here\n"
		" 3 | \"b\": 2,\n"
		" 4 | \"c\": 3,\n"
		"   |      ^\n"
		"   = at /c\n\n");
	sample_init(&sample, "a.json", text, "/a", NULL);
	sample_relate(
		&sample, &sample.source, node_range(node_at(&sample.source, "/d")), "as here");
	sample_check(&sample, "far",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:2:6\n"
		"   |\n"
		" 2 | \"a\": 1,\n"
		"   |      ^\n"
		"  ::: a.json:10:6\n"
		"   |\n"
		"10 | \"d\": 4\n"
		"   |      - as here\n"
		"   = at /a\n\n");
	sample_init(&sample, "a.json", text, "/a", NULL);
	sample_relate(
		&sample, &sample.other, node_range(node_at(&sample.other, "/id")), "and here");
	sample.finding.severity = SEVERITY_WARNING;
	sample_check(&sample, "another file",
		"warning: this is wrong [sample-rule]\n"
		"  --> a.json:2:6\n"
		"   |\n"
		" 2 | \"a\": 1,\n"
		"   |      ^\n"
		"  ::: other.json:3:9\n"
		"   |\n"
		" 3 |   \"id\": \"x\"\n"
		"   |         --- and here\n"
		"   = at /a\n\n");
}

/* More places, each in a file of its own, than there are frames. */
static void
check_many_files(void)
{
	enum { FILES = 40 };
	struct source sources[FILES];
	struct related related[FILES];
	struct sample sample;

	sample_init(&sample, "a.json", "{\"a\":1}", "/a", NULL);
	for (size_t i = 0; i < FILES; i++) {
		source_fill(&sources[i], "b.json", "{\"secret\":\"hunter2\"}");
		related[i] = (struct related){ .source = &sources[i],
			.range = { 1, 9 },
			.message = "here",
			.next = i + 1 < FILES ? &related[i + 1] : NULL };
	}
	related[0].next = &related[FILES - 1];
	sample.finding.related = related;
	sample_check(&sample, "two files",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:6\n"
		"   |\n"
		" 1 | {\"a\":1}\n"
		"   |      ^\n"
		"  ::: b.json:1:2\n"
		"   |\n"
		" 1 | {\"secret\":\"\u2026\"}\n"
		"   |  -------- here\n"
		"  ::: b.json:1:2\n"
		"   |\n"
		" 1 | {\"secret\":\"\u2026\"}\n"
		"   |  -------- here\n"
		"   = at /a\n\n");
	sample_init(&sample, "a.json", "{\"a\":1}", "/a", NULL);
	related[0].next = &related[1];
	sample.finding.related = related;
	check_left_out(&sample);
	for (size_t i = 0; i < FILES; i++)
		source_drop(&sources[i]);
}

/* A line of many thousands of members: {"m0000":0,"m0001":1,… */
static void
check_long_line(void)
{
	struct text text = { 0 };
	struct sample sample;

	for (unsigned i = 0; i < 10000; i++)
		text_add_format(&text, "%c\"m%04u\":%u", i == 0 ? '{' : ',', i, i % 10);
	text_add_byte(&text, '}');
	sample_init(&sample, "a.json", text.bytes, "/m5000", NULL);
	sample_relate(
		&sample, &sample.source, node_range(node_at(&sample.source, "/m9999")), "too");
	sample_check(&sample, "windows",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:50010\n"
		"   |\n"
		" 1 | "
		"\u2026\"m4997\":7,\"m4998\":8,\"m4999\":9,\"m5000\":0,\"m5001\":1,\"m5002\":2,"
		"\"m5003\":3,\"m5004\":4,\"m5005\":5,\"m5006\":\u2026\n"
		"   |                                        ^\n"
		"  ::: a.json:1:100000\n"
		"   |\n"
		" 1 | \u20269990\":0,\"m9991\":1,\"m9992\":2,\"m9993\":3,\"m9994\":4,\"m9995\":5,"
		"\"m9996\":6,\"m9997\":7,\"m9998\":8,\"m9999\":9}\n"
		"   |                                                                         "
		"                         - too\n"
		"   = at /m5000\n\n");
	text_drop(&text);
}

static void
check_secrets(void)
{
	struct sample sample;

	sample_init(&sample, "a.json", "{\"client_secret\":\"hunter2\",\"code\":\"1234\",\"x\":1}",
		"/client_secret", NULL);
	sample_check(&sample, "by its key",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:18\n"
		"   |\n"
		" 1 | {\"client_secret\":\"\u2026\",\"code\":\"1234\",\"x\":1}\n"
		"   |                  ^^^\n"
		"   = at /client_secret\n\n");
	sample_init(&sample, "a.json", "{\"client_secret\":\"hunter2\",\"code\":\"1234\",\"x\":1}",
		"/code", NULL);
	sample.finding.masked = true;
	sample.finding.range = node_key_range(sample.finding.node);
	sample_check(&sample, "by the engine",
		"error: this is wrong [sample-rule]\n"
		"  --> a.json:1:28\n"
		"   |\n"
		" 1 | {\"client_secret\":\"\u2026\",\"code\":\"\u2026\",\"x\":1}\n"
		"   |                      ^^^^^^\n"
		"   = at /code\n\n");
}

/* What is left to see of a text when its secrets are hidden, each as `*`. */
static void
mask_check(const char *path, const char *bytes, const char *expected)
{
	struct source source;
	struct mask mask = { 0 };
	struct text text = { 0 };
	size_t size = strlen(bytes);

	source_init(&source, path, source_format_of(path));
	source_set(&source, slice_of(bytes));
	mask_read(&mask, &source);
	mask_settle(&mask);
	for (uint32_t at = 0; at < size; at++) {
		const struct range *range = mask_find(&mask, at);

		if (!range || at < range->start)
			text_add_byte(&text, bytes[at]);
		else if (at == range->start)
			text_add_byte(&text, '*');
	}
	text_add_string(&text, "");
	CHECK(strcmp(text.bytes, expected) == 0, "%s -> %s", bytes, text.bytes);
	text_drop(&text);
	mask_drop(&mask);
	source_drop(&source);
}

static void
check_masks(void)
{
	static const struct {
		const char *path, *bytes, *expected;
	} cases[] = {
		{ "a.json", "{\"secret\": \"a\\\"b\\\\\", \"c\": 1}",
			"{\"secret\": \"*\", \"c\": 1}" },
		{ "a.json", "{\"secret\" :\n \"ab\"}", "{\"secret\" :\n \"*\"}" },
		{ "a.json", "{\"clientSecret\":\"ab\"}", "{\"clientSecret\":\"*\"}" },
		{ "a.json", "{\"secret\": \"\"}", "{\"secret\": \"\"}" },
		{ "a.json", "{\"token\": null, \"password\": 12}",
			"{\"token\": null, \"password\": *}" },
		{ "a.json", "{\"token_id\": \"a\"}", "{\"token_id\": \"a\"}" },
		{ "a.json", "{\"secret\": {\"a\": \"b\"}, \"c\": 1}",
			"{\"secret\": {\"a\": \"*\"}, \"c\": 1}" },
		{ "a.json", "{\"secret\": [\"a\", 12, {\"b\": [null]}], \"c\": 1}",
			"{\"secret\": [\"*\", *, {\"b\": [null]}], \"c\": 1}" },
		{ "a.json", "\"{\\\"secret\\\":{\\\"a\\\":\\\"b\\\"},\\\"c\\\":\\\"d\\\"}\"",
			"\"{\\\"secret\\\":{\\\"a\\\":\\\"*\\\"},\\\"c\\\":\\\"d\\\"}\"" },
		{ "a.json", "{\"secret\": \"a\"b\", \"c\": 1}",
			"{\"secret\": \"*\"*\", \"c\": 1}" },
		{ "a.json", "{\"secret\": \"a\" \"c\": 1}", "{\"secret\": \"*\" \"c\": 1}" },
		{ "a.json", "{\"u\": \"https://a:b@c/d@e\"}", "{\"u\": \"https://a:*@c/d@e\"}" },
		{ "a.json", "{\"u\": \"https:\\/\\/a:b@c\"}", "{\"u\": \"https:\\/\\/a:*@c\"}" },
		{ "a.json", "{\"u\": \"https://b@c\"}", "{\"u\": \"https://*@c\"}" },
		{ "a.json", "{\"u\": \"https://a:b/c@d\"}", "{\"u\": \"https://a:*@d\"}" },
		{ "a.json", "{\"u\": \"https://a:80/c@d\"}", "{\"u\": \"https://a:80/c@d\"}" },
		{ "a.json", "{\"u\": \"https://a/c@d\"}", "{\"u\": \"https://a/c@d\"}" },
		{ "a.json", "{\"u\": \"a:b@c\"}", "{\"u\": \"a:*@c\"}" },
		{ "a.json", "{\"u\": \"mailto:b@c\"}", "{\"u\": \"mailto:b@c\"}" },
		{ "a.json", "{\"email\":\"b@c\"}", "{\"email\":\"b@c\"}" },
		{ "a.json", "{\"secret\": \"open\n\"x\": 1", "{\"secret\": \"*\n\"x\": 1" },
		{ "a.json", "\"{\\\"api_token\\\":\\\"a\\\\\\\"b\\\",\\\"c\\\":1}\"",
			"\"{\\\"api_token\\\":\\\"*\\\",\\\"c\\\":1}\"" },
		{ "a.json",
			"[\"-----BEGIN EC PRIVATE KEY-----\\nAB\\n-----END EC PRIVATE KEY-----\"]",
			"[\"*-----\"]" },
		{ "a.json", "[\"-----BEGIN CERTIFICATE-----\"]",
			"[\"-----BEGIN CERTIFICATE-----\"]" },
		{ "a.json", "[\"-----BEGIN PRIVATE KEY-----\\nAB\"]", "[\"*\"]" },
		{ "a.json", "[\"cfast_0123456789012345678901234\"]", "[\"cfast_*\"]" },
		{ "a.json", "[\"the password: x\"]", "[\"the password: x\"]" },
		{ "a.yaml", "secret: a, b\nc: d\n", "secret: *\nc: d\n" },
		{ "a.yaml", "secret: 'it''s'\n", "secret: '*'\n" },
		{ "a.yaml", "x:\n  secret: |\n    a\n\n    b\n  c: d\n",
			"x:\n  secret: *\n  c: d\n" },
		{ "a.yaml", "- secret: a\n  c: d\n", "- secret: *\n  c: d\n" },
		{ "a.yaml", "secret:\n  a\nc: d\n", "secret:\n  *\nc: d\n" },
		{ "a.yaml", "secret:\n  a: b\nc: d\n", "secret:\n  a: *\nc: d\n" },
		{ "a.yaml", "secret:\n- a\n- b: \"c\"\n  d: e\nf: g\n",
			"secret:\n- *\n- b: \"*\"\n  d: *\nf: g\n" },
		{ "a.yaml", "secret:\n  a: |\n    b: c\n  d:\n    e: f\ng: h\n",
			"secret:\n  a: *\n  d:\n    e: *\ng: h\n" },
		{ "a.yaml", "secret: [a, \"b\", {c: d}]\ne: f\n",
			"secret: [*, \"*\", {c: *}]\ne: f\n" },
		{ "a.yaml", "secret: \"a\" b\n", "secret: \"*\" *\n" },
		{ "a.yaml", "secret:\nc: d\n", "secret:\nc: d\n" },
		{ "a.yaml", "secret: null\n", "secret: null\n" },
		{ "a.yaml", "secret: true love\n", "secret: *\n" },
		{ "a.yaml", "{\"secret\":\"a\", secret: 'b'}", "{\"secret\":\"*\", secret: '*'}" },
		{ "a.yaml", "secret: a\r\nc: d\r\n", "secret: *\r\nc: d\r\n" },
		{ "a.yaml", "secret:", "secret:" },
		{ "a.yaml", "secret: \\", "secret: \\" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		mask_check(cases[i].path, cases[i].bytes, cases[i].expected);
}

static void
check_colours(void)
{
	struct sample sample;

	sample_init(&sample, "a.json", "{\"a\":1}", "/a", NULL);
	sample.report.colour = true;
	sample_check(&sample, "coloured",
		"\033[1;31merror\033[0m: \033[1mthis is wrong\033[0m [sample-rule]\n"
		"\033[34m  -->\033[0m a.json:1:6\n"
		"\033[34m   |\033[0m\n"
		"\033[34m 1 |\033[0m {\"a\":1}\n"
		"\033[34m   |\033[0m      \033[1;31m^\033[0m\n"
		"\033[34m   =\033[0m at /a\n\n");
}

static void
check_colour_rules(void)
{
	static const struct {
		enum colour choice;
		struct colour_setting setting;
		bool wanted;
	} cases[] = {
		{ COLOUR_ALWAYS, { .no_color = "1", .term = "dumb" }, true },
		{ COLOUR_NEVER, { .force_color = "1", .terminal = true }, false },
		{ COLOUR_AUTO, { .no_color = "1", .force_color = "1", .terminal = true }, false },
		{ COLOUR_AUTO, { .no_color = "", .terminal = true }, true },
		{ COLOUR_AUTO, { .force_color = "1", .term = "dumb" }, true },
		{ COLOUR_AUTO, { .clicolor_force = "1" }, true },
		{ COLOUR_AUTO, { .clicolor_force = "0" }, false },
		{ COLOUR_AUTO, { .force_color = "" }, false },
		{ COLOUR_AUTO, { .term = "dumb", .terminal = true }, false },
		{ COLOUR_AUTO, { .term = "xterm", .terminal = true }, true },
		{ COLOUR_AUTO, { .term = "xterm" }, false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK(colour_decide(cases[i].choice, &cases[i].setting) == cases[i].wanted,
			"case %zu", i);
}

static void
check_summary(void)
{
	struct resource resources[3] = { { .copy = true } };
	struct report report = {
		.resources = resources,
		.resource_count = 3,
		.file_count = 3,
		.skipped_count = 1,
		.severities = { [SEVERITY_ERROR] = 2, [SEVERITY_WARNING] = 1 },
	};

	report_check(&report, "summary",
		"2 errors, 1 warning in 3 files (2 resources checked, 1 file skipped)\n");
	report =
		(struct report){ .resources = resources + 1, .resource_count = 1, .file_count = 1 };
	report_check(&report, "clean", "no problems found in 1 file (1 resource checked)\n");
	report.quiet = true;
	report_check(&report, "quiet", "");
}

int
main(void)
{
	check_plain();
	check_owners();
	check_positions();
	check_cells();
	check_related();
	check_many_files();
	check_long_line();
	check_secrets();
	check_masks();
	check_colours();
	check_colour_rules();
	check_summary();
	return check_done("human");
}
