#include "options.h"

#include "base/bug.h"
#include "base/quote.h"
#include "base/rune.h"
#include "base/suggest.h"
#include "base/text.h"
#include "usage.h"
#include "value.h"

#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { DAY = 24 * 60 * 60 };

/* The last second of the year 9999, the last that a date can be written for. */
static const uint64_t LAST_SECOND = 253402300799;

struct parser {
	struct options *options;
	struct values values;
	char *const *argv; /* what is still to be read; ends in NULL */
	size_t argc; /* no list has more entries */
	const char **words;
	size_t word_count;
	bool bare; /* the first word stands before any `--` */
	const char **schemas;
	uint64_t seen; /* bits of the options that were given */
	bool *selected; /* by rule_index; NULL while there is no --select */
	bool *ignored;
	bool stop; /* help or version: the rest does not matter */
};

void
options_init(struct options *options)
{
	*options = (struct options){
		.command = COMMAND_CHECK,
		.fail_on = SEVERITY_WARNING,
		.level = SEVERITY_WARNING,
		.unknown = UNKNOWN_WARN,
	};
}

void
options_drop(struct options *options)
{
	arena_drop(&options->arena);
	options_init(options);
}

/* Is the rule, which is no built-in one, named? */
static bool
lists_name(const struct rule_list *list, const struct rule *rule)
{
	for (; list; list = list->next) {
		struct slice rest = list->words;

		while (rest.length > 0) {
			struct slice word = values_take_word(&rest);

			if (slice_is(word, rule->id) || rule_is_of(rule, word))
				return true;
		}
	}
	return false;
}

static void
lists_judge(struct values *values, const struct rule_list *list)
{
	for (; list; list = list->next)
		values_rule_list(values, list->words);
}

const char *
options_judge_rules(
	struct arena *arena, const struct options *options, const struct config *configs)
{
	struct values values = { .arena = arena, .configs = configs };

	lists_judge(&values, options->selects);
	lists_judge(&values, options->ignores);
	return values.error;
}

bool
options_want(const struct options *options, const struct rule *rule)
{
	if (rule_is_built_in(rule))
		return !options->wanted || options->wanted[rule_index(rule)];
	return (!options->selecting || lists_name(options->selects, rule)) &&
	       !lists_name(options->ignores, rule);
}

static void
add_schema(struct parser *parser, const char *value)
{
	if (!parser->schemas)
		parser->schemas =
			arena_array(parser->values.arena, parser->argc, sizeof(*parser->schemas));
	parser->schemas[parser->options->schema_add_count++] = value;
	parser->options->schema_add = parser->schemas;
}

/* What names no built-in rule is judged when the configurations are known. */
static void
add_rules(struct parser *parser, const char *value, const struct rule_list **lists, bool **marks)
{
	struct rule_list *list = arena_alloc(parser->values.arena, sizeof(*list));

	*list = (struct rule_list){ .next = *lists, .words = slice_of(value) };
	*lists = list;
	values_mark_rules(&parser->values, list->words, marks);
}

static bool
apply_choice(struct parser *parser, enum option_id id, const char *value)
{
	struct options *options = parser->options;
	unsigned index;

	if (!values_choice(&parser->values, &usage_options[id], value, &index))
		return false;
	switch (id) {
	case OPTION_FORMAT:
		outlets_add(
			&options->outlets, output_at(index), parser->values.arena, parser->argc);
		break;
	case OPTION_LEVEL:
		options->level = (enum severity)(SEVERITY_ERROR - index);
		options->level_given = true;
		break;
	case OPTION_FAIL_ON:
		options->fail_on = (enum severity)(SEVERITY_ERROR - index);
		options->fail_on_given = true;
		break;
	case OPTION_COLOR: options->colour = (enum colour)index; break;
	case OPTION_CONTEXT: options->context = (enum context)index; break;
	case OPTION_UNKNOWN: options->unknown = (enum unknown)index; break;
	default: BUG("--%s is no choice", usage_options[id].name);
	}
	return true;
}

static bool
apply_value(struct parser *parser, enum option_id id, const char *value)
{
	struct options *options = parser->options;
	struct values *values = &parser->values;

	switch (id) {
	case OPTION_KIND: return values_kind(values, value, &options->kind);
	case OPTION_SELECT: add_rules(parser, value, &options->selects, &parser->selected); break;
	case OPTION_IGNORE: add_rules(parser, value, &options->ignores, &parser->ignored); break;
	case OPTION_TODAY: return values_date(values, "--today", slice_of(value), &options->today);
	case OPTION_JOBS: return values_jobs(values, value, &options->jobs);
	case OPTION_BASELINE: options->baseline = value; break;
	case OPTION_CONFIG: options->config = value; break;
	case OPTION_SCHEMA: options->schema = value; break;
	case OPTION_SCHEMA_ADD: add_schema(parser, value); break;
	case OPTION_SCHEMA_BASE: options->schema_base = value; break;
	case OPTION_STDIN_FILENAME: options->stdin_filename = value; break;
	case OPTION_OUTPUT:
		if (!outlets_place(&options->outlets, value))
			return values_fail(values,
				"--output is given twice for one report; it belongs to the "
				"--format before it");
		break;
	default: return apply_choice(parser, id, value);
	}
	return true;
}

