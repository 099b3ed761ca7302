/* From documents to resources: names that hint, kinds, forms, scopes, completeness. */
#include "check.h"
#include "input/input.h"
#include "workspace/workspace.h"

#include <string.h>

/* A run's worth of input over texts in memory. */
struct bench {
	struct arena arena;
	struct input input;
	struct source sources[16];
	size_t count;
};

static void
bench_init(struct bench *bench)
{
	*bench = (struct bench){ 0 };
	input_init(&bench->input, &bench->arena);
}

static void
bench_drop(struct bench *bench)
{
	for (size_t i = 0; i < bench->count; i++)
		source_drop(&bench->sources[i]);
	input_drop(&bench->input);
	arena_drop(&bench->arena);
}

static size_t
bench_add(struct bench *bench, const char *path, const char *text)
{
	struct source *source = &bench->sources[bench->count++];

	source_init(source, path, source_format_of(path));
	source_set(source, slice_of(text));
	source_parse(source, &limits_default);
	return input_unwrap(&bench->input, source, (struct provenance){ 0 });
}

static const char *
kind_name(const struct kind *kind)
{
	return kind ? kind->name : "none";
}

static void
test_hints(void)
{
	static const struct {
		const char *path;
		const char *kind;
	} cases[] = {
		{ "posture.json", "posture-rule" },
		{ "acme/PostureRules.yaml", "posture-rule" },
		{ "posture-rules-2026.json", "posture-rule" },
		{ "posture_integrations.json", "posture-integration" },
		{ "accounts/023e105f4ecef8ad9ca31a8372d0c353/devices/posture.json",
			"posture-rule" },
		{ "devices/posture/integration.json", "posture-integration" },
		{ "devices/policy/f174e90a-fafe-4643-bbbc-4a0ed4fc8415/exclude.json",
			"split-tunnel-exclude" },
		{ "devices/policy/include.json", "split-tunnel-include" },
		{ "accounts_023e105f4ecef8ad9ca31a8372d0c353_access_service_tokens.json",
			"service-token" },
		{ "identity_providers/okta.json", "identity-provider" },
		{ "split_tunnel_exclude/default.yaml", "split-tunnel-exclude" },
		{ "networks.json", "none" },
		{ "config/default.json", "none" },
		{ "README.json", "none" },
	};
	struct arena arena = { 0 };
	struct hints *hints = hints_new(&arena);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct hint hint = hint_of_path(hints, slice_of(cases[i].path));
		const char *found = kind_name(hint_first(&hint));

		CHECK(strcmp(found, cases[i].kind) == 0, "%s: %s, not %s", cases[i].path, found,
			cases[i].kind);
	}
	CHECK(hint_of_key(hints, slice_of("devices/posture")) ==
			kind_find(slice_of("posture-rule")),
		"an API path as a key");
	CHECK(!hint_of_key(hints, slice_of("rules about posture")), "a phrase is no key");
	CHECK(hint_is_place(hints, slice_of("identity_providers")), "a folder that sorts");
	CHECK(!hint_is_place(hints, slice_of("acme")), "a folder that stands for an account");
	arena_drop(&arena);
}

static void
test_kinds_of(const char *path, const char *text, const char *expected)
{
	struct bench bench;
	size_t found;

	bench_init(&bench);
	found = bench_add(&bench, path, text);
	CHECK(strcmp(bench.input.count > 0 ? bench.input.resources[0].kind->name : "none",
		      expected) == 0,
		"%s %.60s: %zu found, the first is %s, not %s", path, text, found,
		bench.input.count > 0 ? bench.input.resources[0].kind->name : "none", expected);
	bench_drop(&bench);
}

