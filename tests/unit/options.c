#include "options.h"

#include "base/text.h"
#include "check.h"
#include "commands.h"
#include "usage.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_WORDS = 32 };

/* A command line, its words apart by blanks. Kept until the drop, since options point into it. */
struct line {
	char bytes[256];
	char *words[MOST_WORDS];
	struct options options;
	const char *error;
};

static void
line_parse(struct line *line, const char *command)
{
	int count = 0;
	char *next;

	snprintf(line->bytes, sizeof(line->bytes), "ztlint %s", command);
	for (char *word = line->bytes; word && count < MOST_WORDS - 1; word = next) {
		next = strchr(word, ' ');
		if (next)
			*next++ = '\0';
		if (*word)
			line->words[count++] = word;
	}
	line->words[count] = NULL;
	options_init(&line->options);
	line->error = options_parse(&line->options, count, line->words);
}

static void
line_drop(struct line *line)
{
	options_drop(&line->options);
}

/* Parses a good line; the caller looks at the options and drops it. */
static const struct options *
line_good(struct line *line, const char *command)
{
	line_parse(line, command);
	CHECK(!line->error, "%s: %s", command, line->error);
	return &line->options;
}

static void
check_error(const char *command, const char *expected)
{
	struct line line;

	line_parse(&line, command);
	CHECK(line.error && strcmp(line.error, expected) == 0, "%s: \"%s\", expected \"%s\"",
		command, line.error ? line.error : "(no error)", expected);
	line_drop(&line);
}

static void
check_defaults(void)
{
	struct line line;
	const struct options *options = line_good(&line, "");

	CHECK(options->command == COMMAND_CHECK, "%d", (int)options->command);
	CHECK(options->path_count == 1 && strcmp(options->paths[0], ".") == 0, "%s",
		options->paths[0]);
	CHECK(options->outlets.count == 1 &&
			options->outlets.items[0].format == output_find(slice_of("human")),
		"the format");
	CHECK(options->fail_on == SEVERITY_WARNING, "%d", (int)options->fail_on);
	CHECK(options->level == SEVERITY_WARNING, "%d", (int)options->level);
	CHECK(options->unknown == UNKNOWN_WARN, "%d", (int)options->unknown);
	CHECK(options->colour == COLOUR_AUTO, "%d", (int)options->colour);
	CHECK(options->jobs == 0 && options->verbose == 0, "numbers");
	CHECK(!options->outlets.items[0].path && !options->schema && !options->kind, "names");
	for (size_t i = 0; i < rule_count; i++)
		CHECK(options_want(options, &rules[i]), "%s", rules[i].id);
	line_drop(&line);
}

static void
check_spellings(void)
{
	static const char *const spellings[] = {
		"-f json -o out -q -vv -j 3 a b",
		"-fjson -oout -qvv -j3 a b",
		"a --format json b --output out --quiet --verbose --verbose --jobs 3",
		"--format=json --output=out --quiet a -v --verbose --jobs=3 b",
		"check -qvvfjson -oout -j3 -- a b",
		"-q check a -v -v b -j3 -o out -fjson",
	};

	for (size_t i = 0; i < sizeof(spellings) / sizeof(*spellings); i++) {
		struct line line;
		const struct options *options = line_good(&line, spellings[i]);

		const struct outlet *outlet = options->outlets.items;

		CHECK(options->outlets.count == 1, "%s", spellings[i]);
		CHECK(outlet->format == output_find(slice_of("json")), "%s", spellings[i]);
		CHECK(outlet->path && strcmp(outlet->path, "out") == 0, "%s", spellings[i]);
		CHECK(options->quiet && options->verbose == 2, "%s", spellings[i]);
		CHECK(options->jobs == 3, "%s", spellings[i]);
		CHECK(options->path_count == 2 && strcmp(options->paths[0], "a") == 0 &&
				strcmp(options->paths[1], "b") == 0,
			"%s", spellings[i]);
		line_drop(&line);
	}
}

