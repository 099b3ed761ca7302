#include "commands.h"

#include "base/bug.h"
#include "usage.h"

#include <errno.h>
#include <jansson.h>

int
stream_finish(FILE *stream)
{
	errno = 0;
	if (fflush(stream) == 0 && !ferror(stream))
		return 0;
	if (errno != EPIPE)
		fprintf(stderr, "ztlint: cannot write the output: %s\n",
			errno ? strerror(errno) : "an earlier write failed");
	return 2;
}

static const char *
string_or(const char *string, const char *otherwise)
{
	return string ? string : otherwise;
}

/* The widest id, for a table. */
static int
rules_width(void)
{
	size_t width = 0;

	for (size_t i = 0; i < rule_count; i++)
		if (strlen(rules[i].id) > width)
			width = strlen(rules[i].id);
	return (int)width;
}

/* The next area by name after `area`; NULL for none. */
static const char *
area_after(const char *area)
{
	const char *next = NULL;

	for (size_t i = 0; i < rule_count; i++) {
		if (strcmp(rules[i].area, area) <= 0)
			continue;
		if (!next || strcmp(rules[i].area, next) < 0)
			next = rules[i].area;
	}
	return next;
}

static void
rules_print(FILE *stream)
{
	int width = rules_width();
	bool first = true;

	for (const char *area = area_after(""); area; area = area_after(area)) {
		fprintf(stream, "%s%s\n", first ? "" : "\n", area);
		first = false;
		for (size_t i = 0; i < rule_count; i++)
			if (strcmp(rules[i].area, area) == 0)
				fprintf(stream, "  %-*s  %-7s  %-13s  %s\n", width, rules[i].id,
					severity_name(rules[i].severity),
					category_name(rules[i].category), rules[i].title);
	}
}

static json_t *
json_of_names(const char *const *names)
{
	json_t *list = json_array();

	for (size_t i = 0; names && names[i]; i++)
		json_array_append_new(list, json_string(names[i]));
	return list;
}

/* Kinds and parts are empty for a rule that looks at everything. */
static json_t *
json_of_rule(const struct rule *rule)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o}", "id", rule->id, "area",
		rule->area, "severity", severity_name(rule->severity), "category",
		category_name(rule->category), "title", rule->title, "aliases",
		json_of_names(rule->aliases), "kinds", json_of_names(rule->kinds), "parts",
		json_of_names(rule->parts));
}

/* A rule at a time: never the whole list in memory. */
static void
rules_print_json(FILE *stream)
{
	fputc('[', stream);
	for (size_t i = 0; i < rule_count; i++) {
		json_t *rule = json_of_rule(&rules[i]);

		fputs(i > 0 ? ",\n" : "\n", stream);
		json_dumpf(rule, stream, JSON_COMPACT);
		json_decref(rule);
	}
	fputs("\n]\n", stream);
}

static void
names_print(FILE *stream, const char *label, const char *const *names)
{
	for (size_t i = 0; names && names[i]; i++)
		fprintf(stream, "%s%s", i > 0 ? ", " : label, names[i]);
	if (names && names[0])
		fputc('\n', stream);
}

/* Where the Markdown of a page begins: after the front matter between two lines of dashes. */
static struct slice
page_body(struct slice page)
{
	struct slice fence = slice_of("---\n");

	if (!slice_starts(page, fence))
		return page;
	for (size_t at = fence.length; at < page.length;) {
		const char *end = memchr(page.at + at, '\n', page.length - at);

		if (slice_starts(slice_from(page, at), fence))
			return slice_from(page, at + fence.length);
		at = end ? (size_t)(end - page.at) + 1 : page.length;
	}
	return page;
}

/* The value of `source:` in the front matter; empty where there is none on its line. */
static struct slice
page_source(struct slice page)
{
	struct slice label = slice_of("source: ");
	size_t limit = page.length - page_body(page).length;

	for (size_t at = 0; at < limit;) {
		const char *end = memchr(page.at + at, '\n', limit - at);
		size_t next = end ? (size_t)(end - page.at) : limit;
		struct slice line = slice_first(slice_from(page, at), next - at);

		if (slice_starts(line, label))
			return slice_from(line, label.length);
		at = next + 1;
	}
	return (struct slice){ 0 };
}

/* A line that opens a sample ends behind the verdict: the rest is for the tests. */
static struct slice
fence_shown(struct slice line)
{
	const char *end = line.at + line.length;
	const char *space =
		slice_starts(line, slice_of("```")) ? memchr(line.at, ' ', line.length) : NULL;
	const char *rest = space ? memchr(space + 1, ' ', (size_t)(end - space - 1)) : NULL;

	return rest ? slice_first(line, (size_t)(rest - line.at)) : line;
}

static void
page_print(struct slice body, FILE *stream)
{
	while (body.length != 0) {
		const char *end = memchr(body.at, '\n', body.length);
		size_t length = end ? (size_t)(end - body.at) : body.length;
		struct slice line = fence_shown(slice_first(body, length));

		fprintf(stream, "%.*s\n", (int)line.length, line.at);
		body = slice_from(body, length + 1);
	}
}

static void
rule_print(const struct rule *rule, FILE *stream)
{
	struct slice page = { .at = rule->page, .length = rule->page_length };
	struct slice body = page_body(page);
	struct slice source = page_source(page);

	fprintf(stream, "%s: %s, %s\n", rule->id, severity_name(rule->severity),
		category_name(rule->category));
	names_print(stream, "also called: ", rule->aliases);
	names_print(stream, "kinds: ", rule->kinds);
	names_print(stream, "parts: ", rule->parts);
	if (source.length != 0)
		fprintf(stream, "source: %.*s\n", (int)source.length, source.at);
	fputc('\n', stream);
	while (body.length != 0 && body.at[0] == '\n')
		body = slice_from(body, 1);
	page_print(body, stream);
}

static void
kind_print(const struct kind *kind, FILE *stream)
{
	fprintf(stream, "%s: %s\n", kind->name, string_or(kind->title, kind->name));
	names_print(stream, "  API: ", kind->api);
	names_print(stream, "  Terraform: ", kind->terraform);
	names_print(stream, "  StackQL: ", kind->stackql);
	names_print(stream, "  files: ", kind->files);
}

static void
kinds_print(FILE *stream)
{
	for (size_t i = 0; i < kind_count; i++)
		kind_print(&kinds[i], stream);
}

/* The schema as people read it: embedded it stands on one line. */
static void
schema_print(const struct kind *kind, FILE *stream)
{
	json_error_t error;
	json_t *schema = json_loadb(kind->schema, kind->schema_length, 0, &error);

	if (!schema)
		BUG("the schema of %s: %s", kind->name, error.text);
	json_dumpf(schema, stream, JSON_INDENT(2));
	fputc('\n', stream);
	json_decref(schema);
}

int
command_run(const struct options *options, FILE *stream)
{
	switch (options->command) {
	case COMMAND_CHECK: BUG("check is no small command");
	case COMMAND_RULES:
		if (strcmp(options->outlets.items[0].format->name, "json") == 0)
			rules_print_json(stream);
		else
			rules_print(stream);
		break;
	case COMMAND_EXPLAIN: rule_print(options->explained, stream); break;
	case COMMAND_KINDS: kinds_print(stream); break;
	case COMMAND_SCHEMA: schema_print(options->kind, stream); break;
	case COMMAND_HELP: usage_print(stream); break;
	case COMMAND_VERSION: fprintf(stream, "ztlint %s\n", ZTLINT_VERSION); break;
	}
	return stream_finish(stream);
}
