/*
 * What the words of the command line mean: names, numbers, days. Each reader is true and sets its
 * result, or is false and notes what is wrong in one line, fit to print.
 */
#ifndef ZTLINT_VALUE_H
#define ZTLINT_VALUE_H

#include "base/arena.h"
#include "input/kind.h"
#include "rule/rule.h"
#include "usage.h"

#include <stdint.h>

struct config;

struct values {
	struct arena *arena;
	const struct config *configs; /* whose own rules are known too, with those that follow */
	const char *error; /* the first that was noted, in the arena; NULL: all is well */
};

/* Notes an error, unless there is one. Always false, for the caller to hand on. */
bool
values_fail(struct values *values, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A word of the user's without quotes, escaped, in the arena. */
const char *values_escape(struct values *values, const char *word);

/* Which of the option's choices the word is. */
bool values_choice(
	struct values *values, const struct option *option, const char *value, unsigned *index);

/* Which of these words, NULL at the end, it is. The noun says what they are. */
bool values_word(struct values *values, const char *noun, const char *word,
	const char *const *words, unsigned *index);

/* The kind of that name, the rule of that id or alias; own rules have no alias. */
bool values_kind(struct values *values, const char *name, const struct kind **kind);
bool values_rule(struct values *values, const char *id, const struct rule **rule);

/* Marks, by rule_index, what a list names: ids, aliases, areas and categories between commas. Words
 * that name no built-in rule are passed over. *marks is made in the arena where it is NULL. */
void values_mark_rules(struct values *values, struct slice list, bool **marks);

/* Is the word, is each word of a list, an id, an alias, an area or a category? */
bool values_rule_word(struct values *values, struct slice word);
bool values_rule_list(struct values *values, struct slice list);

/* Takes the first word off a list between commas. */
struct slice values_take_word(struct slice *list);

/* A day of the calendar from 1970 to 9999, YYYY-MM-DD, as days since 1970-01-01. `whose` has the
 * option or member whose value it is. */
bool values_date(struct values *values, const char *whose, struct slice value, int *days);

/* A number of threads. */
bool values_jobs(struct values *values, const char *value, unsigned *jobs);

/* Decimal digits and nothing else, at most `most`. Notes no error: only its caller knows the words.
 */
bool values_number(struct slice digits, uint64_t most, uint64_t *number);

#endif
