#include "language/header.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"

static const struct complaint complaints[] = {
	{ "HEADER_NAME", "header-name-format" },
	{ NULL, NULL },
};

static size_t
token_end(struct slice text)
{
	size_t at = 0;

	while (at < text.length &&
		(byte_is_alnum(text.at[at]) || memchr("!#$%&'*+-.^_`|~", text.at[at], 15)))
		at++;
	return at;
}

static void
header_name_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	size_t end = token_end(text);
	struct slice trimmed = slice_trimmed(text);
	struct quote quote;
	uint32_t rune;
	size_t length = rune_read(slice_from(text, end), &rune);

	(void)grammar;
	if (text.length > 0 && end == text.length)
		return;
	if (trimmed.length == 0) {
		verdict_say(verdict, complaints, 0, text.length, "the header name is empty");
		return;
	}
	verdict_say(verdict, complaints, end, length ? length : 1,
		"%s is not allowed in the name of an HTTP header",
		quote_value(&quote, slice_part(text, end, length ? length : 1)));
	if (trimmed.at[trimmed.length - 1] == ':')
		trimmed.length--;
	if (trimmed.length > 0 && trimmed.length <= 100 && token_end(trimmed) == trimmed.length)
		verdict_help(verdict, "write %.*s", (int)trimmed.length, trimmed.at);
	else if (text.at[end] == ' ')
		verdict_help(verdict, "write a hyphen in place of the space");
}

const struct language language_http_header_name = {
	.name = "http-header-name",
	.check = header_name_check,
	.complaints = { complaints },
};
