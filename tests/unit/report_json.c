/* The JSON report: its shape, member by member, and its cost. Without arguments it checks; with
 * `sample` it prints a report that has everything, for a JSON Schema validator to look at. */
#include "report/report.h"

#include "check.h"
#include "document/document.h"
#include "document/pointer.h"
#include "report/fingerprint.h"
#include "workspace/scope.h"

#include <jansson.h>
#include <stdlib.h>

static const struct rule sample_rule = {
	.id = "sample-rule",
	.severity = SEVERITY_WARNING,
	.category = CATEGORY_CONTRADICTION,
};

static const struct kind sample_kind = { .name = "device-profile" };

static const char profile[] = "{\"result\":[{\"id\":\"p1\",\"name\":\"Field \\\"staff\\\"\",\n"
			      "  \"\xc3\xa9~/\\u0000\": \"\xf0\x9f\x98\x80\", \"host\": 1 }]}";

/* One file, one resource, and any number of findings on it. */
struct sample {
	struct source source;
	struct scope scope;
	struct resource resource;
	struct related related;
	struct finding_list findings;
	struct report report;
};

static struct finding
sample_finding(struct sample *sample, const struct node *node)
{
	return (struct finding){
		.rule = &sample_rule,
		.severity = SEVERITY_WARNING,
		.source = &sample->source,
		.node = node,
		.range = node_range(node),
		.message = "this is wrong",
		.resource = &sample->resource,
	};
}

static void
sample_init(struct sample *sample, const char *path)
{
	*sample = (struct sample){ .scope = { .account = slice_of("acc") } };
	source_init(&sample->source, path, SOURCE_JSON);
	source_set(&sample->source, (struct slice){ .at = profile, .length = sizeof(profile) - 1 });
	source_parse(&sample->source, &limits_default);
	sample->resource = (struct resource){
		.node = pointer_find(
			document_root(sample->source.documents), slice_of("/result/0")),
		.kind = &sample_kind,
		.document = sample->source.documents,
		.scope = &sample->scope,
		.id = slice_of("p1"),
		.name = slice_of("Field \"staff\""),
	};
	sample->report = (struct report){
		.version = "0.1.0",
		.resources = &sample->resource,
		.resource_count = 1,
		.file_count = 1,
	};
}

static void
sample_drop(struct sample *sample)
{
	source_drop(&sample->source);
	finding_list_drop(&sample->findings);
}

/* Two findings, one with all there can be and one on a file as such; notes; resources. */
static void
sample_fill(struct sample *sample, struct finding findings[2])
{
	static const struct note skipped = { .path = "notes.json", .text = "not recognised" };
	static const struct note error = { .path = "x\xff.json", .text = "cannot be opened" };
	const struct node *host = node_get(sample->resource.node, "host");

	findings[0] = sample_finding(
		sample, node_next(node_find(sample->resource.node, slice_of("name"))));
	sample->related = (struct related){ .source = &sample->source,
		.node = host,
		.range = node_key_range(host),
		.message = "and here" };
	findings[0].related = &sample->related;
	findings[0].help = "do this";
	findings[1] = (struct finding){ .rule = &sample_rule,
		.severity = SEVERITY_ERROR,
		.source = &sample->source,
		.message = "the file is odd" };
	finding_list_add(&sample->findings, &findings[0]);
	finding_list_add(&sample->findings, &findings[1]);
	finding_list_sort(&sample->findings);
	fingerprint_all(&sample->findings);
	sample->report.listed = sample->findings.items;
	sample->report.listed_count = sample->findings.count;
	sample->report.skipped = &skipped;
	sample->report.skipped_count = 1;
	sample->report.errors = &error;
	sample->report.error_count = 1;
	sample->report.severities[SEVERITY_ERROR] = 1;
	sample->report.severities[SEVERITY_WARNING] = 1;
	sample->report.list_resources = true;
}

static json_t *
report_load(const struct report *report)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&bytes, &size);
	json_error_t error;
	json_t *root;

	if (!stream)
		abort();
	json_write(report, stream);
	fclose(stream);
	root = json_loadb(bytes, size, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
	CHECK(root, "line %d: %s\n%s", error.line, error.text, bytes);
	free(bytes);
	return root;
}

