#include "commands.h"

#include "base/bug.h"
#include "init.h"
#include "rule/page.h"
#include "trial.h"
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

static void
rule_print(const struct rule *rule, FILE *stream)
{
	struct slice page = rule_page(rule);
	struct slice source = page_source(page);
	struct text body = { 0 };

	fprintf(stream, "%s: %s, %s\n", rule->id, severity_name(rule->severity),
		category_name(rule->category));
	names_print(stream, "also called: ", rule->aliases);
	names_print(stream, "kinds: ", rule->kinds);
	names_print(stream, "parts: ", rule->parts);
	if (source.length != 0)
		fprintf(stream, "source: %.*s\n", (int)source.length, source.at);
	fputc('\n', stream);
	page_add_markdown(&body, page);
	fwrite(text_string(&body), 1, body.length, stream);
	text_drop(&body);
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
	case COMMAND_CHECK:
	case COMMAND_BASELINE: BUG("check is no small command");
	case COMMAND_INIT: return init_run();
	case COMMAND_RULES:
		if (options->testing)
			return trial_run(options, stream);
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
