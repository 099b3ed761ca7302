#include "base/bytes.h"
#include "base/quote.h"
#include "base/suggest.h"
#include "language/wirefilter_scan.h"

#include <stdio.h>

/* The relations, in the order in which they are tried. */
enum relation {
	RELATION_IN,
	RELATION_ORDER,
	RELATION_AND,
	RELATION_CONTAINS,
	RELATION_MATCHES,
	RELATION_WILDCARD,
};

static const struct {
	const char *word;
	enum relation relation;
} relations[] = {
	{ "in", RELATION_IN },
	{ "eq", RELATION_ORDER },
	{ "==", RELATION_ORDER },
	{ "ne", RELATION_ORDER },
	{ "!=", RELATION_ORDER },
	{ "ge", RELATION_ORDER },
	{ ">=", RELATION_ORDER },
	{ "le", RELATION_ORDER },
	{ "<=", RELATION_ORDER },
	{ "gt", RELATION_ORDER },
	{ ">", RELATION_ORDER },
	{ "lt", RELATION_ORDER },
	{ "<", RELATION_ORDER },
	{ "&", RELATION_AND },
	{ "bitwise_and", RELATION_AND },
	{ "contains", RELATION_CONTAINS },
	{ "~", RELATION_MATCHES },
	{ "matches", RELATION_MATCHES },
	{ "wildcard", RELATION_WILDCARD },
	{ "strict wildcard", RELATION_WILDCARD },
};

/* What binds more loosely stands first. */
static const struct {
	const char *word;
	unsigned level;
} joints[] = { { "or", 0 }, { "||", 0 }, { "xor", 1 }, { "^^", 1 }, { "and", 2 }, { "&&", 2 } };

static bool
is_word(int byte)
{
	return byte_is_alnum(byte) || byte == '_';
}

/* Where the name that starts here ends: words with single dots between. */
static size_t
name_end(struct slice text, size_t at)
{
	while (is_word(byte_at(text, at)) ||
		(slice_byte(text, at) == '.' && at > 0 && is_word(byte_at(text, at - 1)) &&
			is_word(byte_at(text, at + 1))))
		at++;
	return at;
}

/* What people write for a selector, from older examples or by habit. */
static struct slice
selector_meant(const struct wirefilter_scan *scan, struct slice name)
{
	static const char *const habits[][2] = {
		{ "os", "os.name" },
		{ "os.platform", "os.name" },
		{ "platform", "os.name" },
		{ "email", "identity.email" },
		{ "user.email", "identity.email" },
		{ "user.identity", "identity.email" },
		{ "groups.name", "identity.groups.name" },
		{ "identity.groups", "identity.groups.name" },
		{ "device.network", "network" },
	};
	struct suggest suggest;

	for (size_t i = 0; i < sizeof(habits) / sizeof(*habits); i++) {
		for (size_t s = 0; slice_is(name, habits[i][0]) && s < SELECTORS; s++) {
			if (strcmp(selector_names[s].name, habits[i][1]) == 0 &&
				scan->selectors & 1U << s)
				return slice_of(habits[i][1]);
		}
	}
	suggest_init(&suggest, name);
	for (size_t s = 0; s < SELECTORS; s++) {
		if (scan->selectors & 1U << s)
			suggest_offer(&suggest, slice_of(selector_names[s].name));
	}
	return suggest_best(&suggest);
}

static bool
selector_fail(struct wirefilter_scan *scan, struct slice name)
{
	struct slice meant = selector_meant(scan, name);
	struct quote quote;

	wirefilter_fail(scan, WF_UNKNOWN_IDENT, (size_t)(name.at - scan->text.at), name.length,
		"%s is no selector of %s", quote_value(&quote, name), scan->field);
	if (meant.length > 0)
		verdict_help(scan->verdict, "write %.*s", (int)meant.length, meant.at);
	return false;
}

static bool
selector_find(const struct wirefilter_scan *scan, struct slice name, enum selector *selector)
{
	for (size_t s = 0; s < SELECTORS; s++) {
		if (scan->selectors & 1U << s && slice_is(name, selector_names[s].name)) {
			*selector = (enum selector)s;
			return true;
		}
	}
	return false;
}

