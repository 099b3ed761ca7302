/* What changes the fingerprint of a finding, and what must not. */
#include "report/fingerprint.h"

#include "check.h"
#include "document/document.h"
#include "document/pointer.h"
#include "workspace/scope.h"

#include <stdlib.h>

static const struct rule sample_rule = { .id = "sample-rule", .severity = SEVERITY_ERROR };
static const struct rule other_rule = { .id = "other-rule", .severity = SEVERITY_ERROR };
static const struct kind sample_kind = { .name = "device-profile" };
static const struct kind other_kind = { .name = "posture-rule" };

/* What a fingerprint is made from; members left out are of the plainest. */
struct sample {
	const char *path;
	const char *text;
	const char *at; /* pointer to the node; NULL: none */
	const char *resource; /* pointer to the resource; NULL: none */
	const char *other; /* pointer to the first related place */
	const char *id;
	const char *name;
	const char *account;
	const char *salt;
	const struct rule *rule;
	const struct kind *kind;
	bool symmetric;
};

static struct node *
node_at(const struct source *source, const char *pointer)
{
	struct node *node = pointer_find(document_root(source->documents), slice_of(pointer));

	CHECK(!pointer || node, "no node at %s", pointer ? pointer : "");
	return pointer ? node : NULL;
}

/* Writes the fingerprint of the one finding of a sample. */
static void
sample_print(const struct sample *sample, char fingerprint[40])
{
	const char *path = sample->path ? sample->path : "a.json";
	struct scope scope = { .account = slice_of(sample->account) };
	struct finding_list list = { 0 };
	struct source source;
	struct resource resource;
	struct related related;
	struct finding finding;

	source_init(&source, path, source_format_of(path));
	source_set(&source, slice_of(sample->text));
	source_parse(&source, &limits_default);
	resource = (struct resource){
		.node = node_at(&source, sample->resource),
		.kind = sample->kind ? sample->kind : &sample_kind,
		.scope = &scope,
		.id = slice_of(sample->id),
		.name = slice_of(sample->name),
	};
	related = (struct related){ .source = &source,
		.node = node_at(&source, sample->other),
		.resource = sample->resource ? &resource : NULL };
	finding = (struct finding){
		.rule = sample->rule ? sample->rule : &sample_rule,
		.source = &source,
		.node = node_at(&source, sample->at),
		.resource = sample->resource ? &resource : NULL,
		.related = sample->other ? &related : NULL,
		.salt = sample->salt,
		.symmetric = sample->symmetric,
	};
	finding_list_add(&list, &finding);
	fingerprint_all(&list);
	memcpy(fingerprint, finding.fingerprint, sizeof(finding.fingerprint));
	finding_list_drop(&list);
	source_drop(&source);
}

static void
pair_check(const char *name, bool equal, struct sample a, struct sample b)
{
	char one[40];
	char two[40];

	sample_print(&a, one);
	sample_print(&b, two);
	CHECK(strlen(one) == 16 && strspn(one, "0123456789abcdef") == 16, "%s: %s", name, one);
	CHECK((strcmp(one, two) == 0) == equal, "%s: %s, %s", name, one, two);
}

#define SAME(name, ...) pair_check(name, true, __VA_ARGS__)
#define DIFFERS(name, ...) pair_check(name, false, __VA_ARGS__)

/* A list item of that text and a finding on its member `x`, the item being at `index`. */
static struct sample
in_list(const char *text, const char *at)
{
	return (struct sample){ .text = text, .at = at, .resource = "" };
}

static void
check_same(void)
{
	SAME("shuffled, known by address",
		in_list("{\"l\":[{\"address\":\"a\",\"x\":1},{\"address\":\"b\",\"x\":1}]}",
			"/l/0/x"),
		in_list("{\"l\":[{\"address\":\"b\",\"x\":1},{\"x\":1,\"address\":\"a\"}]}",
			"/l/1/x"));
	SAME("a clean entry more, known by its value",
		in_list("{\"l\":[{\"email\":{\"email\":\"a\",\"x\":[1,2]}}]}", "/l/0/email/x"),
		in_list("{\"l\":[{\"n\":1},{\"email\":{\"x\":[2,1],\"email\":\"a\"}}]}",
			"/l/1/email/x"));
	SAME("indented", in_list("{\"l\":[[\"a\",{\"x\":[]}]]}", "/l/0/1/x"),
		in_list("{\n  \"l\": [\n [ \"\\u0061\",\t{ \"x\": [ ] } ] ] }\n", "/l/0/1/x"));
	SAME("YAML and another name",
		(struct sample){ .path = "a.json",
			.text = "{\"l\":[{\"y\":true},{\"x\":\"1\",\"z\":null}]}",
			.at = "/l/1/x",
			.resource = "" },
		(struct sample){ .path = "b.yaml",
			.text = "l:\n- x: '1'\n  z:\n- y: true\n",
			.at = "/l/0/x",
			.resource = "" });
	SAME("known by its id, in another list",
		(struct sample){ .text = "[{\"x\":1}]", .at = "/0/x", .resource = "/0", .id = "i" },
		(struct sample){ .text = "{\"result\":[{},{\"x\":2}]}",
			.at = "/result/1/x",
			.resource = "/result/1",
			.id = "i",
			.name = "n" });
	SAME("an empty id is none",
		in_list("{\"l\":[{\"id\":\"\",\"name\":\"n\",\"x\":1}]}", "/l/0/x"),
		in_list("{\"l\":[{\"id\":null,\"name\":\"n\",\"x\":2}]}", "/l/0/x"));
	SAME("a pair either way round",
		(struct sample){ .text = "[{\"id\":\"a\",\"x\":1},{\"id\":\"b\",\"x\":1}]",
			.at = "/0/x",
			.other = "/1/x",
			.resource = "",
			.symmetric = true },
		(struct sample){ .text = "[{\"id\":\"a\",\"x\":1},{\"id\":\"b\",\"x\":1}]",
			.at = "/1/x",
			.other = "/0/x",
			.resource = "",
			.symmetric = true });
}

