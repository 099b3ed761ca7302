#include "usage.h"

#include "base/bytes.h"
#include "options.h"

enum {
	WIDTH = 79,
	COLUMN = 28,
	EXAMPLE_COLUMN = 44,
	STATUS_COLUMN = 5,
	ANY_COMMAND = (1 << VERB_COUNT) - 1
};

const char usage_about[] =
	"ztlint finds mistakes in exported Cloudflare Zero Trust configuration, in JSON and YAML, "
	"and says where they are and what to write instead. It works offline and changes nothing.";

const char usage_paths[] =
	"A PATH is a file, a folder, or - for standard input; without one, the current folder is "
	"checked. Of a folder, .json, .jsonl, .ndjson, .yaml, .yml and .tfstate files are read at "
	"any depth, but nothing hidden and nothing that git ignores.";

const struct remark usage_examples[] = {
	{ "ztlint exports/", "check a folder" },
	{ "ztlint --level info device.json", "give advice too" },
	{ "ztlint --ignore hygiene --fail-on error", "no hygiene; fail on errors only" },
	{ "ztlint -f human -f json -o report.json .", "and write a report for programs" },
	{ "ztlint --kind posture-rule - <rule.json", "read standard input" },
	{ "ztlint explain unknown-field", "learn more about a finding" },
	{ NULL, NULL },
};

const struct remark usage_statuses[] = {
	{ "0", "nothing found at or above --fail-on" },
	{ "1", "findings" },
	{ "2", "could not do the work: a wrong option, a file that is missing or cannot be read, "
	       "nothing to check" },
	{ NULL, NULL },
};

const struct remark usage_variables[] = {
	{ "NO_COLOR", "no colours where --color is auto" },
	{ "FORCE_COLOR", "colours also where there is no terminal; so does CLICOLOR_FORCE" },
	{ "TERM", "no colours where it is dumb" },
	{ "SOURCE_DATE_EPOCH", "the day, in seconds since 1970, where --today is not given" },
	{ NULL, NULL },
};

const char *const usage_groups[GROUP_COUNT] = {
	[GROUP_INPUT] = "Input",
	[GROUP_RULES] = "Rules",
	[GROUP_OUTPUT] = "Report",
	[GROUP_GENERAL] = "General",
};

/* As enum baseline_action has them. */
static const char *const actions[] = { "check", "write", "prune", NULL };

const struct verb usage_verbs[VERB_COUNT] = {
	[COMMAND_CHECK] = {
		.name = "check",
		.argument = "[PATH...]",
		.help = "check files and folders (the default)",
	},
	[COMMAND_BASELINE] = {
		.name = "baseline",
		.argument = "ACTION [PATH...]",
		.missing = "baseline needs to know what to do: write, check or prune",
		.choices = actions,
		.help = "write down the findings that are there; check for new ones; prune what "
			"is mended",
	},
	[COMMAND_INIT] = {
		.name = "init",
		.help = "write a configuration to start from, and a pre-commit entry",
	},
	[COMMAND_RULES] = {
		.name = "rules",
		.argument = "[--test PAGE...]",
		.help = "list all rules, or try the pages of some",
	},
	[COMMAND_EXPLAIN] = {
		.name = "explain",
		.argument = "RULE",
		.missing = "explain needs the id of a rule; ztlint rules lists them",
		.help = "say what a rule is about, with examples",
	},
	[COMMAND_KINDS] = {
		.name = "kinds",
		.help = "list the kinds of configuration that are known",
	},
	[COMMAND_SCHEMA] = {
		.name = "schema",
		.argument = "KIND",
		.missing = "schema needs the name of a kind; ztlint kinds lists them",
		.help = "print the JSON Schema of a kind",
	},
	[COMMAND_HELP] = {
		.name = "help",
		.help = "print this page",
	},
	[COMMAND_VERSION] = {
		.name = "version",
		.help = "print the version",
	},
};

