/* Formats: the optional tests of the JSON Schema suite (its folder "optional" is the argument), and
 * what the suite leaves out. */
#include "schema/format.h"

#include "check.h"

#include <jansson.h>

static unsigned long skipped;

static void
check_text(const char *name, struct slice text, bool expected, const char *why)
{
	const struct format *format = format_find(slice_of(name), DRAFT_2020);

	if (CHECK(format, "format %s is known", name))
		CHECK(format->holds(text) == expected, "%s: %s", name, why);
}

static void
check_own(void)
{
	static const struct {
		const char *format;
		const char *text;
		bool expected;
	} cases[] = {
		{ "date-time", "2014-01-01T05:20:00.12345Z", true },
		{ "date-time", "2014-01-01 05:20:00Z", false },
		{ "date-time", "0001-01-01T00:00:00Z", true },
		{ "date-time", "2014-01-01T", false },
		{ "date-time", "", false },
		{ "time", "08:30:06.Z", false },
		{ "duration", "P1W", true },
		{ "duration", "P1W1D", false },
		{ "email", "a", false },
		{ "email", "\"\\\"\"@example.com", true },
		{ "email", "\"\\\"@example.com", false },
		{ "email", "\"@example.com", false },
		{ "email", "a@[", false },
		{ "email", "a@[]", false },
		{ "email", "a@[IPv6:]", false },
		{ "email", "\xC3\xA9@example.com", false },
		{ "idn-email", "\xC3@example.com", true },
		{ "hostname", "Example.COM", true },
		{ "hostname", "xn--", false },
		{ "hostname", "xn--mnchen-3ya", true },
		{ "hostname", "XN--MNCHEN-3YA.de", true },
		{ "hostname", "ab--cd.example", true },
		{ "hostname", "a..b", false },
		{ "idn-hostname", "m\xC3\xBCnchen.de", true },
		{ "idn-hostname", "M\xC3\xBCnchen.de",
			false }, /* capitals are for mapping, not names */
		{ "idn-hostname", "m\xC3.de", false },
		{ "ipv4", "1.2.3.4.", false },
		{ "ipv6", "1:2:3:4:5:6:7::", true },
		{ "ipv6", "1:2:3:4:5:6:7:8::", false },
		{ "ipv6", "::1.2.3.4", true },
		{ "ipv6", "1.2.3.4::", false },
		{ "ipv6", ":::", false },
		{ "ipv6", ":", false },
		{ "ipv6", "", false },
		{ "uri", "https://example.com:/", true },
		{ "uri", "https://[::1", false },
		{ "uri", "https://[::1]x", false },
		{ "uri", "https://[v1.]/", false },
		{ "uri", "https://a/%4", false },
		{ "uri", "https://a/#b#c", false },
		{ "uri", "", false },
		{ "uri-reference", "a%2:b", false },
		{ "iri", "https://a/\xEF\xBF\xBF", false },
		{ "iri", "https://a/\xEE\x80\x80", false },
		{ "iri", "https://a/\xFF", false },
		{ "iri", "https://a/?\xEE\x80\x80", true },
		{ "uri-template", "{var*:3}", false },
		{ "uri-template", "{var", false },
		{ "uri-template", "{", false },
		{ "uri-template", "%4", false },
		{ "uri-template", "{a.}", false },
		{ "uri-template", "\xFF", false },
		{ "json-pointer", "/~", false },
		{ "relative-json-pointer", "0", true },
		{ "relative-json-pointer", "#", false },
		{ "regex", "(?<=a+)b", true },
		{ "regex", "a{2,1}", false },
		{ "regex", "\\p{Script=Nowhere}", false },
		{ "uuid", "", false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_text(
			cases[i].format, slice_of(cases[i].text), cases[i].expected, cases[i].text);
	CHECK(!format_find(slice_of("colour"), DRAFT_2020), "an unknown name");
	CHECK(!format_find(slice_of(""), DRAFT_2020), "no name");
}

/* A format that a text of any length must not make slow or crash. */
static void
check_long(void)
{
	static char text[100000];
	static const char *const names[] = { "date-time", "duration", "email", "idn-email",
		"hostname", "idn-hostname", "ipv4", "ipv6", "uri", "iri", "uri-template" };
	static const char fill[] = { '1', 'a', ':', '.', '{', '"', '@', '[', '\xE3' };

	for (size_t f = 0; f < sizeof(fill); f++) {
		memset(text, fill[f], sizeof(text));
		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
			const struct format *format = format_find(slice_of(names[i]), DRAFT_2020);
			bool holds =
				format->holds((struct slice){ .at = text, .length = sizeof(text) });

			/* Few of these texts are anything; what counts is to come back. */
			CHECK(!holds || strcmp(names[i], "uri-template") == 0, "%s of %c", names[i],
				fill[f]);
		}
	}
}

static void
check_group(const json_t *group, const char *file)
{
	const char *name =
		json_string_value(json_object_get(json_object_get(group, "schema"), "format"));
	const json_t *test;
	size_t i;

	if (!name || !format_find(slice_of(name), DRAFT_2020))
		return;
	json_array_foreach(json_object_get(group, "tests"), i, test)
	{
		const json_t *data = json_object_get(test, "data");
		struct slice text = { .at = json_string_value(data),
			.length = json_string_length(data) };
		char why[512];

		if (!json_is_string(data))
			continue;
		snprintf(why, sizeof(why), "%s: %s (%s)", file,
			json_string_value(json_object_get(test, "description")), text.at);
		check_text(name, text, json_is_true(json_object_get(test, "valid")), why);
	}
}

static void
check_file(const char *folder, const char *name)
{
	char path[4096];
	json_t *groups;
	const json_t *group;
	size_t i;

	snprintf(path, sizeof(path), "%s/format/%s.json", folder, name);
	groups = json_load_file(path, JSON_ALLOW_NUL, NULL);
	if (!groups) {
		skipped++;
		return;
	}
	json_array_foreach(groups, i, group) check_group(group, name);
	json_decref(groups);
}

static void
check_suite(const char *folder)
{
	static const char *const names[] = { "date", "date-time", "duration", "ecmascript-regex",
		"email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri",
		"iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "uri",
		"uri-reference", "uri-template", "uuid" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		check_file(folder, names[i]);
}

int
main(int count, char **arguments)
{
	check_own();
	check_long();
	check_suite(count > 1 ? arguments[1] : "");
	if (skipped == 0)
		return check_done("format");
	printf("format: %lu passed, %lu failed, %lu skipped\n", check_count.passed,
		check_count.failed, skipped);
	return check_count.failed > 0;
}