static void
test_detection(void)
{
	test_kinds_of("a.json",
		"{\"type\":\"flie\",\"name\":\"x\",\"schedule\":\"5m\",\"input\":{}}",
		"posture-rule");
	test_kinds_of("a.json",
		"{\"id\":\"1\",\"name\":\"x\",\"type\":\"new_check\",\"schedule\":\"5m\",\"input\":"
		"{}}",
		"posture-rule");
	test_kinds_of("a.json",
		"{\"name\":\"x\",\"version\":\"1\",\"type\":\"module\",\"config\":{},\"main\":"
		"\"x\"}",
		"none");
	test_kinds_of("a.json",
		"{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\"},\"spec\":{}"
		"}",
		"none");
	test_kinds_of("a.json",
		"{\"id\":\"1\",\"type\":\"A\",\"name\":\"x\",\"content\":\"1.2.3.4\",\"ttl\":1}",
		"none");
	test_kinds_of("a.json", "{\"type\":\"okta\",\"name\":\"Okta\",\"config\":{}}",
		"identity-provider");
	test_kinds_of("exclude.json", "[{\"address\":\"10.0.0.0/8\"}]", "split-tunnel-exclude");
	test_kinds_of("default_profile_exclude.json", "[{\"address\":\"10.0.0.0/8\"}]",
		"split-tunnel-exclude");
	test_kinds_of(
		"exclude/default.json", "[{\"address\":\"10.0.0.0/8\"}]", "split-tunnel-exclude");
	test_kinds_of("include.json", "[{\"address\":\"10.0.0.0/8\"}]", "split-tunnel-include");
	test_kinds_of("a.json", "[{\"suffix\":\"corp\"}]", "fallback-domains");
	test_kinds_of("a.json", "{\"auth_domain\":\"a.cloudflareaccess.com\",\"name\":\"A\"}",
		"organization");
	test_kinds_of("a.json", "{\"auth_domain\":\"a.example.com\",\"audience\":\"x\"}", "none");
	test_kinds_of(
		"a.json", "[{\"client_id\":\"a\",\"name\":\"x\",\"redirect_uris\":[]}]", "none");
	test_kinds_of("a.json", "{\"client_id\":\"a\",\"client_secret\":\"b\"}", "none");
	test_kinds_of("jobs.json",
		"[{\"name\":\"x\",\"type\":\"file\",\"schedule\":\"0 0 * * *\",\"command\":\"y\"}]",
		"none");
	test_kinds_of("a.json", "{\"interval\":30,\"data\":[1]}", "none");
	test_kinds_of("a.json",
		"{\"name\":\"x\",\"type\":\"module\",\"config\":{},\"version\":\"1\"}", "none");
	test_kinds_of("ip_profiles.json",
		"[{\"id\":\"1\",\"name\":\"x\",\"match\":\"y\",\"precedence\":1,\"subnet_id\":"
		"\"z\"}]",
		"ip-profile");
	test_kinds_of("networks.json",
		"[{\"name\":\"x\",\"type\":\"bridge\",\"config\":{},\"managed\":true}]", "none");
	test_kinds_of("organizations.json", "[{\"id\":\"1\",\"name\":\"x\",\"created_at\":\"y\"}]",
		"none");
	test_kinds_of("suffixes.json",
		"[{\"suffix\":\"MD\",\"name\":\"Doctor\"},{\"suffix\":\"Jr\"}]", "none");
	test_kinds_of("posture_rules.json",
		"[{\"name\":\"x\",\"match\":[],\"input\":{},\"schedule\":\"5m\"}]", "posture-rule");
	test_kinds_of("posture_rules.json", "[{\"name\":\"x\",\"type\":\"warp\"}]", "posture-rule");
	test_kinds_of("a.json",
		"{\"id\":\"1\",\"name\":\"x\",\"type\":\"kolide\",\"expiration\":null,\"input\":{}"
		"}",
		"posture-rule");
	test_kinds_of("a.json", "{}", "none");
	test_kinds_of("a.json", "[]", "none");
	test_kinds_of("a.json", "7", "none");
}