/* As --fail-on takes them; the worst stands first, as in SEVERITY_ERROR - index. */
static const char *const thresholds[] = { "error", "warning", "info", "never", NULL };
static const char *const levels[] = { "error", "warning", "info", NULL };
static const char *const colours[] = { "auto", "always", "never", NULL };
static const char *const contexts[] = { "workspace", "none", NULL };
static const char *const unknowns[] = { "skip", "warn", "error", NULL };

const struct option usage_options[OPTION_COUNT] = {
	[OPTION_KIND] = {
		.name = "kind",
		.argument = "KIND",
		.help = "take every object for one of this kind",
		.group = GROUP_INPUT,
	},
	[OPTION_SCHEMA] = {
		.name = "schema",
		.argument = "FILE",
		.help = "hold every document against this JSON Schema, and nothing else",
		.group = GROUP_INPUT,
	},
	[OPTION_SCHEMA_ADD] = {
		.name = "schema-add",
		.argument = "PATH",
		.help = "a schema, or a folder of them, that others refer to; may be given several "
			"times",
		.group = GROUP_INPUT,
	},
	[OPTION_SCHEMA_BASE] = {
		.name = "schema-base",
		.argument = "URI",
		.help = "what the paths in such a folder are relative to",
		.group = GROUP_INPUT,
	},
	[OPTION_ASSERT_FORMATS] = {
		.name = "assert-formats",
		.help = "let \"format\" decide in users' schemas too",
		.group = GROUP_INPUT,
	},
	[OPTION_STDIN_FILENAME] = {
		.name = "stdin-filename",
		.argument = "PATH",
		.help = "what standard input is called",
		.group = GROUP_INPUT,
	},
	[OPTION_CONTEXT] = {
		.name = "context",
		.argument = "WHAT",
		.help = "what named files are checked against: the other files below the folder "
			"of their configuration, or nothing",
		.choices = contexts,
		.noun = "context",
		.initial = "workspace",
		.group = GROUP_INPUT,
	},
	[OPTION_UNKNOWN] = {
		.name = "unknown",
		.argument = "WHAT",
		.help = "what to do with a named file of no known kind",
		.choices = unknowns,
		.noun = "reaction",
		.initial = "warn",
		.group = GROUP_INPUT,
	},
	[OPTION_ALLOW_NOTHING] = {
		.name = "allow-nothing",
		.help = "exit with 0 even if there was nothing to check",
		.group = GROUP_INPUT,
	},
	[OPTION_CONFIG] = {
		.name = "config",
		.argument = "FILE",
		.help = "the configuration; without it, each file's nearest .ztlint.yaml, .ztlint.yml "
			"or .ztlint.json",
		.group = GROUP_INPUT,
		.also = 1 << COMMAND_RULES | 1 << COMMAND_EXPLAIN,
	},
	[OPTION_NO_CONFIG] = {
		.name = "no-config",
		.help = "read no configuration file",
		.group = GROUP_INPUT,
		.also = 1 << COMMAND_RULES | 1 << COMMAND_EXPLAIN,
	},
	[OPTION_BASELINE] = {
		.name = "baseline",
		.argument = "FILE",
		.help = "findings that are in this baseline do not count",
		.group = GROUP_RULES,
	},
	[OPTION_SELECT] = {
		.name = "select",
		.argument = "RULES",
		.help = "only these rules: ids, areas and categories, separated by commas",
		.group = GROUP_RULES,
	},
	[OPTION_IGNORE] = {
		.name = "ignore",
		.argument = "RULES",
		.help = "all but these rules; wins over --select",
		.group = GROUP_RULES,
	},
	[OPTION_LEVEL] = {
		.name = "level",
		.argument = "LEVEL",
		.help = "report from this level on",
		.choices = levels,
		.noun = "level",
		.initial = "warning",
		.group = GROUP_RULES,
	},
	[OPTION_FAIL_ON] = {
		.name = "fail-on",
		.argument = "LEVEL",
		.help = "exit with 1 from this level on",
		.choices = thresholds,
		.noun = "level",
		.initial = "warning",
		.group = GROUP_RULES,
	},
	[OPTION_TODAY] = {
		.name = "today",
		.argument = "DATE",
		.help = "the day, as YYYY-MM-DD, for rules about dates",
		.group = GROUP_RULES,
		.also = 1 << COMMAND_RULES,
	},
	[OPTION_TEST] = {
		.name = "test",
		.help = "with rules: run the samples of these rule pages, and tell of those that "
			"give other findings than the page says",
		.group = GROUP_RULES,
		.also = 1 << COMMAND_RULES,
		.elsewhere = true,
	},
	[OPTION_UPDATE] = {
		.name = "update",
		.help = "with rules --test: write what bad samples give into the pages",
		.group = GROUP_RULES,
		.also = 1 << COMMAND_RULES,
		.elsewhere = true,
	},
	[OPTION_FORMAT] = {
		.name = "format",
		.letter = 'f',
		.argument = "FORMAT",
		.help = "the form of the report; may be given several times",
		.noun = "format",
		.initial = "human",
		.group = GROUP_OUTPUT,
		.also = 1 << COMMAND_RULES,
	},
	[OPTION_OUTPUT] = {
		.name = "output",
		.letter = 'o',
		.argument = "FILE",
		.help = "write the report of the --format before it to this file, whole or not at "
			"all",
		.group = GROUP_OUTPUT,
	},
	[OPTION_COLOR] = {
		.name = "color",
		.argument = "WHEN",
		.help = "colours",
		.choices = colours,
		.noun = "colour",
		.initial = "auto",
		.group = GROUP_OUTPUT,
	},
	[OPTION_LIST_RESOURCES] = {
		.name = "list-resources",
		.help = "tell what was checked, in formats that can",
		.group = GROUP_OUTPUT,
	},
	[OPTION_SHOW_SUPPRESSED] = {
		.name = "show-suppressed",
		.help = "list the findings too that are suppressed and do not count",
		.group = GROUP_OUTPUT,
	},
	[OPTION_QUIET] = {
		.name = "quiet",
		.letter = 'q',
		.help = "no summary",
		.group = GROUP_OUTPUT,
		.also = ANY_COMMAND,
	},
	[OPTION_VERBOSE] = {
		.name = "verbose",
		.letter = 'v',
		.help = "tell of configurations, workspaces and skipped files",
		.group = GROUP_OUTPUT,
		.also = ANY_COMMAND,
	},
	[OPTION_JOBS] = {
		.name = "jobs",
		.letter = 'j',
		.argument = "N",
		.help = "threads; 0 for as many as there are processors",
		.initial = "0",
		.group = GROUP_GENERAL,
	},
	[OPTION_HELP] = {
		.name = "help",
		.letter = 'h',
		.help = "print this page",
		.group = GROUP_GENERAL,
		.also = ANY_COMMAND,
	},
	[OPTION_VERSION] = {
		.name = "version",
		.letter = 'V',
		.help = "print the version",
		.group = GROUP_GENERAL,
		.also = ANY_COMMAND,
	},
};