static void
apply_flag(struct parser *parser, enum option_id id)
{
	struct options *options = parser->options;

	parser->seen |= (uint64_t)1 << id;
	switch (id) {
	case OPTION_TEST: options->testing = true; break;
	case OPTION_UPDATE: options->updating = true; break;
	case OPTION_ASSERT_FORMATS: options->assert_formats = true; break;
	case OPTION_ALLOW_NOTHING: options->allow_nothing = true; break;
	case OPTION_NO_CONFIG: options->no_config = true; break;
	case OPTION_LIST_RESOURCES: options->list_resources = true; break;
	case OPTION_SHOW_SUPPRESSED: options->show_suppressed = true; break;
	case OPTION_QUIET: options->quiet = true; break;
	case OPTION_VERBOSE: options->verbose++; break;
	case OPTION_HELP:
		options->command = COMMAND_HELP;
		parser->stop = true;
		break;
	case OPTION_VERSION:
		options->command = COMMAND_VERSION;
		parser->stop = true;
		break;
	default: BUG("--%s is no flag", usage_options[id].name);
	}
}

static bool
fail_value(struct parser *parser, const struct option *option)
{
	const char *const *choices = usage_choices(option, parser->values.arena);
	struct text text = { 0 };

	text_add_format(&text, "--%s needs a value", option->name);
	if (choices) {
		text_add_string(&text, ": ");
		usage_add_choices(&text, choices);
	}
	values_fail(&parser->values, "%s", text.bytes);
	text_drop(&text);
	return false;
}

/* The value of an option: what follows it in the same word, else the next word. */
static bool
take_value(struct parser *parser, enum option_id id, const char *value)
{
	if (!value && *parser->argv)
		value = *parser->argv++;
	if (!value || !*value)
		return fail_value(parser, &usage_options[id]);
	parser->seen |= (uint64_t)1 << id;
	return apply_value(parser, id, value);
}

/* An unknown option, and a file of that very name: the file was surely meant. */
static bool
fail_file(struct parser *parser, const char *word)
{
	const char *name = values_escape(&parser->values, word);

	return values_fail(&parser->values,
		"unknown option %s; to check a file of this name write ./%s", name, name);
}

/* The one option that begins so, or NULL. */
static const struct option *
option_begun(struct slice name)
{
	const struct option *begun = NULL;

	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!slice_starts(slice_of(usage_options[i].name), name))
			continue;
		if (begun)
			return NULL;
		begun = &usage_options[i];
	}
	return begun;
}

static bool
fail_long(struct parser *parser, const char *word, struct slice name)
{
	const struct option *begun = option_begun(name);
	const char *shown = values_escape(&parser->values, arena_copy(parser->values.arena, name));
	struct suggest suggest;
	struct slice best;

	if (access(word, F_OK) == 0)
		return fail_file(parser, word);
	suggest_init(&suggest, name);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		suggest_offer(&suggest, slice_of(usage_options[i].name));
	best = begun ? slice_of(begun->name) : suggest_best(&suggest);
	if (best.length == 0)
		return values_fail(
			&parser->values, "unknown option --%s; ztlint --help lists them", shown);
	return values_fail(&parser->values, "unknown option --%s; did you mean --%.*s?", shown,
		(int)best.length, best.at);
}

static bool
parse_long(struct parser *parser, const char *word)
{
	const char *equals = strchr(word, '=');
	struct slice name = slice_of(word + 2);
	size_t id = 0;

	if (equals)
		name.length = (size_t)(equals - name.at);
	while (id < OPTION_COUNT && !slice_is(name, usage_options[id].name))
		id++;
	if (id == OPTION_COUNT)
		return fail_long(parser, word, name);
	if (usage_options[id].argument)
		return take_value(parser, (enum option_id)id, equals ? equals + 1 : NULL);
	if (equals)
		return values_fail(&parser->values, "--%s takes no value", usage_options[id].name);
	apply_flag(parser, (enum option_id)id);
	return true;
}

