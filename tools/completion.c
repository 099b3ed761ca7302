/* Completions for bash, zsh and fish. Ids of rules and names of kinds stand in them as they are in
 * this version. */
#include "manual.h"

#include "input/kind.h"
#include "rule/rule.h"
#include "usage.h"

static void
rules_add(struct text *text, bool groups)
{
	const char *area = "";

	for (size_t i = 0; i < rule_count; i++)
		text_add_format(text, "%s ", rules[i].id);
	for (size_t i = 0; groups && i < rule_count; i++) {
		const char *next = NULL;

		for (size_t j = 0; j < rule_count; j++)
			if (strcmp(rules[j].area, area) > 0 &&
				(!next || strcmp(rules[j].area, next) < 0))
				next = rules[j].area;
		if (!next)
			break;
		area = next;
		text_add_format(text, "%s ", area);
	}
	for (int category = CATEGORY_INVALID; groups && category <= CATEGORY_HYGIENE; category++)
		text_add_format(text, "%s ", category_name((enum category)category));
}

void
completion_add_words(struct text *text, const char *argument, const char *const *choices)
{
	for (size_t i = 0; choices && choices[i]; i++)
		text_add_format(text, "%s ", choices[i]);
	if (choices || !argument)
		return;
	if (strcmp(argument, "RULE") == 0 || strcmp(argument, "RULES") == 0)
		rules_add(text, argument[4] == 'S');
	for (size_t i = 0; strcmp(argument, "KIND") == 0 && i < kind_count; i++)
		text_add_format(text, "%s ", kinds[i].name);
}

static bool
is_path(const char *argument)
{
	return strcmp(argument, "FILE") == 0 || strcmp(argument, "PATH") == 0;
}

/* Within single quotes: an apostrophe ends them, is written, and opens them again. */
static void
quoted_add(struct text *text, const char *what, const char *escaped)
{
	for (; *what; what++) {
		if (*what == '\'')
			text_add_string(text, "'\\''");
		else if (strchr(escaped, *what))
			text_add_format(text, "\\%c", *what);
		else
			text_add_byte(text, *what);
	}
}

static void
bash_option_add(struct text *text, const struct option *option, struct arena *arena)
{
	struct text words = { 0 };

	if (!option->argument)
		return;
	completion_add_words(&words, option->argument, usage_choices(option, arena));
	text_add_string(text, "\t");
	if (option->letter)
		text_add_format(text, "-%c | ", option->letter);
	text_add_format(text, "--%s) ", option->name);
	if (words.length > 0)
		text_add_format(text, "words='%s' ;;\n", words.bytes);
	else if (is_path(option->argument))
		text_add_string(
			text, "mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return ;;\n");
	else
		text_add_string(text, "return ;;\n");
	text_drop(&words);
}

static void
bash_words_add(struct text *text)
{
	text_add_string(text, "\t-*) words='");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		text_add_format(text, "--%s ", usage_options[i].name);
	text_add_string(text, "' ;;\n\t*)\n\t\tcase ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; i < VERB_COUNT; i++) {
		struct text words = { 0 };

		completion_add_words(&words, usage_verbs[i].argument, usage_verbs[i].choices);
		if (words.length > 0)
			text_add_format(
				text, "\t\t%s) words='%s' ;;\n", usage_verbs[i].name, words.bytes);
		text_drop(&words);
	}
	text_add_string(text, "\t\tesac\n\t\t[ -n \"$words\" ] || mapfile -t COMPREPLY < <(compgen "
			      "-f -- \"$word\")\n\t\t[ \"$COMP_CWORD\" -eq 1 ] && words='");
	for (size_t i = 0; i < VERB_COUNT; i++)
		text_add_format(text, "%s ", usage_verbs[i].name);
	text_add_string(text, "' ;;\n");
}

void
completion_add_bash(struct text *text)
{
	struct arena arena = { 0 };

	text_add_string(text, "# Completion of ztlint for bash.\n_ztlint() {\n\tlocal "
			      "word=${COMP_WORDS[COMP_CWORD]} words=\n\tlocal "
			      "before=${COMP_WORDS[COMP_CWORD - 1]}\n\tCOMPREPLY=()\n"
			      "\t[ \"$before\" != = ] || before=${COMP_WORDS[COMP_CWORD - 2]}\n"
			      "\t[ \"$word\" != = ] || word=\n\tcase $before in\n");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		bash_option_add(text, &usage_options[i], &arena);
	text_add_string(text, "\tesac\n\t[ -n \"$words\" ] || case $word in\n");
	bash_words_add(text);
	text_add_string(text, "\tesac\n\tCOMPREPLY+=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
			      "complete -o filenames -F _ztlint ztlint\n");
	arena_drop(&arena);
}

