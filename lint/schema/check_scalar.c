/* Texts, numbers, enum and const. */
#include "document/number.h"
#include "base/rune.h"
#include "schema/check.h"
#include "schema/failure.h"

/* Code points, counted without looking at more than `most` of them. The text is valid UTF-8. */
static int64_t
count_runes(struct slice text, int64_t most)
{
	int64_t count = 0;

	for (size_t i = 0; i < text.length && count <= most; i++)
		count += !rune_is_trail(text.at[i]);
	return count;
}

/* Bytes tell most lengths: a code point takes one to four. */
static bool
check_length(struct walk *walk, const struct schema *schema, struct node *node, struct slice text)
{
	const struct text_rules *rules = schema->text;
	int64_t bytes = (int64_t)text.length;

	if (rules->maximum >= 0 && bytes > rules->maximum &&
		count_runes(text, rules->maximum) > rules->maximum &&
		must_fail(walk, schema, node)) {
		if (walk->explain)
			say_length(walk, node, count_runes(text, bytes), rules->maximum, true);
		return false;
	}
	if (bytes / 4 < rules->minimum && count_runes(text, rules->minimum) < rules->minimum &&
		must_fail(walk, schema, node)) {
		if (walk->explain)
			say_length(walk, node, count_runes(text, bytes), rules->minimum, false);
		return false;
	}
	return true;
}

static bool
check_pattern(struct walk *walk, const struct schema *schema, struct node *node, struct slice text)
{
	enum match match = match_pattern(walk, schema->text->pattern, text);

	if (match == MATCH_YES || !must_fail(walk, schema, node))
		return true;
	if (walk->explain)
		say_pattern(walk, node, schema->text->pattern->source, match == MATCH_LIMIT);
	return false;
}

static bool
check_grammar(struct walk *walk, const struct schema *schema, struct node *node, struct slice text)
{
	const struct grammar *grammar = schema->extension->grammar;
	struct verdict verdict = { 0 };

	grammar->language->check(grammar, text, &verdict);
	if (!verdict.complaint || !must_fail(walk, schema, node))
		return true;
	if (walk->explain)
		say_grammar(walk, node, grammar);
	return false;
}

bool
check_text(struct walk *walk, const struct schema *schema, struct node *node)
{
	const struct text_rules *rules = schema->text;
	struct slice text;

	if (!rules && !(schema->extension && schema->extension->grammar))
		return true;
	text = node_text(node);
	charge(walk, text.length / 16);
	if (schema->extension && schema->extension->grammar &&
		!check_grammar(walk, schema, node, text))
		return false;
	if (!rules)
		return true;
	if (!check_length(walk, schema, node, text))
		return false;
	if (rules->pattern && !check_pattern(walk, schema, node, text))
		return false;
	if (rules->format && !rules->format->holds(text) && must_fail(walk, schema, node)) {
		if (walk->explain)
			say_format(walk, node, rules->format);
		return false;
	}
	return true;
}

/* A divisor of many digits costs as many times the digits of the number. */
static bool
is_odd(struct walk *walk, struct slice divisor, struct slice number)
{
	if (!divisor.at)
		return false;
	charge(walk, number.length / 16 * (1 + divisor.length / 16));
	if (!is_spent(walk))
		return !number_is_multiple(number, divisor);
	give_up(walk);
	return true;
}

bool
check_number(struct walk *walk, const struct schema *schema, struct node *node)
{
	const struct number_rules *rules = schema->number;
	struct slice number = node_text(node);
	bool low = (rules->minimum.at && number_compare(number, rules->minimum) < 0) ||
		   (rules->above.at && number_compare(number, rules->above) <= 0);
	bool high = (rules->maximum.at && number_compare(number, rules->maximum) > 0) ||
		    (rules->below.at && number_compare(number, rules->below) >= 0);
	bool odd = is_odd(walk, rules->divisor, number);

	charge(walk, number.length / 16);
	if ((!low && !high && !odd) || !must_fail(walk, schema, node) ||
		(low && is_unset_number(walk, node)))
		return true;
	if (walk->explain)
		say_range(walk, schema, node, low || high);
	return false;
}

/* Texts are looked up; other values are compared with each of the list, and with lists and objects
 * that takes as long as they are. */
static size_t
values_cost(const struct values *values, const struct node *node)
{
	if (node_is_string(node))
		return node->length / 16;
	return values->only_strings ? 0 : values->count + node->length / 4;
}

bool
check_values(struct walk *walk, const struct schema *schema, struct node *node)
{
	for (const struct values *values = schema->values; values; values = values->next) {
		charge(walk, values_cost(values, node));
		if (values_hold(values, node) || !must_fail(walk, schema, node))
			continue;
		if (walk->explain)
			say_not_allowed(walk, schema, values, node);
		return false;
	}
	return true;
}
