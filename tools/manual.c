/*
 * Writes the manual and the completions, when building, from the tables that the program itself
 * reads its command line by.
 *
 *   manual page|bash|zsh|fish OUTPUT
 *   manual config OUTPUT SCHEMA
 */
#include "manual.h"

#include "usage.h"

#include <stdio.h>
#include <stdlib.h>

void
roff_add(struct text *text, const char *what)
{
	for (; *what; what++) {
		if (*what == '\\')
			text_add_string(text, "\\e");
		else if (*what == '-')
			text_add_string(text, "\\-");
		else
			text_add_byte(text, *what);
	}
}

void
roff_add_section(struct text *text, const char *title)
{
	text_add_format(text, ".SH %s\n", title);
}

/* A point at the start of a line would be a request. */
static void
line_add(struct text *text, const char *what)
{
	text_add_string(text, what[0] == '.' || what[0] == '\'' ? "\\&" : "");
	roff_add(text, what);
	text_add_byte(text, '\n');
}

void
roff_add_item(struct text *text, const char *name, const char *what)
{
	text_add_string(text, ".TP\n\\fB");
	roff_add(text, name);
	text_add_string(text, "\\fR\n");
	line_add(text, what);
}

static void
remarks_add(struct text *text, const char *title, const struct remark *remarks)
{
	roff_add_section(text, title);
	for (size_t i = 0; remarks[i].name; i++)
		roff_add_item(text, remarks[i].name, remarks[i].text);
}

static void
verbs_add(struct text *text)
{
	roff_add_section(text, "COMMANDS");
	for (size_t i = 0; i < VERB_COUNT; i++) {
		const struct verb *verb = &usage_verbs[i];

		text_add_string(text, ".TP\n\\fB");
		roff_add(text, verb->name);
		text_add_string(text, "\\fR");
		if (verb->argument) {
			text_add_string(text, " \\fI");
			roff_add(text, verb->argument);
			text_add_string(text, "\\fR");
		}
		text_add_byte(text, '\n');
		line_add(text, verb->help);
	}
}

static void
option_add(struct text *text, const struct option *option, struct arena *arena)
{
	const char *const *choices = usage_choices(option, arena);
	struct text help = { 0 };

	text_add_string(text, ".TP\n");
	if (option->letter)
		text_add_format(text, "\\fB\\-%c\\fR, ", option->letter);
	text_add_string(text, "\\fB\\-\\-");
	roff_add(text, option->name);
	text_add_string(text, "\\fR");
	if (option->argument)
		text_add_format(text, " \\fI%s\\fR", option->argument);
	text_add_byte(text, '\n');
	text_add_string(&help, option->help);
	if (choices) {
		text_add_string(&help, ": ");
		usage_add_choices(&help, choices);
	}
	if (option->initial)
		text_add_format(&help, " (default %s)", option->initial);
	line_add(text, help.bytes);
	text_drop(&help);
}

static void
options_add(struct text *text)
{
	struct arena arena = { 0 };

	roff_add_section(text, "OPTIONS");
	for (size_t group = 0; group < GROUP_COUNT; group++) {
		text_add_format(text, ".SS %s\n", usage_groups[group]);
		for (size_t i = 0; i < OPTION_COUNT; i++)
			if (usage_options[i].group == group)
				option_add(text, &usage_options[i], &arena);
	}
	arena_drop(&arena);
}

void
manual_add_page(struct text *text)
{
	text_add_string(text, ".TH ZTLINT 1 \"\" \"ztlint " ZTLINT_VERSION "\"\n");
	roff_add_section(text, "NAME");
	text_add_string(text, "ztlint \\- find mistakes in exported Zero Trust configuration\n");
	roff_add_section(text, "SYNOPSIS");
	text_add_string(text, "\\fBztlint\\fR [\\fBcheck\\fR] [\\fIOPTION\\fR...] "
			      "[\\fIPATH\\fR...]\n.br\n\\fBztlint\\fR \\fICOMMAND\\fR "
			      "[\\fIARGUMENT\\fR]\n");
	roff_add_section(text, "DESCRIPTION");
	line_add(text, usage_about);
	text_add_string(text, ".PP\n");
	line_add(text, usage_paths);
	verbs_add(text);
	options_add(text);
	remarks_add(text, "EXAMPLES", usage_examples);
	remarks_add(text, "EXIT STATUS", usage_statuses);
	remarks_add(text, "ENVIRONMENT", usage_variables);
	roff_add_section(text, "SEE ALSO");
	text_add_string(text, "\\fBztlint.yaml\\fR(5)\n");
}

int
main(int argc, char **argv)
{
	struct text text = { 0 };
	FILE *out;

	if (argc >= 3 && strcmp(argv[1], "page") == 0)
		manual_add_page(&text);
	else if (argc >= 4 && strcmp(argv[1], "config") == 0)
		manual_add_config(&text, argv[3]);
	else if (argc >= 3 && strcmp(argv[1], "bash") == 0)
		completion_add_bash(&text);
	else if (argc >= 3 && strcmp(argv[1], "zsh") == 0)
		completion_add_zsh(&text);
	else if (argc >= 3 && strcmp(argv[1], "fish") == 0)
		completion_add_fish(&text);
	if (text.length == 0) {
		fputs("usage: manual page|config|bash|zsh|fish OUTPUT [SCHEMA]\n", stderr);
		return 2;
	}
	out = fopen(argv[2], "w");
	if (!out || fwrite(text.bytes, 1, text.length, out) != text.length || fclose(out) != 0) {
		perror(argv[2]);
		return 2;
	}
	text_drop(&text);
	return 0;
}