static void
test_forms(void)
{
	struct bench bench;

	bench_init(&bench);
	CHECK(bench_add(&bench, "a.json",
		      "{\"success\":true,\"errors\":[],\"result\":[{\"client_id\":\"a.access\","
		      "\"id\":\"1\"},"
		      "{\"client_id\":\"b.access\",\"id\":\"2\"}]}") == 2,
		"a list in an answer");
	CHECK(!bench.input.resources[0].desired, "an answer is no desired state");
	CHECK(bench_add(&bench, "b.json",
		      "{\"status\":200,\"headers\":{},\"body\":{\"success\":true,\"result\":"
		      "{\"client_id\":\"c.access\",\"id\":\"3\"}}}") == 1,
		"an HTTP dump");
	CHECK(bench_add(&bench, "c.jsonl",
		      "{\"success\":true,\"result\":[{\"client_id\":\"d.access\",\"id\":\"4\"}]}\n"
		      "{\"success\":true,\"result\":[{\"client_id\":\"e.access\",\"id\":\"5\"}]}"
		      "\n") == 2,
		"pages as lines");
	CHECK(bench_add(&bench, "d.json",
		      "[{\"success\":true,\"result\":[{\"client_id\":\"f.access\",\"id\":\"6\"}]}"
		      "]") == 1,
		"pages in a list");
	CHECK(bench_add(&bench, "e.json",
		      "{\"exported\":\"today\",\"service_tokens\":[{\"client_id\":\"g.access\","
		      "\"name\":\"g\"}],"
		      "\"devices/policy/exclude\":[{\"address\":\"10.0.0.0/"
		      "8\"}],\"dex_tests\":[]}") == 3,
		"a bundle");
	CHECK(bench_add(&bench, "f.json",
		      "{\"success\":true,\"result\":{\"dex_tests\":[{\"data\":{\"host\":\"h\","
		      "\"kind\":"
		      "\"http\"},\"interval\":\"5m\",\"enabled\":true,\"name\":\"n\"}]}}") == 1,
		"the older DEX answer");
	CHECK(bench_add(&bench, "f2.json", "{\"success\":true,\"result\":{\"dex_tests\":[]}}") ==
				1 &&
			bench_add(&bench, "f3.json", "{\"success\":true,\"result\":[]}") == 1,
		"an answer of nothing is an answer");
	CHECK(bench_add(&bench, "f4.json",
		      "{\"dex_tests\":[],\"service_tokens\":[],\"zones\":[],\"filters\":[],"
		      "\"dns_records\":[{\"type\":\"A\"}],"
		      "\"office\":[{\"address\":\"10.0.0.0/8\"}]}") == 3 &&
			!bench.sources[8].problems,
		"a bundle's foreign lists are left alone, one without a mode is found");
	CHECK(bench_add(&bench, "f5.json",
		      "{\"service_tokens\":[{\"client_id\":\"g.access\",\"name\":\"g\"}],"
		      "\"dex_tests\":[],\"posture_ruels\":[{\"a\":1}]}") == 2 &&
			bench.sources[9].problems &&
			strcmp(bench.sources[9].problems->help, "write \"posture_rules\"") == 0,
		"a mistyped key of a bundle");
	CHECK(bench_add(&bench, "g.json",
		      "{\"success\":false,\"errors\":[{\"code\":10000,\"message\":\"no\"}],"
		      "\"result\":null}") == 1 &&
			bench.sources[10].problems &&
			strcmp(bench.sources[10].problems->rule, "failed-answer") == 0,
		"a failed answer");
	CHECK(bench_add(&bench, "h.json", "{\"success\":true,\"result\":\"x\"}") == 1 &&
			bench.sources[11].problems &&
			strcmp(bench.sources[11].problems->rule, "unexpected-result") == 0,
		"a result that is text");
	bench_drop(&bench);
}

