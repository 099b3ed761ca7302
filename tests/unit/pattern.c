/* Patterns: what ECMA-262 and PCRE2 spell or mean differently, plain texts, limits. The folder
 * "optional" of the JSON Schema suite is the argument. */
#include "schema/pattern.h"

#include "check.h"

#include <jansson.h>
#include <stdlib.h>

static unsigned long skipped;

/* MATCH_NO, MATCH_YES, MATCH_LIMIT, or -1 where the pattern does not compile. */
static int
matches(struct slice source, struct slice text)
{
	struct arena arena = { 0 };
	struct match_pool *pool = NULL;
	const char *error = NULL;
	struct pattern *pattern = pattern_compile(&arena, source, &error);
	int result = pattern ? (int)pattern_match(pattern, text, 1000000, &pool) : -1;

	CHECK(pattern || (error && *error), "an error has words");
	pattern_free(pattern);
	match_pool_free(pool);
	arena_drop(&arena);
	return result;
}

static void
check_cases(void)
{
	static const struct {
		const char *pattern;
		const char *text;
		int expected;
	} cases[] = {
		/* plain texts */
		{ "", "", 1 },
		{ "", "a", 1 },
		{ "^", "a", 1 },
		{ "^$", "", 1 },
		{ "^$", "a", 0 },
		{ "abc", "xabcx", 1 },
		{ "abc", "ababc", 1 },
		{ "abc", "ab", 0 },
		{ "aab", "aaab", 1 },
		{ "^abc", "abcd", 1 },
		{ "^abc", "xabc", 0 },
		{ "abc$", "xabc", 1 },
		{ "abc$", "abc\n", 0 },
		{ "^(?:a|bc)$", "bc", 1 },
		{ "^(?:a|bc)$", "b", 0 },
		{ "^(a|bc|)$", "", 1 },
		{ "^(a|b)", "bx", 1 },
		{ "(?:a|b)$", "xb", 1 },
		{ "^a|b$", "ax", 1 },
		{ "^a|b$", "xa", 0 },
		{ "a|b", "xb", 1 },
		{ "^a\\.b\\/c\\-d$", "a.b/c-d", 1 },
		{ "^a\\.b$", "axb", 0 },
		{ "^\\u00e9\\x41$",
			"\xC3\xA9"
			"A",
			1 },
		{ "^\\u{1F432}\\ud83d\\udc32$", "\xF0\x9F\x90\xB2\xF0\x9F\x90\xB2", 1 },
		{ "a-long-text-that-is-looked-for-at-any-place",
			"x a-long-text-that-is-looked-for-at-any-place x", 1 },
		/* what the two spell differently */
		{ "^a{$", "a{", 1 },
		{ "^a{,3}$", "a{,3}", 1 },
		{ "^a{,3}$", "aa", 0 },
		{ "^]}$", "]}", 1 },
		{ "^a{2}$", "aa", 1 },
		{ "^a{2,}?$", "aaaa", 1 },
		{ "^[]$", "a", 0 },
		{ "^[^]$", "\n", 1 },
		{ "^[[:alpha:]]$", "a]", 1 },
		{ "^[[:alpha:]]$", "z", 0 },
		{ "^[a&&b]$", "&", 1 },
		{ "^[\\d-z]+$", "1-z", 1 },
		{ "^[a-\\d]+$", "a-1", 1 },
		{ "^[\\w.-]+$", "a.-_9", 1 },
		{ "^[\\w.-]+$", "\xC3\xA9", 0 },
		{ "^[\\b]$", "\b", 1 },
		{ "^[\\cA\\x42\\u0043]+$", "\001BC", 1 },
		{ "^[\\s]+$", "\xC2\xA0\xEF\xBB\xBF", 1 },
		{ "^[^\\S]+$", "\xC2\xA0", 1 },
		{ "^[\\S]+$", "\xC2\xA0", 0 },
		{ "^.$", "\xE2\x80\xA8", 0 },
		{ "^.$", "\xC2\x85", 1 },
		{ "^.$", "\xF0\x9F\x90\xB2", 1 },
		{ "^\\cj$", "\n", 1 },
		{ "a#b c", "a#b c", 1 },
		{ "^(?<x>a+)-\\k<x>$", "aa-aa", 1 },
		{ "^(?<x>a+)-\\k<x>$", "aa-a", 0 },
		{ "^(a)?b\\1$", "b", 1 },
		{ "^(?=a)\\w(?!b)", "ac", 1 },
		{ "(?<=a)b", "ab", 1 },
		{ "(?<!a)b", "ab", 0 },
		{ "\\bfoo\\b", "a foo b", 1 },
		{ "^\\p{Lu}\\P{Lu}$", "Aa", 1 },
		{ "^\\p{Script=Greek}+$", "\xCF\x80", 1 },
		{ "^\\p{sc=Grek}+$", "\xCF\x80", 1 },
		{ "^\\p{scx=Greek}+$", "\xCF\x80", 1 },
		{ "^\\p{gc=Decimal_Number}$", "7", 1 },
		{ "^\\p{General_Category=Letter}$", "a", 1 },
		{ "^[\\p{L}\\p{Nd}_]+$", "a_7\xC3\xA9", 1 },
		{ "^\\p{Cased_Letter}\\p{ASCII}\\p{Any}\\p{Assigned}$", "abcd", 1 },
		{ "^\\p{White_Space}\\p{Uppercase}\\p{AHex}$", " AF", 1 },
		{ "^[^\\P{Assigned}]$", "a", 1 },
		/* what is no pattern */
		{ "(", "", -1 },
		{ ")", "", -1 },
		{ "[", "", -1 },
		{ "[a", "", -1 },
		{ "[b-a]", "", -1 },
		{ "*", "", -1 },
		{ "a**", "", -1 },
		{ "a++", "", -1 },
		{ "^*", "", -1 },
		{ "(?:*)", "", -1 },
		{ "(*ACCEPT)", "", -1 },
		{ "(?>a)", "", -1 },
		{ "(?|a)", "", -1 },
		{ "(?i)a", "", -1 },
		{ "(?R)", "", -1 },
		{ "(?P<n>a)", "", -1 },
		{ "(?<n>a)(?<n>b)", "", -1 },
		{ "(?<1>a)", "", -1 },
		{ "(?<n", "", -1 },
		{ "\\k<n>", "", -1 },
		{ "\\2(a)", "", -1 },
		{ "a{2,1}", "", -1 },
		{ "\\", "", -1 },
		{ "\\a", "", -1 },
		{ "\\Qa\\E", "", -1 },
		{ "\\K", "", -1 },
		{ "\\x4", "", -1 },
		{ "\\u12", "", -1 },
		{ "\\u{110000}", "", -1 },
		{ "\\ud800", "", -1 },
		{ "\\c1", "", -1 },
		{ "\\01", "", -1 },
		{ "\\p", "", -1 },
		{ "\\p{", "", -1 },
		{ "\\p{}", "", -1 },
		{ "\\p{Greek}", "", -1 },
		{ "\\p{Xan}", "", -1 },
		{ "\\p{sc=}", "", -1 },
		{ "\xFF", "", -1 },
		{ "[\xFF]", "", -1 },
		{ "(?<=a+)b", "", -1 }, /* a pattern, but not one that PCRE2 runs */
		{ "a{99999999999}", "", -1 },
		/* texts that are not UTF-8 match nothing but plain ones */
		{ "^.+$", "\xFF", 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int result = matches(slice_of(cases[i].pattern), slice_of(cases[i].text));

		CHECK(result == cases[i].expected, "/%s/ on \"%s\": %d", cases[i].pattern,
			cases[i].text, result);
	}
}

static void
check_nul(void)
{
	static const char text[] = "a\0b";
	struct slice slice = { .at = text, .length = 3 };

	CHECK(matches(slice_of("^a\\u0000b$"), slice) == MATCH_YES, "NUL in a plain text");
	CHECK(matches(slice_of("^a\\0b+$"), slice) == MATCH_YES, "NUL in a pattern");
	CHECK(matches(slice, slice) == MATCH_YES, "NUL in the source");
	CHECK(matches(slice_of("^$"), (struct slice){ .at = NULL }) == MATCH_YES, "no text");
	CHECK(matches(slice_of("^a*$"), (struct slice){ .at = NULL }) == MATCH_YES, "no text");
}

static void
check_limits(void)
{
	enum { LONG = 70000 };
	char *text = malloc(LONG);

	if (!CHECK(text, "memory"))
		return;
	memset(text, 'a', LONG);
	CHECK(matches(slice_of("^(a+)+$"),
		      (struct slice){ .at = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
			      .length = 37 }) == MATCH_LIMIT,
		"endless backtracking stops");
	CHECK(matches(slice_of("^a*$"), (struct slice){ .at = text, .length = LONG }) == MATCH_YES,
		"a long text");
	memset(text, '(', LONG);
	CHECK(matches((struct slice){ .at = text, .length = LONG }, slice_of("")) == -1,
		"a pattern too long");
	CHECK(matches((struct slice){ .at = text, .length = 1000 }, slice_of("")) == -1,
		"groups too deep");
	free(text);
}

/* ---- the suite ---- */

static struct slice
json_slice(const json_t *string)
{
	return (struct slice){ .at = json_string_value(string),
		.length = json_string_length(string) };
}

/* A test of `pattern`, or of one pattern and `additionalProperties: false`. */
static void
check_test(const json_t *schema, const json_t *test)
{
	const json_t *pattern = json_object_get(schema, "pattern");
	json_t *patterns = json_object_get(schema, "patternProperties");
	const json_t *data = json_object_get(test, "data");
	bool valid = json_is_true(json_object_get(test, "valid"));
	const char *why = json_string_value(json_object_get(test, "description"));

	if (pattern && json_is_string(data)) {
		CHECK(matches(json_slice(pattern), json_slice(data)) == (int)valid, "/%s/: %s",
			json_string_value(pattern), why);
	} else if (patterns && json_object_get(schema, "additionalProperties") &&
		   json_is_object(data)) {
		const char *only = json_object_iter_key(json_object_iter(patterns));
		void *member = json_object_iter((json_t *)(json_object_get(test, "data")));

		CHECK(matches(slice_of(only), slice_of(json_object_iter_key(member))) == (int)valid,
			"/%s/: %s", only, why);
	}
}

static void
check_file(const char *folder, const char *name)
{
	char path[4096];
	json_t *groups;
	const json_t *group;
	const json_t *test;
	size_t i;
	size_t t;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	groups = json_load_file(path, JSON_ALLOW_NUL, NULL);
	if (!groups) {
		skipped++;
		return;
	}
	json_array_foreach(groups, i, group) json_array_foreach(json_object_get(group, "tests"), t,
		test) check_test(json_object_get(group, "schema"), test);
	json_decref(groups);
}

int
main(int count, char **arguments)
{
	const char *folder = count > 1 ? arguments[1] : "";

	check_cases();
	check_nul();
	check_limits();
	check_file(folder, "../pattern.json");
	check_file(folder, "ecmascript-regex.json");
	check_file(folder, "non-bmp-regex.json");
	if (skipped == 0)
		return check_done("pattern");
	printf("pattern: %lu passed, %lu failed, %lu skipped\n", check_count.passed,
		check_count.failed, skipped);
	return check_count.failed > 0;
}