void
usage_add_choices(struct text *text, const char *const *choices)
{
	for (size_t i = 0; choices[i]; i++) {
		if (i > 0)
			text_add_string(text, choices[i + 1] ? ", " : " or ");
		text_add_string(text, choices[i]);
	}
}

bool
usage_checks(enum command command)
{
	return command == COMMAND_CHECK || command == COMMAND_BASELINE;
}

bool
usage_takes(enum command command, const struct option *option)
{
	return usage_checks(command) ? !option->elsewhere : option->also >> command & 1;
}

const char *const *
usage_choices(const struct option *option, struct arena *arena)
{
	const struct output *output;
	const char **names;
	size_t count = 0;

	if (option != &usage_options[OPTION_FORMAT])
		return option->choices;
	while (output_at(count))
		count++;
	names = arena_array(arena, count + 1, sizeof(*names));
	for (size_t i = 0; (output = output_at(i)); i++)
		names[i] = output->name;
	return names;
}

/* Prints `left` and beside it, in a column of its own, `right` broken into lines. */
static void
print_item(FILE *stream, const char *left, struct slice right, int start)
{
	int column = fprintf(stream, "%s", left);

	if (column > start - 2) {
		fputc('\n', stream);
		column = 0;
	}
	while (right.length != 0) {
		const char *blank = memchr(right.at, ' ', right.length);
		size_t length = blank ? (size_t)(blank - right.at) : right.length;

		if (column > start && column + 1 + (int)length > WIDTH) {
			fputc('\n', stream);
			column = 0;
		}
		column +=
			fprintf(stream, "%*s%.*s", column < start ? start - column : column > start,
				"", (int)length, right.at);
		right = slice_from(right, length + 1);
	}
	fputc('\n', stream);
}