/* An --output belongs to the --format before it, or to the first. */
static void
check_outlets(void)
{
	static const struct {
		const char *line;
		size_t count;
		const char *formats[2], *paths[2];
	} cases[] = {
		{ "-o out", 1, { "human" }, { "out" } },
		{ "-f human -o -", 1, { "human" }, { NULL } },
		{ "-f human -f json -o out", 2, { "human", "json" }, { NULL, "out" } },
		{ "-f json -o out -f human", 2, { "json", "human" }, { "out", NULL } },
		{ "-o out -f json -f human", 2, { "json", "human" }, { "out", NULL } },
		{ "-f json -o a -f json -o b", 2, { "json", "json" }, { "a", "b" } },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct line line;
		const struct outlets *outlets = &line_good(&line, cases[i].line)->outlets;

		CHECK(outlets->count == cases[i].count, "%s: %zu", cases[i].line, outlets->count);
		for (size_t j = 0; j < outlets->count && j < cases[i].count; j++) {
			const char *path = outlets->items[j].path;
			const char *expected = cases[i].paths[j];

			CHECK(strcmp(outlets->items[j].format->name, cases[i].formats[j]) == 0,
				"%s", cases[i].line);
			CHECK(path && expected ? strcmp(path, expected) == 0 : path == expected,
				"%s: %s", cases[i].line, path ? path : "(standard output)");
		}
		line_drop(&line);
	}
}

