#include "commands.h"

#include "base/bug.h"
#include "base/bytes.h"
#include "base/quote.h"
#include "config/configs.h"
#include "init.h"
#include "rule/page.h"
#include "trial.h"
#include "usage.h"
#include "value.h"

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

/* All rules that there are in the current folder. */
struct catalogue {
	struct configs configs;
	const struct config *config; /* whose own rules are among them, or NULL */
	const struct rule **rules;
	size_t count;
};

/* A configuration that cannot be used is told; the built-in rules are there without it. */
static void
catalogue_init(struct catalogue *catalogue, const struct options *options)
{
	size_t own_count = 0;

	*catalogue = (struct catalogue){ 0 };
	configs_init(&catalogue->configs, options);
	catalogue->config = configs_of_folder(&catalogue->configs, catalogue->configs.here);
	for (const struct own_rule *own = catalogue->config ? catalogue->config->rules : NULL; own;
		own = own->next)
		own_count++;
	catalogue->rules = arena_array(
		&catalogue->configs.arena, rule_count + own_count, sizeof(*catalogue->rules));
	while (catalogue->count < rule_count) {
		catalogue->rules[catalogue->count] = &rules[catalogue->count];
		catalogue->count++;
	}
	for (const struct own_rule *own = catalogue->config ? catalogue->config->rules : NULL; own;
		own = own->next)
		catalogue->rules[catalogue->count++] = own->rule;
}

static void
catalogue_drop(struct catalogue *catalogue)
{
	configs_drop(&catalogue->configs);
}

/* The widest id, for a table. */
static int
catalogue_width(const struct catalogue *catalogue)
{
	size_t width = 0;

	for (size_t i = 0; i < catalogue->count; i++)
		if (strlen(catalogue->rules[i]->id) > width)
			width = strlen(catalogue->rules[i]->id);
	return (int)width;
}

/* The next area by name after `area`; NULL for none. */
static const char *
area_after(const struct catalogue *catalogue, const char *area)
{
	const char *next = NULL;

	for (size_t i = 0; i < catalogue->count; i++) {
		const char *other = catalogue->rules[i]->area;

		if (strcmp(other, area) > 0 && (!next || strcmp(other, next) < 0))
			next = other;
	}
	return next;
}

static void
line_print(const struct rule *rule, int width, FILE *stream)
{
	struct text title = { 0 };

	text_add_escaped(&title, slice_of(rule->title));
	fprintf(stream, "  %-*s  %-7s  %-13s  %s\n", width, rule->id, severity_name(rule->severity),
		category_name(rule->category), text_string(&title));
	text_drop(&title);
}

static void
catalogue_print(const struct catalogue *catalogue, FILE *stream)
{
	int width = catalogue_width(catalogue);
	const char *area = "";

	while ((area = area_after(catalogue, area))) {
		fprintf(stream, "%s%s\n", area == area_after(catalogue, "") ? "" : "\n", area);
		for (size_t i = 0; i < catalogue->count; i++)
			if (strcmp(catalogue->rules[i]->area, area) == 0)
				line_print(catalogue->rules[i], width, stream);
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
catalogue_print_json(const struct catalogue *catalogue, FILE *stream)
{
	fputc('[', stream);
	for (size_t i = 0; i < catalogue->count; i++) {
		json_t *rule = json_of_rule(catalogue->rules[i]);

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

/* Lines that a user may have written. */
static void
lines_print(struct slice lines, FILE *stream)
{
	struct text shown = { 0 };

	while (lines.length > 0) {
		struct slice line = slice_first(lines, slice_find(lines, '\n'));

		text_add_escaped(&shown, line);
		text_add_byte(&shown, '\n');
		lines = slice_from(lines, line.length + 1);
	}
	fwrite(text_string(&shown), 1, shown.length, stream);
	text_drop(&shown);
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
	if (page.length > 0)
		page_add_markdown(&body, page);
	else
		text_add_format(&body, "# %s\n\n%s\n", rule->id, rule->title);
	lines_print(text_slice(&body), stream);
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

/* Lists all rules: those that are known, where the configuration is broken. */
static int
rules_run(const struct options *options, FILE *stream)
{
	struct catalogue catalogue;
	bool broken;

	catalogue_init(&catalogue, options);
	if (strcmp(options->outlets.items[0].format->name, "json") == 0)
		catalogue_print_json(&catalogue, stream);
	else
		catalogue_print(&catalogue, stream);
	broken = catalogue.configs.broken;
	catalogue_drop(&catalogue);
	return stream_finish(stream) != 0 || broken ? 2 : 0;
}

/* A configuration is read only for a rule that is not built in. */
static int
explain_run(const struct options *options, FILE *stream)
{
	const struct rule *rule = options->explained;
	struct catalogue catalogue;
	struct values values = { 0 };

	if (rule) {
		rule_print(rule, stream);
		return stream_finish(stream);
	}
	catalogue_init(&catalogue, options);
	values.arena = &catalogue.configs.arena;
	values.configs = catalogue.config;
	if (values_rule(&values, options->topic, &rule))
		rule_print(rule, stream);
	else if (!catalogue.configs.broken)
		fprintf(stderr, "ztlint: %s\n", values.error);
	catalogue_drop(&catalogue);
	return stream_finish(stream) != 0 || !rule ? 2 : 0;
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
		return rules_run(options, stream);
	case COMMAND_EXPLAIN: return explain_run(options, stream);
	case COMMAND_KINDS: kinds_print(stream); break;
	case COMMAND_SCHEMA: schema_print(options->kind, stream); break;
	case COMMAND_HELP: usage_print(stream); break;
	case COMMAND_VERSION: fprintf(stream, "ztlint %s\n", ZTLINT_VERSION); break;
	}
	return stream_finish(stream);
}