/* `identity.groups[*].name`, which the documentation shows: as if the name came first. */
static bool
member_read(struct wirefilter_scan *scan, struct wirefilter_value *value, struct slice name)
{
	static const char *const members[] = { "id", "name", "email" };
	struct slice rest = slice_from(scan->text, scan->at);

	if (!slice_is(name, "identity.groups") || !slice_starts(rest, slice_of("[*].")))
		return false;
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		size_t end = name_end(rest, 4);

		if (!slice_is(slice_part(rest, 4, end - 4), members[i]))
			continue;
		value->selector = (enum selector)(SELECT_GROUP_ID + i);
		value->mapped = true;
		scan->at += end;
		wirefilter_remark(scan, WF_MEMBER, value->at, scan->at - value->at, NULL,
			"the public engine takes identity.groups.%s[*] only", members[i]);
		return true;
	}
	return false;
}

/* [*], [0] or ["key"], from the bracket on. */
static bool
index_read(struct wirefilter_scan *scan, struct wirefilter_value *value)
{
	size_t open = scan->at++;
	size_t content;
	bool star;

	if (!wirefilter_skip(scan))
		return false;
	content = scan->at;
	star = wirefilter_take(scan, "*");
	if (!star && slice_byte(scan->text, content) == '"') {
		if (!wirefilter_key_read(scan))
			return false;
	} else if (!star) {
		scan->at = slice_digits_end(scan->text, content);
		if (scan->at == content || scan->at - content > 9)
			return wirefilter_fail(scan, WF_INDEX_SYNTAX, content,
				wirefilter_token(scan, content),
				"expected * or a number from 0 on between the brackets");
	}
	if (!wirefilter_skip(scan))
		return false;
	if (!wirefilter_take(scan, "]"))
		return wirefilter_fail(scan, WF_INDEX_SYNTAX, scan->at,
			wirefilter_token(scan, scan->at), "the index is never closed by ]");
	if (!value->list || slice_byte(scan->text, content) == '"')
		return wirefilter_fail(scan, WF_INDEX_TYPE, open, scan->at - open, "%s is %s",
			selector_names[value->selector].name,
			value->list ? "a list, whose items have no keys" : "no list");
	value->list = false;
	value->mapped = star;
	return true;
}

/* A selector and its indexes. */
static bool
value_read(struct wirefilter_scan *scan, struct wirefilter_value *value)
{
	size_t end = name_end(scan->text, scan->at);
	struct slice name = slice_part(scan->text, scan->at, end - scan->at);
	size_t sign = end;
	struct quote quote;

	*value = (struct wirefilter_value){ .at = scan->at };
	if (name.length == 0)
		return wirefilter_fail(scan, WF_EXPECT_IDENT, scan->at,
			wirefilter_token(scan, scan->at), "expected a selector, not or (");
	while (slice_byte(scan->text, sign) == ' ')
		sign++;
	if (slice_byte(scan->text, sign) == '(')
		return wirefilter_fail(scan, WF_UNKNOWN_FUNC, scan->at, name.length,
			"there is no function %s; any and all are the only ones",
			quote_value(&quote, name));
	scan->at = end;
	if (!selector_find(scan, name, &value->selector)) {
		if (member_read(scan, value, name))
			return true;
		return selector_fail(scan, name);
	}
	value->list = selector_names[value->selector].list;
	while (slice_byte(scan->text, scan->at) == '[') {
		if (!index_read(scan, value))
			return false;
	}
	return true;
}

static bool
operator_fail(struct wirefilter_scan *scan)
{
	struct slice rest = slice_from(scan->text, scan->at);

	wirefilter_fail(scan, WF_EXPECT_OP, scan->at, wirefilter_token(scan, scan->at),
		"expected an operator such as == or in");
	if (slice_starts(rest, slice_of("=")))
		verdict_help(scan->verdict, "write ==");
	else if (slice_starts(rest, slice_of("not")))
		verdict_help(scan->verdict, "write not before the selector");
	return false;
}

/* May the operator stand behind this value? A list needs [*]; where the documentation shows it
 * without, outside of any and all, that is only a warning. */