/* Compares a member with JSON text; `index` picks a finding, -1 the report itself. */
static void
member_check(json_t *root, int index, const char *key, const char *expected)
{
	json_t *owner = root;
	json_t *wanted = json_loads(expected, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	char *found;

	if (index >= 0)
		owner = json_array_get(json_object_get(root, "findings"), (size_t)index);
	found = json_dumps(json_object_get(owner, key), JSON_ENCODE_ANY | JSON_COMPACT);
	CHECK(wanted && json_equal(json_object_get(owner, key), wanted), "%d %s: %s", index, key,
		found ? found : "not there");
	free(found);
	json_decref(wanted);
}

static void
check_members(void)
{
	struct finding findings[2];
	struct sample sample;
	json_t *root;

	sample_init(&sample, "a\xff.json");
	sample_fill(&sample, findings);
	root = report_load(&sample.report);
	member_check(root, -1, "format", "\"ztlint\"");
	member_check(root, -1, "version", "1");
	member_check(root, -1, "tool", "{\"name\":\"ztlint\",\"version\":\"0.1.0\"}");
	member_check(root, -1, "summary",
		"{\"files\":1,\"resources\":1,\"skipped\":1,\"error\":1,\"warning\":1,\"info\":0,"
		"\"suppressed\":0,\"baseline\":0}");
	member_check(root, -1, "resources",
		"[{\"path\":\"a\\ufffd.json\",\"document\":0,\"pointer\":\"/result/0\","
		"\"kind\":\"device-profile\"}]");
	member_check(
		root, -1, "skipped", "[{\"path\":\"notes.json\",\"reason\":\"not recognised\"}]");
	member_check(root, -1, "errors",
		"[{\"path\":\"x\\ufffd.json\",\"message\":\"cannot be opened\"}]");
	member_check(root, 0, "severity", "\"error\"");
	member_check(root, 0, "pointer", "null");
	member_check(root, 0, "kind", "null");
	member_check(root, 0, "resource", "null");
	member_check(root, 0, "related", "[]");
	member_check(root, 1, "rule", "\"sample-rule\"");
	member_check(root, 1, "category", "\"contradiction\"");
	member_check(root, 1, "message", "\"this is wrong\"");
	member_check(root, 1, "help", "\"do this\"");
	member_check(root, 1, "path", "\"a\\ufffd.json\"");
	member_check(root, 1, "document", "0");
	member_check(root, 1, "pointer", "\"/result/0/\\u00e9~0~1\\u0000\"");
	member_check(root, 1, "account", "\"acc\"");
	member_check(root, 1, "kind", "\"device-profile\"");
	member_check(root, 1, "resource",
		"{\"id\":\"p1\",\"name\":\"Field \\\"staff\\\"\",\"pointer\":\"/result/0\"}");
	member_check(root, 1, "state", "\"new\"");
	member_check(root, 1, "fix", "null");
	member_check(root, 1, "range",
		"{\"start\":{\"line\":2,\"column\":16,\"offset\":64},"
		"\"end\":{\"line\":2,\"column\":19,\"offset\":70}}");
	member_check(root, 1, "related",
		"[{\"path\":\"a\\ufffd.json\",\"pointer\":\"/result/0/host\",\"message\":\"and "
		"here\","
		"\"range\":{\"start\":{\"line\":2,\"column\":21,\"offset\":72},"
		"\"end\":{\"line\":2,\"column\":27,\"offset\":78}}}]");
	json_decref(root);
	sample_drop(&sample);
}

static void
check_empty(void)
{
	struct report report = { .version = "0.1.0" };
	json_t *root = report_load(&report);

	member_check(root, -1, "findings", "[]");
	member_check(root, -1, "skipped", "[]");
	member_check(root, -1, "errors", "[]");
	CHECK(!json_object_get(root, "resources"), "resources that nobody asked for");
	json_decref(root);
}

static void
check_many(void)
{
	enum { MANY = 2000 };
	struct finding *findings = calloc(MANY, sizeof(*findings));
	struct sample sample;
	json_t *root;

	sample_init(&sample, "a.json");
	for (size_t i = 0; i < MANY && findings; i++) {
		findings[i] = sample_finding(&sample, node_get(sample.resource.node, "host"));
		finding_list_add(&sample.findings, &findings[i]);
	}
	fingerprint_all(&sample.findings);
	sample.report.listed = sample.findings.items;
	sample.report.listed_count = sample.findings.count;
	root = report_load(&sample.report);
	CHECK(json_array_size(json_object_get(root, "findings")) == MANY, "not all are there");
	json_decref(root);
	sample_drop(&sample);
	free(findings);
}

static void
check_outputs(void)
{
	CHECK(output_find(slice_of("json")) && output_find(slice_of("json"))->write == json_write,
		"json");
	CHECK(output_find(slice_of("human")) && output_at(0), "human");
	CHECK(!output_find(slice_of("jso")) && !output_at(99), "what is not there");
}

int
main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "sample") == 0) {
		struct finding findings[2];
		struct sample sample;

		sample_init(&sample, "a.json");
		sample_fill(&sample, findings);
		json_write(&sample.report, stdout);
		sample_drop(&sample);
		return 0;
	}
	check_members();
	check_empty();
	check_many();
	check_outputs();
	return check_done("report_json");
}