static void
test_pages(void)
{
	const struct kind *kind = kind_find(slice_of("service-token"));
	struct workspace workspace;
	struct bench bench;
	const struct scope *scope;

	bench_init(&bench);
	bench_add(&bench, "acme/one.json",
		"{\"success\":true,\"result\":[{\"client_id\":\"a\",\"id\":\"1\"}],"
		"\"result_info\":{\"total_count\":2}}");
	workspace = (struct workspace){ .listings = bench.input.listings };
	scope = bench.input.resources[0].scope;
	CHECK(!workspace_complete(&workspace, scope, kind), "the first page of two");
	bench_add(&bench, "acme/access/two.json",
		"{\"success\":true,\"result\":[{\"client_id\":\"b\",\"id\":\"2\"}],"
		"\"result_info\":{\"total_count\":2}}");
	CHECK(bench.input.resources[1].scope == scope, "one scope");
	CHECK(workspace_complete(&workspace, scope, kind), "both pages");
	bench_add(&bench, "other/one.json", "{\"client_id\":\"c\",\"name\":\"x\"}");
	CHECK(bench.input.resources[2].scope != scope, "another scope");
	CHECK(bench.input.resources[2].desired, "neither id nor date: desired state");
	workspace.listings = bench.input.listings;
	CHECK(!workspace_complete(&workspace, bench.input.resources[2].scope, kind),
		"a lone object");
	bench_drop(&bench);
}

static void
test_index(void)
{
	const struct kind *kind = kind_find(slice_of("service-token"));
	struct workspace workspace = { 0 };
	struct bench bench;
	const struct scope *scope;
	size_t count;

	bench_init(&bench);
	bench_add(&bench, "acme/one.json",
		"[{\"client_id\":\"a\",\"id\":\"1\",\"name\":\"A\"},{\"client_id\":\"b\",\"id\":"
		"\"1\",\"name\":\"B\"}]");
	bench_add(&bench, "acme/two.json", "[{\"client_id\":\"a\",\"id\":\"1\",\"name\":\"A\"}]");
	workspace.resources = bench.input.resources;
	workspace.count = bench.input.count;
	workspace_index(&workspace);
	scope = workspace.resources[0].scope;
	CHECK(workspace_by_id(&workspace, scope, kind, slice_of("1")) == &workspace.resources[0],
		"by id");
	CHECK(workspace_by_name(&workspace, scope, kind, slice_of("B")) == &workspace.resources[1],
		"by name");
	CHECK(!workspace_by_id(&workspace, scope, kind, slice_of("2")), "not there");
	CHECK(!workspace.resources[1].copy, "equal ids in one list are no copies");
	CHECK(workspace.resources[2].copy, "the same resource in a second file is one");
	workspace_of_kind(&workspace, scope, kind, &count);
	CHECK(count == 2, "copies are not counted");
	workspace_drop(&workspace);
	bench_drop(&bench);
}

/* Thousands of accounts: each is found again, and is the same one. */
static void
test_scopes(void)
{
	enum { SCOPES = 3000 };
	static const struct scope *found[SCOPES];
	struct bench bench;
	unsigned wrong = 0;

	bench_init(&bench);
	for (unsigned pass = 0; pass < 2; pass++) {
		for (unsigned i = 0; i < SCOPES; i++) {
			const char *name = arena_format(&bench.arena, "%032x", i);
			const struct scope *scope =
				scope_of_account(&bench.input.scopes, slice_of(name));

			wrong += pass == 0 ? scope->index != i : scope != found[i];
			found[i] = scope;
		}
	}
	CHECK(wrong == 0 && bench.input.scopes.count == SCOPES, "%u of %u, %u wrong",
		bench.input.scopes.count, SCOPES, wrong);
	bench_drop(&bench);
}

int
main(void)
{
	test_scopes();
	test_hints();
	test_detection();
	test_forms();
	test_pages();
	test_index();
	return check_done("input");
}
