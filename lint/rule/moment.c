#include "rule/moment.h"

#include "language/language.h"
#include "language/timestamp.h"

/* The number that two or four digits tell; the text was checked before. */
static int
number_at(struct slice text, size_t at, size_t digits)
{
	int number = 0;

	for (size_t i = at; i < at + digits; i++)
		number = number * 10 + (text.at[i] - '0');
	return number;
}

/* Days from 1970-01-01. Years begin in March, so that the leap day is the last one. */
static int64_t
days_from(int year, int month, int day)
{
	int64_t shifted = month > 2 ? year : year - 1;
	int64_t months = month > 2 ? month - 3 : month + 9;

	return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 +
	       (months * 153 + 2) / 5 + day - 1 - 719468;
}

/* Seconds east of UTC, as the end of the text tells: `+01:00`, or ` +0100 UTC`. */
static int64_t
offset_of(struct slice text)
{
	size_t at = 19;
	bool colon;
	int64_t offset;

	while (at < text.length && text.at[at] != '+' && text.at[at] != '-')
		at++;
	if (at + 5 > text.length)
		return 0;
	colon = text.at[at + 3] == ':';
	offset = number_at(text, at + 1, 2) * 3600 + number_at(text, at + (colon ? 4 : 3), 2) * 60;
	return text.at[at] == '-' ? -offset : offset;
}

bool
moment_read(const struct node *node, int64_t *seconds)
{
	static const struct grammar grammar = { .language = &language_timestamp };
	struct slice text = node_text(node);
	struct verdict verdict = { 0 };

	if (!node_is_string(node))
		return false;
	language_timestamp.check(&grammar, text, &verdict);
	if (verdict.complaint || number_at(text, 0, 4) < 1970)
		return false;
	*seconds = days_from(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2)) *
			   DAY_SECONDS +
		   number_at(text, 11, 2) * 3600 + number_at(text, 14, 2) * 60 +
		   number_at(text, 17, 2) - offset_of(text);
	return true;
}