static void
check_commands(void)
{
	static const struct {
		const char *line;
		enum command command;
		const char *path; /* the first, where it is check */
	} cases[] = {
		{ "check", COMMAND_CHECK, "." },
		{ "./check", COMMAND_CHECK, "./check" },
		{ "-- check", COMMAND_CHECK, "check" },
		{ "-- -x", COMMAND_CHECK, "-x" },
		{ "check rules", COMMAND_CHECK, "rules" },
		{ "- check", COMMAND_CHECK, "-" },
		{ "-o - x.json", COMMAND_CHECK, "x.json" },
		{ "--stdin-filename a.json", COMMAND_CHECK, "-" },
		{ "--stdin-filename a.json b.json -", COMMAND_CHECK, "b.json" },
		{ "rules", COMMAND_RULES, NULL },
		{ "rules -f json -q", COMMAND_RULES, NULL },
		{ "-f json rules", COMMAND_RULES, NULL },
		{ "kinds", COMMAND_KINDS, NULL },
		{ "help", COMMAND_HELP, NULL },
		{ "version", COMMAND_VERSION, NULL },
		{ "--help", COMMAND_HELP, NULL },
		{ "check a b -h --nonsense", COMMAND_HELP, NULL },
		{ "-qhz", COMMAND_HELP, NULL },
		{ "--version", COMMAND_VERSION, NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct line line;
		const struct options *options = line_good(&line, cases[i].line);

		CHECK(options->command == cases[i].command, "%s", cases[i].line);
		if (cases[i].path)
			CHECK(strcmp(options->paths[0], cases[i].path) == 0, "%s: %s",
				cases[i].line, options->paths[0]);
		line_drop(&line);
	}
}

static void
check_values(void)
{
	struct line line;
	const struct options *options = line_good(&line,
		"--schema s.json --schema-add a --schema-add b --schema-base u: --assert-formats "
		"--no-config --list-resources --allow-nothing --color never --unknown skip "
		"--level info");

	CHECK(strcmp(options->schema, "s.json") == 0, "%s", options->schema);
	CHECK(options->schema_add_count == 2 && strcmp(options->schema_add[0], "a") == 0 &&
			strcmp(options->schema_add[1], "b") == 0,
		"%zu", options->schema_add_count);
	CHECK(strcmp(options->schema_base, "u:") == 0, "%s", options->schema_base);
	CHECK(options->assert_formats && options->no_config && options->list_resources &&
			options->allow_nothing,
		"flags");
	CHECK(options->colour == COLOUR_NEVER, "%d", (int)options->colour);
	CHECK(options->unknown == UNKNOWN_SKIP, "%d", (int)options->unknown);
	CHECK(options->level == SEVERITY_INFO, "%d", (int)options->level);
	line_drop(&line);
}

static void
check_thresholds(void)
{
	static const struct {
		const char *line;
		enum severity severity;
	} cases[] = {
		{ "--fail-on error", SEVERITY_ERROR },
		{ "--fail-on warning", SEVERITY_WARNING },
		{ "--fail-on=info", SEVERITY_INFO },
		{ "--fail-on never", SEVERITY_NONE },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct line line;

		CHECK(line_good(&line, cases[i].line)->fail_on == cases[i].severity, "%s",
			cases[i].line);
		line_drop(&line);
	}
	check_error("--level never", "unknown level \"never\"; choose error, warning or info");
}

static void
check_today(const char *command, const char *epoch, int expected)
{
	struct line line;
	int today;

	if (epoch)
		setenv("SOURCE_DATE_EPOCH", epoch, 1);
	today = line_good(&line, command)->today;
	CHECK(today == expected, "%s, %s: %d", command, epoch ? epoch : "-", today);
	unsetenv("SOURCE_DATE_EPOCH");
	line_drop(&line);
}

static void
check_days(void)
{
	check_today("--today 1970-01-01", NULL, 0);
	check_today("--today 1970-03-01", NULL, 59);
	check_today("--today 2000-02-29", NULL, 11016);
	check_today("--today 2026-11-21", NULL, 20778);
	check_today("--today 9999-12-31", NULL, 2932896);
	check_today("", "86399", 0);
	check_today("", "86400", 1);
	check_today("--today 1970-01-05", "86400", 4);
	check_error("--today 2026-02-29", "--today: \"2026-02-29\" is no date; write YYYY-MM-DD");
	check_error("--today 2100-02-29", "--today: \"2100-02-29\" is no date; write YYYY-MM-DD");
	check_error("--today 2026-13-01", "--today: \"2026-13-01\" is no date; write YYYY-MM-DD");
	check_error("--today 2026-00-01", "--today: \"2026-00-01\" is no date; write YYYY-MM-DD");
	check_error("--today 2026-1-1", "--today: \"2026-1-1\" is no date; write YYYY-MM-DD");
	check_error("--today 20-06-01-1", "--today: \"20-06-01-1\" is no date; write YYYY-MM-DD");
	setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
	check_error("", "SOURCE_DATE_EPOCH: \"yesterday\" is no number of seconds");
	unsetenv("SOURCE_DATE_EPOCH");
}

static void
check_errors(void)
{
	check_error("--formt json", "unknown option --formt; did you mean --format?");
	check_error("--form json", "unknown option --form; did you mean --format?");
	check_error("--colour never", "unknown option --colour; did you mean --color?");
	check_error("--nonsense", "unknown option --nonsense; ztlint --help lists them");
	check_error("--sch\033x=1", "unknown option --sch\\u{1b}x; ztlint --help lists them");
	check_error("-z", "unknown option -z; ztlint --help lists them");
	check_error("-qz", "unknown option -z; ztlint --help lists them");
	check_error("-q\xC3\xA9", "unknown option -\xC3\xA9; ztlint --help lists them");
	check_error("-f jsn", "unknown format \"jsn\"; did you mean \"json\"?");
	check_error("--color blue", "unknown colour \"blue\"; choose auto, always or never");
	check_error("--unknown x", "unknown reaction \"x\"; choose skip, warn or error");
	check_error("--color", "--color needs a value: auto, always or never");
	check_error("--color=", "--color needs a value: auto, always or never");
	check_error("-o", "--output needs a value");
	check_error("-f json -o a -o b",
		"--output is given twice for one report; it belongs to the --format before it");
	check_error("-o a -f json -o b",
		"--output is given twice for one report; it belongs to the --format before it");
	check_error("-f human -f json",
		"two reports cannot both go to standard output; write --format json --output FILE");
	check_error("-f json -o - -f human",
		"two reports cannot both go to standard output; write --format human --output "
		"FILE");
	check_error("-f json -o a\033 -f human -o a\033",
		"two reports cannot both be written to a\\u{1b}");
	check_error("--quiet=yes", "--quiet takes no value");
	check_error("-j x", "--jobs: \"x\" is no number from 0 to 256");
	check_error("-j -1", "--jobs: \"-1\" is no number from 0 to 256");
	check_error("-j 257", "--jobs: \"257\" is no number from 0 to 256");
	check_error("-j 99999999999999999999",
		"--jobs: \"99999999999999999999\" is no number from 0 to 256");
	check_error("chekc x", "\"chekc\" is neither a command nor a file; did you mean check?");
	check_error("kinds x", "kinds takes no words; \"x\" is too much");
	check_error("explain a b", "explain takes one word; \"b\" is too much");
	check_error("explain", "explain needs the id of a rule; ztlint rules lists them");
	check_error("schema", "schema needs the name of a kind; ztlint kinds lists them");
	check_error("kinds -j 3", "--jobs has no meaning for the command kinds");
	check_error("explain -f json x", "--format has no meaning for the command explain");
	check_error("--schema s --kind device-profile", "--schema and --kind exclude each other");
	check_error("--stdin-filename a.json b.json",
		"--stdin-filename names standard input; give - as a path too");
}

/* Files whose names look like options, in the current folder, which is a temporary one. */
static void
check_files(void)
{
	static const char *const names[] = { "-x.yaml", "--all.json", "rulez" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		FILE *file = fopen(names[i], "w");

		if (CHECK(file != NULL, "%s", names[i]))
			fclose(file);
	}
	check_error(
		"-x.yaml", "unknown option -x.yaml; to check a file of this name write ./-x.yaml");
	check_error("--all.json",
		"unknown option --all.json; to check a file of this name write ./--all.json");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct line line;
		char command[32];

		snprintf(command, sizeof(command), "-- %s", names[i]);
		CHECK(strcmp(line_good(&line, command)->paths[0], names[i]) == 0, "%s", names[i]);
		line_drop(&line);
	}
	check_error("chekc", "\"chekc\" is neither a command nor a file; did you mean check?");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unlink(names[i]);
}