static void
check_differences(void)
{
	static const char list[] =
		"{\"l\":[{\"id\":\"a\",\"x\":1},{\"id\":\"b\",\"x\":1}],\"m\":1}";
	struct sample plain = in_list(list, "/l/0/x");
	struct sample changed;

	DIFFERS("another item", plain, in_list(list, "/l/1/x"));
	DIFFERS("another member", plain, in_list(list, "/m"));
	DIFFERS("the item itself", plain, in_list(list, "/l/0"));
	changed = plain;
	changed.salt = "salt";
	DIFFERS("salt", plain, changed);
	changed = plain;
	changed.rule = &other_rule;
	DIFFERS("rule", plain, changed);
	changed = plain;
	changed.kind = &other_kind;
	DIFFERS("kind", plain, changed);
	changed = plain;
	changed.account = "acc";
	DIFFERS("account", plain, changed);
	changed = plain;
	changed.name = "n";
	DIFFERS("name", plain, changed);
	changed.id = "n";
	DIFFERS("id", plain, changed);
	plain.resource = NULL;
	changed = plain;
	changed.path = "b.json";
	DIFFERS("path of what has no resource", plain, changed);
	DIFFERS("a pair that has an order",
		(struct sample){ .text = list, .at = "/l/0/x", .other = "/l/1/x", .resource = "" },
		(struct sample){ .text = list, .at = "/l/1/x", .other = "/l/0/x", .resource = "" });
	DIFFERS("kinds of values", in_list("[[1,{\"x\":1}]]", "/0/1/x"),
		in_list("[[\"1\",{\"x\":1}]]", "/0/1/x"));
}

static void
check_equals(void)
{
	struct finding findings[4];
	struct finding_list list = { 0 };
	struct source source;

	source_init(&source, "a.json", SOURCE_JSON);
	source_set(&source, slice_of("[]"));
	for (size_t i = 0; i < 4; i++) {
		findings[i] = (struct finding){ .rule = i == 1 ? &other_rule : &sample_rule,
			.source = &source,
			.range = { .start = (uint32_t)(4 - i), .end = 5 } };
		finding_list_add(&list, &findings[i]);
	}
	finding_list_sort(&list);
	fingerprint_all(&list);
	CHECK(list.items[0] == &findings[3], "not sorted by offset");
	CHECK(strlen(findings[3].fingerprint) == 16, "%s", findings[3].fingerprint);
	CHECK(strcmp(findings[2].fingerprint + 16, ":2") == 0, "%s", findings[2].fingerprint);
	CHECK(strcmp(findings[0].fingerprint + 16, ":3") == 0, "%s", findings[0].fingerprint);
	CHECK(strlen(findings[1].fingerprint) == 16, "%s", findings[1].fingerprint);
	finding_list_drop(&list);
	source_drop(&source);
}

/* The contract: these are kept by users' baselines, for ever. */
static void
check_kept(void)
{
	struct sample sample = {
		.text = "{\"l\":[{\"id\":\"a/b\",\"x\":1},{\"e\":{\"e\":\"v\"}}]}",
		.resource = "",
		.id = "i",
		.account = "acc",
		.salt = "s",
	};
	char fingerprint[40];

	sample.at = "/l/0/x";
	sample_print(&sample, fingerprint);
	CHECK(strcmp(fingerprint, "e530ffad02cdf6dd") == 0, "%s", fingerprint);
	sample.at = "/l/1/e";
	sample_print(&sample, fingerprint);
	CHECK(strcmp(fingerprint, "dcff674cf64f307f") == 0, "%s", fingerprint);
}

/* A finding on every item of lists within lists: each hash is that of a fresh start. */
static void
check_cache(void)
{
	static const char text[] =
		"[[{\"a\":1},{\"a\":2}],[{\"a\":3},[{\"a\":4},{\"a\":5}]],{\"a\":6}]";
	static const char *const places[] = { "/0/0/a", "/0/1/a", "/0", "/1/0/a", "/1/1/0/a",
		"/1/1", "/1/1/1/a", "/2/a", "/0/0/a" };
	enum { PLACES = sizeof(places) / sizeof(*places) };
	struct finding findings[PLACES];
	struct finding_list list = { 0 };
	struct source source;

	source_init(&source, "a.json", SOURCE_JSON);
	source_set(&source, slice_of(text));
	source_parse(&source, &limits_default);
	for (size_t i = 0; i < PLACES; i++) {
		findings[i] = (struct finding){
			.rule = &sample_rule, .source = &source, .node = node_at(&source, places[i])
		};
		finding_list_add(&list, &findings[i]);
	}
	fingerprint_all(&list);
	for (size_t i = 0; i < PLACES; i++) {
		struct sample sample = { .text = text, .at = places[i] };
		char fingerprint[40];

		sample_print(&sample, fingerprint);
		CHECK(strncmp(fingerprint, findings[i].fingerprint, 16) == 0, "%s: %s, %s",
			places[i], fingerprint, findings[i].fingerprint);
	}
	finding_list_drop(&list);
	source_drop(&source);
}

int
main(void)
{
	check_same();
	check_differences();
	check_equals();
	check_kept();
	check_cache();
	return check_done("fingerprint");
}