static bool
relation_fits(struct wirefilter_scan *scan, const struct wirefilter_value *value,
	enum relation relation, size_t at)
{
	const char *name = selector_names[value->selector].name;
	struct slice word = slice_part(scan->text, at, scan->at - at);
	char help[96];

	if (relation == RELATION_AND)
		return wirefilter_fail(scan, WF_BAD_OP, at, word.length,
			"%.*s is for numbers, and %s is none", (int)word.length, word.at, name);
	if (!value->list)
		return true;
	snprintf(help, sizeof(help), "write any(%s[*] %.*s …)", name, (int)word.length, word.at);
	if (scan->quantifiers == 0 && relation <= RELATION_ORDER) {
		wirefilter_remark(scan, WF_ARRAY_SCALAR, at, word.length, help,
			"%s is a list, which is never equal to a text", name);
		return true;
	}
	wirefilter_fail(scan, WF_BAD_OP, at, word.length,
		"%.*s does not apply to a list, and %s is one", (int)word.length, word.at, name);
	verdict_help(scan->verdict, "write %s[*]", name);
	return false;
}

static bool
in_read(struct wirefilter_scan *scan, const struct wirefilter_value *value)
{
	if (!wirefilter_skip(scan))
		return false;
	if (slice_byte(scan->text, scan->at) == '{')
		return wirefilter_set_read(scan, value);
	if (slice_byte(scan->text, scan->at) == '$')
		return wirefilter_fail(scan, WF_LIST_UNAVAILABLE, scan->at,
			1 + wirefilter_token(scan, scan->at + 1), "%s know no lists by name",
			scan->field);
	wirefilter_fail(scan, WF_EXPECT_BRACE, scan->at, wirefilter_token(scan, scan->at),
		"expected a set between braces");
	verdict_help(scan->verdict, "write {\"a\" \"b\"}");
	return false;
}

static enum wirefilter_type
comparison_read(struct wirefilter_scan *scan)
{
	struct wirefilter_value value;
	enum relation relation = RELATION_IN;
	size_t at;
	bool found = false;
	bool holds = false;

	if (!value_read(scan, &value) || !wirefilter_skip(scan))
		return WF_FAILED;
	at = scan->at;
	for (size_t i = 0; !found && i < sizeof(relations) / sizeof(*relations); i++) {
		found = wirefilter_take(scan, relations[i].word);
		relation = relations[i].relation;
	}
	if (!found)
		operator_fail(scan);
	if (!found || !relation_fits(scan, &value, relation, at))
		return WF_FAILED;
	switch (relation) {
	case RELATION_IN: holds = in_read(scan, &value); break;
	case RELATION_ORDER: holds = wirefilter_text_read(scan, &value); break;
	case RELATION_CONTAINS: holds = wirefilter_text_read(scan, NULL); break;
	case RELATION_MATCHES: holds = wirefilter_pattern_read(scan); break;
	case RELATION_WILDCARD: holds = wirefilter_wildcard_read(scan); break;
	case RELATION_AND: break;
	}
	return !holds ? WF_FAILED : value.mapped ? WF_BOOLS : WF_BOOL;
}

static bool
depth_enter(struct wirefilter_scan *scan, size_t at, size_t length)
{
	return ++scan->depth <= WIREFILTER_DEPTH ||
	       wirefilter_fail(
		       scan, WF_NEST, at, length, "nested deeper than %d", WIREFILTER_DEPTH);
}

static bool
paren_close(struct wirefilter_scan *scan)
{
	struct quote quote;
	size_t length;

	if (!wirefilter_skip(scan))
		return false;
	if (wirefilter_take(scan, ")"))
		return true;
	length = wirefilter_token(scan, scan->at);
	if (length == 0)
		return wirefilter_fail(
			scan, WF_UNCLOSED_PAREN, scan->at, 0, "a parenthesis is never closed");
	return wirefilter_fail(scan, WF_UNCLOSED_PAREN, scan->at, length, "expected ), found %s",
		quote_value(&quote, slice_part(scan->text, scan->at, length)));
}

