#include "language/wirefilter.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"
#include "base/suggest.h"
#include "language/wirefilter_scan.h"

#include <stdarg.h>
#include <stdio.h>

static const struct complaint complaints[] = {
	[WF_EMPTY] = { "WF_EMPTY", "expression-format" },
	[WF_TOO_LONG] = { "WF_TOO_LONG", "expression-format" },
	[WF_UNKNOWN_IDENT] = { "WF_UNKNOWN_IDENT", "unknown-selector" },
	[WF_EXPECT_IDENT] = { "WF_EXPECT_IDENT", "expression-format" },
	[WF_EXPECT_OP] = { "WF_EXPECT_OP", "expression-format" },
	[WF_BAD_OP] = { "WF_BAD_OP", "expression-format" },
	[WF_EXPECT_VALUE] = { "WF_EXPECT_VALUE", "expression-format" },
	[WF_BAD_ESCAPE] = { "WF_BAD_ESCAPE", "expression-format" },
	[WF_UNTERMINATED_STRING] = { "WF_UNTERMINATED_STRING", "expression-format" },
	[WF_RAW_HASHES] = { "WF_RAW_HASHES", "expression-format" },
	[WF_EXPECT_BRACE] = { "WF_EXPECT_BRACE", "expression-format" },
	[WF_COMMA_IN_SET] = { "WF_COMMA_IN_SET", "expression-format" },
	[WF_UNCLOSED_BRACE] = { "WF_UNCLOSED_BRACE", "expression-format" },
	[WF_UNCLOSED_PAREN] = { "WF_UNCLOSED_PAREN", "expression-format" },
	[WF_LIST_UNAVAILABLE] = { "WF_LIST_UNAVAILABLE", "expression-format" },
	[WF_INDEX_SYNTAX] = { "WF_INDEX_SYNTAX", "expression-format" },
	[WF_INDEX_TYPE] = { "WF_INDEX_TYPE", "expression-format" },
	[WF_NOT_BOOL] = { "WF_NOT_BOOL", "expression-format" },
	[WF_MIXED_LOGICAL] = { "WF_MIXED_LOGICAL", "expression-format" },
	[WF_QUANT_ARG] = { "WF_QUANT_ARG", "expression-format" },
	[WF_UNKNOWN_FUNC] = { "WF_UNKNOWN_FUNC", "expression-format" },
	[WF_TRAILING] = { "WF_TRAILING", "expression-format" },
	[WF_TAB] = { "WF_TAB", "expression-format" },
	[WF_REGEX] = { "WF_REGEX", "expression-format" },
	[WF_WILDCARD] = { "WF_WILDCARD", "expression-format" },
	[WF_NEST] = { "WF_NEST", "expression-format" },
	[WF_ARRAY_SCALAR] = { "WF_ARRAY_SCALAR", "list-compared-as-text" },
	[WF_MEMBER] = { "WF_MEMBER", "list-compared-as-text" },
	[WF_VALUE] = { "WF_VALUE", "expression-never-holds" },
	[WF_SET] = { "WF_SET", "expression-never-holds" },
	[WF_FAULTS] = { NULL, NULL },
};

const struct selector_name selector_names[SELECTORS] = {
	[SELECT_EMAIL] = { "identity.email", false },
	[SELECT_NAME] = { "identity.name", false },
	[SELECT_GROUP_ID] = { "identity.groups.id", true },
	[SELECT_GROUP_NAME] = { "identity.groups.name", true },
	[SELECT_GROUP_EMAIL] = { "identity.groups.email", true },
	[SELECT_SAML] = { "identity.saml_attributes", true },
	[SELECT_TOKEN] = { "identity.service_token_uuid", false },
	[SELECT_NETWORK] = { "network", false },
	[SELECT_SYSTEM] = { "os.name", false },
	[SELECT_VERSION] = { "os.version", false },
	[SELECT_COLO] = { "colo", false },
};

enum {
	SELECT_IDENTITY = 1 << SELECT_EMAIL | 1 << SELECT_GROUP_ID | 1 << SELECT_GROUP_NAME |
			  1 << SELECT_GROUP_EMAIL | 1 << SELECT_SAML,
	SELECT_DEVICE = 1 << SELECT_NETWORK | 1 << SELECT_SYSTEM | 1 << SELECT_VERSION,
};

bool
wirefilter_fail(struct wirefilter_scan *scan, enum wirefilter_fault fault, size_t at, size_t length,
	const char *format, ...)
{
	char words[2 * QUOTE_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words, sizeof(words), format, arguments);
	va_end(arguments);
	verdict_say(scan->verdict, &complaints[fault], at, length, "%s", words);
	return false;
}

void
wirefilter_remark(struct wirefilter_scan *scan, enum wirefilter_fault fault, size_t at,
	size_t length, const char *help, const char *format, ...)
{
	va_list arguments;

	if (scan->remark != WF_FAULTS)
		return;
	scan->remark = fault;
	scan->remark_at = at;
	scan->remark_length = length;
	snprintf(scan->remark_help, sizeof(scan->remark_help), "%s", help ? help : "");
	va_start(arguments, format);
	vsnprintf(scan->remark_words, sizeof(scan->remark_words), format, arguments);
	va_end(arguments);
}