static void
check_kinds(void)
{
	for (size_t i = 0; i < kind_count; i++) {
		char command[128];
		struct line line;

		snprintf(command, sizeof(command), "--kind %s", kinds[i].name);
		CHECK(line_good(&line, command)->kind == &kinds[i], "%s", command);
		line_drop(&line);
		snprintf(command, sizeof(command), "schema %s", kinds[i].name);
		CHECK(line_good(&line, command)->kind == &kinds[i], "%s", command);
		line_drop(&line);
	}
	check_error("schema device-profil",
		"unknown kind \"device-profil\"; did you mean \"device-profile\"?");
	check_error("--kind x", "unknown kind \"x\"; ztlint kinds lists them");
}

/* Does the rule belong to the area or category of that name? */
static bool
is_of_group(const struct rule *rule, const char *group)
{
	return strcmp(rule->area, group) == 0 || strcmp(category_name(rule->category), group) == 0;
}

/* What keeps a file from being read at all passes every --select. */
static bool
is_vital(const struct rule *rule)
{
	return rule->owner == RULE_READER && rule->severity == SEVERITY_ERROR;
}

static void
check_rule(const struct rule *rule)
{
	struct line line;
	char command[256];

	snprintf(command, sizeof(command), "explain %s", rule->id);
	CHECK(line_good(&line, command)->explained == rule, "%s", command);
	line_drop(&line);
	snprintf(command, sizeof(command), "--select %s", rule->id);
	line_good(&line, command);
	for (size_t i = 0; i < rule_count; i++)
		CHECK(options_want(&line.options, &rules[i]) ==
				(rule == &rules[i] || is_vital(&rules[i])),
			"%s: %s", command, rules[i].id);
	line_drop(&line);
	snprintf(command, sizeof(command), "--select=%s --select %s --ignore %s", rule->area,
		category_name(rule->category), rule->id);
	line_good(&line, command);
	for (size_t i = 0; i < rule_count; i++) {
		bool wanted = is_of_group(&rules[i], rule->area) ||
			      is_of_group(&rules[i], category_name(rule->category)) ||
			      is_vital(&rules[i]);

		CHECK(options_want(&line.options, &rules[i]) == (wanted && rule != &rules[i]),
			"%s: %s", command, rules[i].id);
	}
	line_drop(&line);
}

/* What names no rule is told once the configurations are known. */
static void
check_judged(const char *command, const char *expected)
{
	struct line line;
	struct options *options = &line.options;
	const char *error;

	line_good(&line, command);
	error = options_judge_rules(&options->arena, options, NULL);
	CHECK(error && strcmp(error, expected) == 0, "%s: %s", command, error ? error : "good");
	line_drop(&line);
}

