/* Points in time that rules compare: what language/timestamp.h accepts, as seconds. Inline, as only
 * a few rules read dates and no part of the engine does. */
#ifndef ZTLINT_RULES_MOMENT_H
#define ZTLINT_RULES_MOMENT_H

#include "document/node.h"
#include "language/language.h"
#include "language/timestamp.h"

enum { DAY_SECONDS = 86400 };

/* The number that two or four digits tell; the text was checked before. */
static inline int
moment_number(struct slice text, size_t at, size_t digits)
{
	int number = 0;

	for (size_t i = at; i < at + digits; i++)
		number = number * 10 + (text.at[i] - '0');
	return number;
}

/* Days from 1970-01-01. Years begin in March, so that the leap day is the last one. */
static inline int64_t
moment_days(int year, int month, int day)
{
	int64_t shifted = month > 2 ? year : year - 1;
	int64_t months = month > 2 ? month - 3 : month + 9;

	return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 +
	       (months * 153 + 2) / 5 + day - 1 - 719468;
}

/* Seconds east of UTC, as the end of the text tells: `+01:00`, or ` +0100 UTC`. */
static inline int64_t
moment_offset(struct slice text)
{
	size_t at = 19;
	bool colon;
	int64_t offset;

	while (at < text.length && text.at[at] != '+' && text.at[at] != '-')
		at++;
	if (at + 5 > text.length)
		return 0;
	colon = text.at[at + 3] == ':';
	offset = moment_number(text, at + 1, 2) * 3600 +
		 moment_number(text, at + (colon ? 4 : 3), 2) * 60;
	return text.at[at] == '-' ? -offset : offset;
}

/* The moment that a string tells, in seconds since 1970-01-01 UTC, cut below the second. False, and
 * *seconds untouched, for what is no timestamp and for years before 1970: Go writes its zero date
 * for "not set". */
static inline bool
moment_read(const struct node *node, int64_t *seconds)
{
	static const struct grammar grammar = { .language = &language_timestamp };
	struct slice text = node_text(node);
	struct verdict verdict = { 0 };

	if (!node_is_string(node))
		return false;
	language_timestamp.check(&grammar, text, &verdict);
	if (verdict.complaint || moment_number(text, 0, 4) < 1970)
		return false;
	*seconds = moment_days(moment_number(text, 0, 4), moment_number(text, 5, 2),
			   moment_number(text, 8, 2)) *
			   DAY_SECONDS +
		   moment_number(text, 11, 2) * 3600 + moment_number(text, 14, 2) * 60 +
		   moment_number(text, 17, 2) - moment_offset(text);
	return true;
}

#endif