bool
wirefilter_skip(struct wirefilter_scan *scan)
{
	while (scan->at < scan->text.length && memchr(" \r\n", scan->text.at[scan->at], 3))
		scan->at++;
	if (slice_byte(scan->text, scan->at) != '\t')
		return true;
	wirefilter_fail(scan, WF_TAB, scan->at, 1, "a tab is not allowed here");
	verdict_help(scan->verdict, "write blanks");
	return false;
}

bool
wirefilter_take(struct wirefilter_scan *scan, const char *word)
{
	struct slice wanted = slice_of(word);

	if (!slice_starts(slice_from(scan->text, scan->at), wanted))
		return false;
	scan->at += wanted.length;
	return true;
}

static bool
is_word(int byte)
{
	return byte_is_alnum(byte) || byte == '_';
}

size_t
wirefilter_token(const struct wirefilter_scan *scan, size_t at)
{
	size_t end = at;
	uint32_t rune;

	while (is_word(byte_at(scan->text, end)))
		end++;
	return end > at ? end - at : rune_read(slice_from(scan->text, at), &rune);
}

/* White space in the sense of Unicode, of which the ends of an expression are freed. */
static bool
is_space(uint32_t rune)
{
	return (rune >= 9 && rune <= 13) || rune == ' ' || rune == 0x85 || rune == 0xa0 ||
	       rune == 0x1680 || (rune >= 0x2000 && rune <= 0x200a) || rune == 0x2028 ||
	       rune == 0x2029 || rune == 0x202f || rune == 0x205f || rune == 0x3000;
}

/* Where the text begins, and with *end where it ends. */
static size_t
space_trim(struct slice text, size_t *end)
{
	size_t start = text.length;
	uint32_t rune;

	*end = 0;
	for (size_t at = 0; at < text.length;) {
		size_t length = rune_read(slice_from(text, at), &rune);

		if (length == 0)
			length = 1;
		else if (is_space(rune)) {
			at += length;
			continue;
		}
		if (start == text.length)
			start = at;
		at += length;
		*end = at;
	}
	return start;
}

static void
remark_say(struct wirefilter_scan *scan)
{
	verdict_say(scan->verdict, &complaints[scan->remark], scan->remark_at, scan->remark_length,
		"%s", scan->remark_words);
	if (scan->remark_help[0])
		verdict_help(scan->verdict, "%s", scan->remark_help);
}

/* What stands behind a complete expression. */
static void
trailing_fail(struct wirefilter_scan *scan)
{
	size_t length = wirefilter_token(scan, scan->at);
	struct slice token = slice_part(scan->text, scan->at, length);
	struct quote quote;

	if (slice_is(token, ")")) {
		wirefilter_fail(scan, WF_TRAILING, scan->at, length, "this ) closes nothing");
		return;
	}
	wirefilter_fail(scan, WF_TRAILING, scan->at, length,
		"expected and, or, or the end of the expression, found %s",
		quote_value(&quote, token));
	if (slice_is(token, "AND") || slice_is(token, "OR") || slice_is(token, "And") ||
		slice_is(token, "Or"))
		verdict_help(
			scan->verdict, "write %s", byte_lower(token.at[0]) == 'a' ? "and" : "or");
	else if (slice_is(token, "&") || slice_is(token, "|"))
		verdict_help(scan->verdict, "write %s", token.at[0] == '&' ? "and" : "or");
}

static void
expression_check(struct slice text, unsigned selectors, const char *field, struct verdict *verdict)
{
	struct wirefilter_scan scan = {
		.selectors = selectors,
		.field = field,
		.verdict = verdict,
		.remark = WF_FAULTS,
	};
	size_t end;
	enum wirefilter_type type;

	scan.at = space_trim(text, &end);
	scan.text = slice_first(text, end);
	if (end == 0) {
		wirefilter_fail(&scan, WF_EMPTY, 0, 0, "the expression is empty");
		return;
	}
	if (end > WIREFILTER_SIZE) {
		wirefilter_fail(&scan, WF_TOO_LONG, 0, 0,
			"the expression has %zu bytes, and %d are the limit", end, WIREFILTER_SIZE);
		return;
	}
	end = scan.at;
	type = wirefilter_logical(&scan);
	if (type == WF_FAILED || !wirefilter_skip(&scan))
		return;
	if (scan.at < scan.text.length) {
		trailing_fail(&scan);
	} else if (type == WF_BOOLS) {
		wirefilter_fail(&scan, WF_NOT_BOOL, end, scan.text.length - end,
			"the comparison gives one answer for each item of a list");
		verdict_help(verdict, "put it between any( and )");
	} else if (scan.remark != WF_FAULTS) {
		remark_say(&scan);
	}
}

static void
device_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	expression_check(text, SELECT_IDENTITY | SELECT_DEVICE | 1 << SELECT_TOKEN,
		"device profiles", verdict);
}

static void
registration_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	expression_check(text, SELECT_IDENTITY | 1 << SELECT_NAME, "IP profiles", verdict);
}

static void
dex_rule_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	expression_check(
		text, SELECT_IDENTITY | SELECT_DEVICE | 1 << SELECT_COLO, "DEX rules", verdict);
}

const struct language language_wirefilter_device = {
	.name = "wirefilter-device",
	.check = device_check,
	.complaints = { complaints },
};

const struct language language_wirefilter_registration = {
	.name = "wirefilter-registration",
	.check = registration_check,
	.complaints = { complaints },
};

const struct language language_wirefilter_dex_rule = {
	.name = "wirefilter-dex-rule",
	.check = dex_rule_check,
	.complaints = { complaints },
};