static void
check_rules(void)
{
	struct line line;

	for (size_t i = 0; i < rule_count; i++)
		check_rule(&rules[i]);
	line_good(&line, "--select invalid,hygiene, --ignore security,invalid");
	for (size_t i = 0; i < rule_count; i++)
		CHECK(options_want(&line.options, &rules[i]) ==
				(rules[i].category == CATEGORY_HYGIENE ||
					(is_vital(&rules[i]) &&
						rules[i].category != CATEGORY_INVALID &&
						rules[i].category != CATEGORY_SECURITY)),
			"%s", rules[i].id);
	line_drop(&line);
	CHECK(!line_good(&line, "explain x")->explained && strcmp(line.options.topic, "x") == 0,
		"explain x");
	line_drop(&line);
	check_judged("--select securty",
		"unknown rule, area or category \"securty\"; did you mean \"security\"?");
	check_judged("--ignore hygiene,,invalid",
		"unknown rule, area or category \"\"; ztlint rules lists them");
}

/* What a command prints, in memory that the caller frees. */
static char *
command_text(const char *command)
{
	struct line line;
	char *bytes = NULL;
	size_t length;
	FILE *stream = open_memstream(&bytes, &length);

	line_good(&line, command);
	CHECK(command_run(&line.options, stream) == 0, "%s", command);
	fclose(stream);
	line_drop(&line);
	return bytes;
}

static void
check_help(void)
{
	char *help = command_text("--help");

	for (size_t i = 0; i < OPTION_COUNT; i++) {
		char name[64];

		snprintf(name, sizeof(name), "--%s", usage_options[i].name);
		CHECK(strstr(help, name) != NULL, "%s", name);
		CHECK(usage_options[i].letter == 0 ||
				(usage_options[i].letter > ' ' && usage_options[i].letter < 127),
			"%s", name);
	}
	for (char *at = help; *at; at += strcspn(at, "\n") + 1) {
		size_t width = strcspn(at, "\n");

		CHECK(width <= 80 && (width == 0 || at[width - 1] != ' '), "%.*s", (int)width, at);
	}
	free(help);
}

/* The words a command must print. */
static void
check_words(const char *command, const char *const *words)
{
	char *text = command_text(command);

	for (size_t i = 0; words[i]; i++)
		CHECK(strstr(text, words[i]) != NULL, "%s: %s", command, words[i]);
	CHECK(text[0] && text[strlen(text) - 1] == '\n', "%s ends its last line", command);
	free(text);
}

static void
check_prints(void)
{
	const char *one[2] = { 0 };
	char command[128];
	char *version = command_text("--version");

	CHECK(strcmp(version, "ztlint 0.1.0\n") == 0, "%s", version);
	free(version);
	for (size_t i = 0; i < kind_count; i++) {
		one[0] = kinds[i].name;
		check_words("kinds", one);
		snprintf(command, sizeof(command), "schema %s", kinds[i].name);
		check_words(command, (const char *const[]){ "{\n  \"", "\n}\n", NULL });
	}
	for (size_t i = 0; i < rule_count; i++) {
		one[0] = rules[i].id;
		check_words("rules", one);
		check_words("rules -f json", one);
		snprintf(command, sizeof(command), "explain %s", rules[i].id);
		check_words(command, (const char *const[]){ rules[i].id, "\n\n# ", NULL });
	}
}

static void
check_finish(void)
{
	FILE *full = fopen("/dev/full", "w");

	if (!full)
		return;
	CHECK(freopen("/dev/null", "w", stderr) != NULL, "stderr");
	fputs("x", full);
	CHECK(stream_finish(full) == 2, "a full disk");
	fclose(full);
	full = tmpfile();
	CHECK(full && stream_finish(full) == 0, "a good file");
	if (full)
		fclose(full);
}

int
main(void)
{
	char root[] = "/tmp/ztlint-options-XXXXXX";

	unsetenv("SOURCE_DATE_EPOCH");
	if (!CHECK(mkdtemp(root) && chdir(root) == 0, "no temporary folder"))
		return check_done("options");
	check_defaults();
	check_spellings();
	check_outlets();
	check_commands();
	check_values();
	check_thresholds();
	check_days();
	check_errors();
	check_files();
	check_kinds();
	check_rules();
	check_help();
	check_prints();
	check_finish();
	rmdir(root);
	return check_done("options");
}