static bool
fail_short(struct parser *parser, const char *word, const char *letter)
{
	uint32_t rune;
	size_t length = rune_read(slice_of(letter), &rune);
	struct slice shown = slice_first(slice_of(letter), length ? length : 1);

	if (access(word, F_OK) == 0)
		return fail_file(parser, word);
	return values_fail(&parser->values, "unknown option -%s; ztlint --help lists them",
		values_escape(&parser->values, arena_copy(parser->values.arena, shown)));
}

/* Letters without values may stand together; the first that takes one has the rest of the word. */
static bool
parse_short(struct parser *parser, const char *word)
{
	for (const char *letter = word + 1; *letter && !parser->stop; letter++) {
		size_t id = 0;

		while (id < OPTION_COUNT && usage_options[id].letter != *letter)
			id++;
		if (id == OPTION_COUNT)
			return fail_short(parser, word, letter);
		if (usage_options[id].argument)
			return take_value(
				parser, (enum option_id)id, letter[1] ? letter + 1 : NULL);
		apply_flag(parser, (enum option_id)id);
	}
	return true;
}

/* Takes options out of the command line and leaves its words. What follows `--` is no option, and
 * no command either. */
static bool
parse_words(struct parser *parser)
{
	bool good = true;
	bool ended = false;

	while (good && !parser->stop && *parser->argv) {
		const char *word = *parser->argv++;

		if (ended || word[0] != '-' || !word[1]) {
			if (parser->word_count == 0)
				parser->bare = !ended;
			parser->words[parser->word_count++] = word;
		} else if (strcmp(word, "--") == 0) {
			ended = true;
		} else {
			good = word[1] == '-' ? parse_long(parser, word)
					      : parse_short(parser, word);
		}
	}
	return good;
}

/* A first word that is no command, no file, and does not look like a path: was a command meant? */
static bool
judge_first_word(struct parser *parser, const char *word)
{
	struct suggest suggest;
	struct slice best;
	struct quote quote;

	if (strpbrk(word, "/.") || access(word, F_OK) == 0)
		return true;
	suggest_init(&suggest, slice_of(word));
	for (size_t i = 0; i < VERB_COUNT; i++)
		suggest_offer(&suggest, slice_of(usage_verbs[i].name));
	best = suggest_best(&suggest);
	if (best.length == 0)
		return true;
	return values_fail(&parser->values,
		"%s is neither a command nor a file; did you mean %.*s?",
		quote_value(&quote, slice_of(word)), (int)best.length, best.at);
}

/* The first word may be a command; one written as a path, or after `--`, is none. */
static bool
take_command(struct parser *parser)
{
	if (!parser->bare)
		return true;
	for (size_t i = 0; i < VERB_COUNT; i++) {
		if (strcmp(parser->words[0], usage_verbs[i].name) != 0)
			continue;
		parser->options->command = (enum command)i;
		parser->words++;
		parser->word_count--;
		return true;
	}
	return judge_first_word(parser, parser->words[0]);
}

/* What the command baseline is to do: its first word. */
static bool
take_action(struct parser *parser)
{
	const struct verb *verb = &usage_verbs[COMMAND_BASELINE];
	unsigned index;

	if (parser->options->command != COMMAND_BASELINE)
		return true;
	if (parser->word_count == 0)
		return values_fail(&parser->values, "%s", verb->missing);
	if (!values_word(&parser->values, "action", parser->words[0], verb->choices, &index))
		return false;
	parser->options->baseline_action = (enum baseline_action)index;
	parser->words++;
	parser->word_count--;
	return true;
}

/* Were all options given that the command takes? */
static bool
judge_options(struct parser *parser)
{
	enum command command = parser->options->command;

	for (size_t i = 0; i < OPTION_COUNT; i++)
		if ((parser->seen >> i & 1) && !usage_takes(command, &usage_options[i]))
			return values_fail(&parser->values,
				"--%s has no meaning for the command %s", usage_options[i].name,
				usage_verbs[command].name);
	if (parser->options->config && parser->options->no_config)
		return values_fail(&parser->values, "--config and --no-config exclude each other");
	return true;
}

/* A list of rules is no report: it has the two oldest forms. */
static bool
judge_list(struct parser *parser)
{
	const char *name = parser->options->outlets.items[0].format->name;

	if (strcmp(name, "human") == 0 || strcmp(name, "json") == 0)
		return true;
	return values_fail(&parser->values,
		"rules are listed as human or json; --format %s is for check", name);
}

/* Without --today, the day comes from where reproducible builds have it, or from the clock. */
static bool
take_today(struct parser *parser)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	uint64_t seconds = (uint64_t)time(NULL);
	struct quote quote;

	parser->options->today_given = parser->seen >> OPTION_TODAY & 1;
	if (parser->options->today_given)
		return true;
	if (epoch && *epoch && !values_number(slice_of(epoch), LAST_SECOND, &seconds))
		return values_fail(&parser->values, "SOURCE_DATE_EPOCH: %s is no number of seconds",
			quote_value(&quote, slice_of(epoch)));
	parser->options->today = (int)(seconds / DAY);
	return true;
}