/* `:FORMAT:(human json)`, `:FILE:_files` or `:DATE: `. */
static void
zsh_value_add(struct text *text, const char *argument, const char *const *choices)
{
	struct text words = { 0 };

	completion_add_words(&words, argument, choices);
	text_add_format(text, ":%s:", argument);
	if (words.length > 0)
		text_add_format(text, "(%.*s)", (int)words.length - 1, words.bytes);
	else
		text_add_string(text, is_path(argument) ? "_files" : " ");
	text_drop(&words);
}

static void
zsh_option_add(struct text *text, const struct option *option, struct arena *arena)
{
	text_add_string(text, "\t\t'*'");
	if (option->letter)
		text_add_format(text, "{-%c,--%s}", option->letter, option->name);
	else
		text_add_format(text, "--%s", option->name);
	text_add_format(text, "%s'[", option->argument ? "=" : "");
	quoted_add(text, option->help, "[]:");
	text_add_byte(text, ']');
	if (option->argument)
		zsh_value_add(text, option->argument, usage_choices(option, arena));
	text_add_string(text, "' \\\n");
}

void
completion_add_zsh(struct text *text)
{
	struct arena arena = { 0 };

	text_add_string(text, "#compdef ztlint\n# Completion of ztlint for zsh.\n_ztlint() {\n\t"
			      "local context state line\n\tlocal -A opt_args\n\tlocal -a "
			      "commands\n\tcommands=(\n");
	for (size_t i = 0; i < VERB_COUNT; i++) {
		text_add_format(text, "\t\t'%s:", usage_verbs[i].name);
		quoted_add(text, usage_verbs[i].help, ":");
		text_add_string(text, "'\n");
	}
	text_add_string(text, "\t)\n\t_arguments -s -S \\\n");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		zsh_option_add(text, &usage_options[i], &arena);
	text_add_string(text, "\t\t'*: :->words'\n\t[[ $state == words ]] || return\n\tcase "
			      "${words[2]} in\n");
	for (size_t i = 0; i < VERB_COUNT; i++) {
		struct text words = { 0 };

		completion_add_words(&words, usage_verbs[i].argument, usage_verbs[i].choices);
		if (words.length > 0)
			text_add_format(text,
				"\t%s) (( CURRENT > 2 )) && compadd -- %s&& return ;;\n",
				usage_verbs[i].name, words.bytes);
		text_drop(&words);
	}
	text_add_string(text, "\tesac\n\t(( CURRENT == 2 )) && _describe command commands\n\t"
			      "_files\n}\n_ztlint \"$@\"\n");
	arena_drop(&arena);
}

static void
fish_option_add(struct text *text, const struct option *option, struct arena *arena)
{
	struct text words = { 0 };

	text_add_string(text, "complete -c ztlint");
	if (option->letter)
		text_add_format(text, " -s %c", option->letter);
	text_add_format(text, " -l %s", option->name);
	if (option->argument) {
		completion_add_words(&words, option->argument, usage_choices(option, arena));
		text_add_string(text, is_path(option->argument) ? " -r -F" : " -x");
		if (words.length > 0)
			text_add_format(text, " -a '%s'", words.bytes);
	}
	text_add_string(text, " -d '");
	quoted_add(text, option->help, "");
	text_add_string(text, "'\n");
	text_drop(&words);
}

void
completion_add_fish(struct text *text)
{
	struct arena arena = { 0 };

	text_add_string(text, "# Completion of ztlint for fish.\n");
	for (size_t i = 0; i < VERB_COUNT; i++) {
		struct text words = { 0 };

		text_add_format(text, "complete -c ztlint -n __fish_use_subcommand -a %s -d '",
			usage_verbs[i].name);
		quoted_add(text, usage_verbs[i].help, "");
		text_add_string(text, "'\n");
		completion_add_words(&words, usage_verbs[i].argument, usage_verbs[i].choices);
		if (words.length > 0)
			text_add_format(text,
				"complete -c ztlint -n '__fish_seen_subcommand_from %s' -f -a "
				"'%s'\n",
				usage_verbs[i].name, words.bytes);
		text_drop(&words);
	}
	for (size_t i = 0; i < OPTION_COUNT; i++)
		fish_option_add(text, &usage_options[i], &arena);
	arena_drop(&arena);
}