static void
print_verb(FILE *stream, const struct verb *verb)
{
	struct text left = { 0 };

	text_add_format(&left, "  %s %s", verb->name, verb->argument ? verb->argument : "");
	print_item(stream, left.bytes, slice_of(verb->help), COLUMN);
	text_drop(&left);
}

static void
print_option(FILE *stream, const struct option *option, struct arena *arena)
{
	const char *const *choices = usage_choices(option, arena);
	struct text left = { 0 };
	struct text right = { 0 };

	if (option->letter)
		text_add_format(&left, "  -%c, --%s", option->letter, option->name);
	else
		text_add_format(&left, "      --%s", option->name);
	if (option->argument)
		text_add_format(&left, " %s", option->argument);
	text_add_string(&right, option->help);
	if (choices) {
		text_add_string(&right, ": ");
		usage_add_choices(&right, choices);
	}
	if (option->initial)
		text_add_format(&right, " (default %s)", option->initial);
	print_item(stream, left.bytes, text_slice(&right), COLUMN);
	text_drop(&left);
	text_drop(&right);
}

/* Prints text broken into lines. */
static void
print_prose(FILE *stream, struct slice text)
{
	int column = 0;

	while (text.length > 0) {
		struct slice word = slice_first(text, slice_find(text, ' '));

		if (column > 0 && column + 1 + (int)word.length > WIDTH) {
			fputc('\n', stream);
			column = 0;
		}
		column +=
			fprintf(stream, "%s%.*s", column > 0 ? " " : "", (int)word.length, word.at);
		text = slice_from(text, word.length + 1);
	}
	fputc('\n', stream);
}

static void
print_remarks(FILE *stream, const char *title, const struct remark *remarks, int column)
{
	fprintf(stream, "\n%s:\n", title);
	for (size_t i = 0; remarks[i].name; i++) {
		struct text left = { 0 };

		text_add_format(&left, "  %s", remarks[i].name);
		print_item(stream, left.bytes, slice_of(remarks[i].text), column);
		text_drop(&left);
	}
}

static const char usage_lines[] = "\nUsage: ztlint [check] [OPTION...] [PATH...]\n"
				  "       ztlint COMMAND [ARGUMENT]\n\n";

void
usage_print(FILE *stream)
{
	struct arena arena = { 0 };

	print_prose(stream, slice_of(usage_about));
	fputs(usage_lines, stream);
	print_prose(stream, slice_of(usage_paths));
	fputs("\nCommands:\n", stream);
	for (size_t i = 0; i < VERB_COUNT; i++)
		print_verb(stream, &usage_verbs[i]);
	for (size_t group = 0; group < GROUP_COUNT; group++) {
		fprintf(stream, "\n%s:\n", usage_groups[group]);
		for (size_t i = 0; i < OPTION_COUNT; i++)
			if (usage_options[i].group == group)
				print_option(stream, &usage_options[i], &arena);
	}
	print_remarks(stream, "Examples", usage_examples, EXAMPLE_COLUMN);
	print_remarks(stream, "Exit status", usage_statuses, STATUS_COLUMN);
	print_remarks(stream, "Environment", usage_variables, COLUMN);
	arena_drop(&arena);
}