/* Does a quantifier stand here: any or all with a parenthesis? */
static size_t
quantifier_length(const struct wirefilter_scan *scan)
{
	struct slice rest = slice_from(scan->text, scan->at);
	size_t at = 3;

	if (!slice_starts(rest, slice_of("any")) && !slice_starts(rest, slice_of("all")))
		return 0;
	while (at < rest.length && memchr(" \r\n", rest.at[at], 3))
		at++;
	return slice_byte(rest, at) == '(' ? at + 1 : 0;
}

static enum wirefilter_type operand_read(struct wirefilter_scan *scan);

/* any(…) or all(…): the argument is one operand and gives an answer for each item. */
static enum wirefilter_type
quantifier_read(struct wirefilter_scan *scan, size_t length)
{
	size_t start = scan->at;
	size_t argument;
	enum wirefilter_type type;

	if (!depth_enter(scan, start, 3))
		return WF_FAILED;
	scan->at += length;
	scan->quantifiers++;
	if (!wirefilter_skip(scan))
		return WF_FAILED;
	argument = scan->at;
	type = operand_read(scan);
	scan->quantifiers--;
	scan->depth--;
	if (type == WF_FAILED)
		return WF_FAILED;
	if (type == WF_BOOL) {
		wirefilter_fail(scan, WF_QUANT_ARG, argument, scan->at - argument,
			"%.3s needs a comparison of the items of a list", scan->text.at + start);
		verdict_help(scan->verdict, "write [*] behind a list, or remove %.3s",
			scan->text.at + start);
		return WF_FAILED;
	}
	if (!paren_close(scan)) {
		verdict_help(scan->verdict, "put what is combined within %.3s between parentheses",
			scan->text.at + start);
		return WF_FAILED;
	}
	return WF_BOOL;
}

static enum wirefilter_type
operand_read(struct wirefilter_scan *scan)
{
	size_t start, length;
	enum wirefilter_type type;

	if (!wirefilter_skip(scan))
		return WF_FAILED;
	start = scan->at;
	if (wirefilter_take(scan, "(")) {
		if (!depth_enter(scan, start, 1))
			return WF_FAILED;
		type = wirefilter_logical(scan);
		scan->depth--;
		return type != WF_FAILED && paren_close(scan) ? type : WF_FAILED;
	}
	if (wirefilter_take(scan, "not") || wirefilter_take(scan, "!")) {
		if (!depth_enter(scan, start, scan->at - start))
			return WF_FAILED;
		type = operand_read(scan);
		scan->depth--;
		return type;
	}
	length = quantifier_length(scan);
	return length > 0 ? quantifier_read(scan, length) : comparison_read(scan);
}

/* Moves over an operator that joins at this level or tighter, and tells its level. */
static bool
joint_take(struct wirefilter_scan *scan, unsigned lowest, unsigned *level)
{
	for (size_t i = 0; i < sizeof(joints) / sizeof(*joints); i++) {
		if (joints[i].level >= lowest && wirefilter_take(scan, joints[i].word)) {
			*level = joints[i].level;
			return true;
		}
	}
	return false;
}

static enum wirefilter_type
chain_read(struct wirefilter_scan *scan, unsigned lowest)
{
	enum wirefilter_type type = operand_read(scan);
	unsigned level;

	while (type != WF_FAILED) {
		enum wirefilter_type right;
		size_t start = scan->at;

		if (!wirefilter_skip(scan))
			return WF_FAILED;
		if (!joint_take(scan, lowest, &level)) {
			scan->at = start;
			return type;
		}
		if (!wirefilter_skip(scan))
			return WF_FAILED;
		start = scan->at;
		right = chain_read(scan, level + 1);
		if (right == WF_FAILED)
			return WF_FAILED;
		if (right != type) {
			wirefilter_fail(scan, WF_MIXED_LOGICAL, start, scan->at - start,
				"a condition on one value is combined with one on each item of a "
				"list");
			verdict_help(scan->verdict, "move it out of any or all");
			return WF_FAILED;
		}
	}
	return type;
}

enum wirefilter_type
wirefilter_logical(struct wirefilter_scan *scan)
{
	return chain_read(scan, 0);
}