/* The pages of rules --test. */
static bool
take_pages(struct parser *parser)
{
	struct options *options = parser->options;

	options->paths = parser->words;
	options->path_count = parser->word_count;
	if (parser->word_count == 0)
		return values_fail(&parser->values, "--test needs the page of a rule");
	if (parser->seen >> OPTION_FORMAT & 1)
		return values_fail(&parser->values, "--format has no meaning for rules --test");
	if (options->config)
		return values_fail(&parser->values, "--config has no meaning for rules --test");
	return take_today(parser);
}

/* The words of all commands but check: one or none. */
static bool
take_topic(struct parser *parser)
{
	struct options *options = parser->options;
	const struct verb *verb = &usage_verbs[options->command];
	size_t most = verb->missing ? 1 : 0;
	struct quote quote;

	if (options->testing)
		return take_pages(parser);
	if (options->updating)
		return values_fail(&parser->values, "--update goes with rules --test");
	if (parser->word_count > most)
		return values_fail(&parser->values, "%s takes %s; %s is too much", verb->name,
			most ? "one word" : "no words",
			quote_value(&quote, slice_of(parser->words[most])));
	if (parser->word_count < most)
		return values_fail(&parser->values, "%s", verb->missing);
	if (options->command == COMMAND_RULES)
		return judge_list(parser);
	if (options->command == COMMAND_SCHEMA)
		return values_kind(&parser->values, parser->words[0], &options->kind);
	if (options->command != COMMAND_EXPLAIN)
		return true;
	options->topic = parser->words[0];
	options->explained = rule_find(slice_of(options->topic));
	return true;
}

static void
join_rules(struct parser *parser)
{
	bool *wanted;

	if (!parser->selected && !parser->ignored)
		return;
	wanted = arena_array(parser->values.arena, rule_count, sizeof(*wanted));
	for (size_t i = 0; i < rule_count; i++)
		wanted[i] =
			(!parser->selected || parser->selected[i] || rule_is_vital(&rules[i])) &&
			!(parser->ignored && parser->ignored[i]);
	parser->options->wanted = wanted;
	parser->options->selecting = parser->selected != NULL;
}

static bool
take_paths(struct parser *parser)
{
	struct options *options = parser->options;
	bool input = false;

	if (parser->word_count == 0)
		parser->words[parser->word_count++] = options->stdin_filename ? "-" : ".";
	options->paths = parser->words;
	options->path_count = parser->word_count;
	for (size_t i = 0; i < options->path_count; i++)
		if (outlets_hit(&options->outlets, options->paths[i]))
			return values_fail(&parser->values,
				"%s is to be checked; no report can be written to it",
				values_escape(&parser->values, options->paths[i]));
	for (size_t i = 0; i < options->path_count; i++)
		input = input || strcmp(options->paths[i], "-") == 0;
	if (options->stdin_filename && !input)
		return values_fail(&parser->values,
			"--stdin-filename names standard input; give - as a path too");
	if (options->schema && options->kind)
		return values_fail(&parser->values, "--schema and --kind exclude each other");
	return true;
}

static bool
judge_outlets(struct parser *parser)
{
	struct options *options = parser->options;
	const struct outlet *second = outlets_close(&options->outlets, parser->values.arena);

	if (!second)
		return true;
	if (second->path)
		return values_fail(&parser->values, "two reports cannot both be written to %s",
			values_escape(&parser->values, second->path));
	return values_fail(&parser->values,
		"two reports cannot both go to standard output; write --format %s --output FILE",
		second->format->name);
}

static bool
parse(struct parser *parser)
{
	struct options *options = parser->options;

	if (!parse_words(parser))
		return false;
	if (parser->stop)
		return true;
	if (!judge_outlets(parser) || !take_command(parser) || !judge_options(parser))
		return false;
	if (!usage_checks(options->command))
		return take_topic(parser);
	join_rules(parser);
	return take_action(parser) && take_today(parser) && take_paths(parser);
}

const char *
options_parse(struct options *options, int argc, char *const *argv)
{
	struct parser parser = {
		.options = options,
		.values = { .arena = &options->arena },
		.argv = argc > 0 ? argv + 1 : argv,
		.argc = (size_t)argc + 1,
	};

	parser.words = arena_array(parser.values.arena, parser.argc, sizeof(*parser.words));
	return parse(&parser) ? NULL : parser.values.error;
}
