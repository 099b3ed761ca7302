#include "language/template.h"

#include "base/bytes.h"
#include "base/quote.h"

enum {
	TEMPLATE_UNKNOWN,
	TEMPLATE_UNCLOSED,
	TEMPLATE_BARE,
	TEMPLATE_COUNT,
};

static const struct complaint complaints[] = {
	[TEMPLATE_UNKNOWN] = { "TPL_UNKNOWN_VAR", "template-variable" },
	[TEMPLATE_UNCLOSED] = { "TPL_UNCLOSED", "template-variable" },
	[TEMPLATE_BARE] = { "TPL_BARE_VAR", "template-variable-spelling" },
	[TEMPLATE_COUNT] = { NULL, NULL },
};

static const char *const variables[] = { "serial_number", "hostname" };

enum {
	VARIABLES = 2,
};

/* The letters of a name, small, without what people put between and around them. */
static size_t
name_fold(struct slice name, char *folded, size_t size)
{
	size_t length = 0;

	for (size_t i = 0; i < name.length && length < size; i++)
		if (byte_is_letter(name.at[i]))
			folded[length++] = byte_lower(name.at[i]);
	return length;
}

/* The variable that was meant: one spelling starts like the other (`serial`, `Host Name`). */
static const char *
variable_guess(struct slice name)
{
	char wrong[16], right[16];
	size_t length = name_fold(name, wrong, sizeof(wrong));

	for (size_t i = 0; i < VARIABLES && length >= 4 && name.length <= 20; i++) {
		size_t whole = name_fold(slice_of(variables[i]), right, sizeof(right));

		if (length <= whole && memcmp(wrong, right, length) == 0)
			return variables[i];
	}
	return NULL;
}

static bool
is_variable(struct slice name)
{
	return slice_is(name, variables[0]) || slice_is(name, variables[1]);
}

static void
say_unknown(struct slice text, size_t at, size_t length, struct verdict *verdict)
{
	struct slice name = slice_part(text, at + 2, length - 3);
	const char *guess = variable_guess(name);
	struct quote quote;

	verdict_say(verdict, &complaints[TEMPLATE_UNKNOWN], at, length,
		"unknown variable %s; expected ${serial_number} or ${hostname}",
		quote_value(&quote, slice_part(text, at, length)));
	if (guess)
		verdict_help(verdict, "write ${%s}", guess);
}

/* Judges the variables; true where something was said. */
static bool
variables_refuse(struct slice text, struct verdict *verdict)
{
	for (size_t at = 0; at + 1 < text.length; at++) {
		size_t close;

		if (text.at[at] != '$' || text.at[at + 1] != '{')
			continue;
		close = at + slice_find(slice_from(text, at), '}');
		if (close == text.length) {
			verdict_say(verdict, &complaints[TEMPLATE_UNCLOSED], at, text.length - at,
				"the variable is never closed");
			verdict_help(verdict, "write } after its name");
			return true;
		}
		if (!is_variable(slice_part(text, at + 2, close - at - 2))) {
			say_unknown(text, at, close + 1 - at, verdict);
			return true;
		}
		at = close;
	}
	return false;
}

/* The length of a variable in a spelling of other languages: $hostname, {hostname}, %hostname%. */
static size_t
bare_length(struct slice rest, size_t *variable)
{
	char sign = slice_byte(rest, 0);
	char end = sign == '{' ? '}' : sign == '%' ? '%' : '\0';

	for (*variable = 0; *variable < VARIABLES; ++*variable) {
		struct slice name = slice_of(variables[*variable]);

		if (!slice_starts(slice_from(rest, 1), name))
			continue;
		if (end == '\0')
			return name.length + 1;
		if (slice_byte(rest, name.length + 1) == end)
			return name.length + 2;
	}
	return 0;
}

static void
bare_remark(struct slice text, struct verdict *verdict)
{
	for (size_t at = 0; at < text.length; at++) {
		bool inside = at > 0 && text.at[at] == '{' && text.at[at - 1] == '$';
		size_t variable = 0, length = 0;
		struct quote quote;

		if (!inside && memchr("$%{", text.at[at], 3))
			length = bare_length(slice_from(text, at), &variable);
		if (length == 0)
			continue;
		verdict_say(verdict, &complaints[TEMPLATE_BARE], at, length,
			"%s is plain text here, not a variable",
			quote_value(&quote, slice_part(text, at, length)));
		verdict_help(verdict, "write ${%s}", variables[variable]);
		return;
	}
}

static void
cn_template_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	if (!variables_refuse(text, verdict))
		bare_remark(text, verdict);
}

const struct language language_cn_template = {
	.name = "cn-template",
	.check = cn_template_check,
	.complaints = { complaints },
};
