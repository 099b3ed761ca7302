#include "value.h"

#include "base/bytes.h"
#include "base/date.h"
#include "base/quote.h"
#include "base/suggest.h"
#include "base/text.h"
#include "config/own.h"

enum { MOST_JOBS = 256 };

bool
values_fail(struct values *values, const char *format, ...)
{
	va_list arguments;

	if (values->error)
		return false;
	va_start(arguments, format);
	values->error = arena_format_list(values->arena, format, arguments);
	va_end(arguments);
	return false;
}

const char *
values_escape(struct values *values, const char *word)
{
	struct text text = { 0 };
	const char *copy;

	text_add_escaped(&text, slice_of(word));
	copy = arena_copy(values->arena, text_slice(&text));
	text_drop(&text);
	return copy;
}

/* An unknown name: what it might have been, else what else there is to say. */
static bool
fail_unknown(
	struct values *values, const char *noun, struct suggest *suggest, const char *otherwise)
{
	struct slice best = suggest_best(suggest);
	struct quote quote;

	quote_value(&quote, suggest->word);
	if (best.length == 0)
		return values_fail(values, "unknown %s %s; %s", noun, quote.bytes, otherwise);
	return values_fail(values, "unknown %s %s; did you mean \"%.*s\"?", noun, quote.bytes,
		(int)best.length, best.at);
}

static bool
fail_choice(struct values *values, const char *noun, const char *value, const char *const *choices)
{
	struct text otherwise = { 0 };
	struct suggest suggest;

	suggest_init(&suggest, slice_of(value));
	for (size_t i = 0; choices[i]; i++)
		suggest_offer(&suggest, slice_of(choices[i]));
	text_add_string(&otherwise, "choose ");
	usage_add_choices(&otherwise, choices);
	fail_unknown(values, noun, &suggest, otherwise.bytes);
	text_drop(&otherwise);
	return false;
}

bool
values_word(struct values *values, const char *noun, const char *word, const char *const *words,
	unsigned *index)
{
	for (*index = 0; words[*index]; ++*index)
		if (strcmp(words[*index], word) == 0)
			return true;
	return fail_choice(values, noun, word, words);
}

bool
values_choice(
	struct values *values, const struct option *option, const char *value, unsigned *index)
{
	return values_word(
		values, option->noun, value, usage_choices(option, values->arena), index);
}

bool
values_kind(struct values *values, const char *name, const struct kind **kind)
{
	struct suggest suggest;

	*kind = kind_find(slice_of(name));
	if (*kind)
		return true;
	suggest_init(&suggest, slice_of(name));
	for (size_t i = 0; i < kind_count; i++)
		suggest_offer(&suggest, slice_of(kinds[i].name));
	return fail_unknown(values, "kind", &suggest, "ztlint kinds lists them");
}

static bool
fail_rule(struct values *values, struct slice word, bool groups_too)
{
	const char *noun = groups_too ? "rule, area or category" : "rule";
	struct suggest suggest;

	suggest_init(&suggest, word);
	for (size_t i = 0; i < rule_count; i++) {
		suggest_offer(&suggest, slice_of(rules[i].id));
		if (groups_too)
			suggest_offer(&suggest, slice_of(rules[i].area));
	}
	for (const struct config *config = values->configs; config; config = config->next) {
		for (const struct own_rule *own = config->rules; own; own = own->next)
			suggest_offer(&suggest, own->id);
	}
	for (int i = CATEGORY_INVALID; groups_too && i <= CATEGORY_HYGIENE; i++)
		suggest_offer(&suggest, slice_of(category_name((enum category)i)));
	return fail_unknown(values, noun, &suggest, "ztlint rules lists them");
}

/* The rule of that id that users have, or NULL. */
static const struct rule *
own_find(const struct values *values, struct slice id)
{
	const struct own_rule *own = NULL;

	for (const struct config *config = values->configs; config && !own; config = config->next)
		own = own_rule_find(config, id);
	return own ? own->rule : NULL;
}

bool
values_rule(struct values *values, const char *id, const struct rule **rule)
{
	*rule = rule_find(slice_of(id));
	if (!*rule)
		*rule = own_find(values, slice_of(id));
	return *rule || fail_rule(values, slice_of(id), false);
}

bool
values_rule_word(struct values *values, struct slice word)
{
	if (rule_find(word) || word_is_category(word) || word_is_area(word))
		return true;
	for (const struct config *config = values->configs; config; config = config->next) {
		if (own_rules_know(config, word))
			return true;
	}
	return fail_rule(values, word, true);
}

struct slice
values_take_word(struct slice *list)
{
	const char *comma = memchr(list->at, ',', list->length);
	struct slice word = slice_first(*list, comma ? (size_t)(comma - list->at) : list->length);

	*list = slice_from(*list, word.length + 1);
	return word;
}

bool
values_rule_list(struct values *values, struct slice list)
{
	bool good = true;

	while (good && list.length > 0)
		good = values_rule_word(values, values_take_word(&list));
	return good;
}

/* Marks the rules that a word names: by area, category, id or alias. */
static void
mark_rules(bool *marks, struct slice word)
{
	const struct rule *named = rule_find(word);

	if (named)
		marks[rule_index(named)] = true;
	for (size_t i = 0; i < rule_count; i++)
		marks[i] = marks[i] || rule_is_of(&rules[i], word);
}

void
values_mark_rules(struct values *values, struct slice list, bool **marks)
{
	if (!*marks)
		*marks = arena_array(values->arena, rule_count, sizeof(**marks));
	while (list.length > 0)
		mark_rules(*marks, values_take_word(&list));
}

bool
values_number(struct slice digits, uint64_t most, uint64_t *number)
{
	*number = 0;
	for (size_t i = 0; i < digits.length; i++) {
		if (!byte_is_digit(digits.at[i]))
			return false;
		*number = *number * 10 + (uint64_t)(digits.at[i] - '0');
		if (*number > most)
			return false;
	}
	return digits.length != 0;
}

bool
values_date(struct values *values, const char *whose, struct slice text, int *days)
{
	uint64_t year = 0;
	uint64_t month = 0;
	uint64_t day = 0;
	struct quote quote;

	if (text.length == 10 && text.at[4] == '-' && text.at[7] == '-' &&
		values_number(slice_first(text, 4), 9999, &year) && year >= 1970 &&
		values_number(slice_first(slice_from(text, 5), 2), 12, &month) && month >= 1 &&
		values_number(slice_from(text, 8), 31, &day) && day >= 1 &&
		day <= date_month_days((unsigned)year, (unsigned)month)) {
		*days = date_days((unsigned)year, (unsigned)month, (unsigned)day);
		return true;
	}
	return values_fail(
		values, "%s: %s is no date; write YYYY-MM-DD", whose, quote_value(&quote, text));
}

bool
values_jobs(struct values *values, const char *value, unsigned *jobs)
{
	uint64_t number;
	struct quote quote;

	if (!values_number(slice_of(value), MOST_JOBS, &number))
		return values_fail(values, "--jobs: %s is no number from 0 to %d",
			quote_value(&quote, slice_of(value)), MOST_JOBS);
	*jobs = (unsigned)number;
	return true;
}
