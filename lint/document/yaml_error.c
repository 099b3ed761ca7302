#include "document/yaml_error.h"

/* Which bytes the problem is about. */
enum place {
	AT_PROBLEM, /* the character where libyaml stopped */
	AT_CONTEXT, /* the character where the thing begins that it was reading */
	AT_LINE, /* from the context to the end of its line */
	AT_ESCAPE, /* the escape that begins where libyaml stopped */
	AT_DIGITS, /* the escape behind whose letter it stopped */
	AT_TAG, /* from the context to the next blank */
};

/* How one of libyaml's errors is told. The first that fits counts. */
struct wording {
	const char *problem; /* libyaml's words */
	const char *context; /* what its context ends in; NULL: any */
	enum place place;
	const char *message; /* where it ends in a blank, what was found is added */
	const char *help; /* may be NULL */
	const char *related; /* what the context's place is, NULL: not told */
};

static const struct wording wordings[] = {
	{ "found character that cannot start any token", NULL, AT_PROBLEM,
		"no plain value can begin with ", "quote the value", NULL },
	{ "mapping values are not allowed in this context", NULL, AT_PROBLEM,
		"a ':' makes no sense here: quote the value",
		"or check the indentation of this line and the one before", NULL },
	{ "mapping keys are not allowed in this context", NULL, AT_PROBLEM,
		"a '?' cannot begin a key here", "quote the value", NULL },
	{ "block sequence entries are not allowed in this context", NULL, AT_PROBLEM,
		"a '-' cannot begin a list here", "begin the list on a line of its own", NULL },
	{ "could not find expected ':'", NULL, AT_LINE, "this key lacks its ':'",
		"write `key: value`, or check the indentation", NULL },
	{ "found unexpected end of stream", NULL, AT_CONTEXT, "this quote is never closed", NULL,
		NULL },
	{ "found unexpected document indicator", NULL, AT_CONTEXT,
		"this quote is not closed before the document ends", NULL, NULL },
	{ "found unknown escape character", NULL, AT_ESCAPE, "there is no such escape: ",
		"write \\\\ for a backslash, or put the text into single quotes", NULL },
	{ "did not find expected hexdecimal number", NULL, AT_DIGITS,
		"this escape has too few hexadecimal digits",
		"\\x takes two of them, \\u four, \\U eight", NULL },
	{ "found invalid Unicode character escape code", NULL, AT_DIGITS,
		"this escape names no character",
		"write the character itself; halves of surrogate pairs do not count in YAML",
		NULL },
	{ "did not find expected alphabetic or numeric character", "an alias", AT_CONTEXT,
		"a '*' begins an alias here: quote the value", NULL, NULL },
	{ "did not find expected alphabetic or numeric character", "an anchor", AT_CONTEXT,
		"a '&' begins an anchor here: quote the value", NULL, NULL },
	{ "found a tab character where an indentation space is expected", NULL, AT_PROBLEM,
		"a tab cannot indent YAML: use spaces", NULL, NULL },
	{ "found a tab character that violates indentation", NULL, AT_PROBLEM,
		"a tab cannot indent YAML: use spaces", NULL, NULL },
	{ "found an indentation indicator equal to 0", NULL, AT_PROBLEM,
		"the indentation of a text block is told by a digit from 1 to 9", NULL, NULL },
	{ "did not find expected comment or line break", "a block scalar", AT_PROBLEM,
		"nothing may follow the '|' or '>' of a text block on its line, but here is ",
		"or quote the value", NULL },
	{ "found undefined tag handle", NULL, AT_TAG, "no %TAG line defines the handle of this tag",
		"quote the value if it is none", NULL },
	{ "did not find expected <document start>", NULL, AT_PROBLEM,
		"the document ends before this (a next one begins with '---'): ", NULL, NULL },
	{ "did not find expected node content", NULL, AT_PROBLEM, "a value is missing before ",
		NULL, NULL },
	{ "did not find expected '-' indicator", NULL, AT_PROBLEM,
		"expected the '-' of a list item, found ", "check the indentation of this line",
		"the list begins here" },
	{ "did not find expected key", NULL, AT_PROBLEM, "expected a key, found ",
		"check the indentation and the quotes of this line and the one before",
		"the mapping begins here" },
	{ "did not find expected ',' or ']'", NULL, AT_PROBLEM, "a ',' or ']' is missing before ",
		NULL, "the list begins here" },
	{ "did not find expected ',' or '}'", NULL, AT_PROBLEM, "a ',' or '}' is missing before ",
		NULL, "the mapping begins here" },
	{ "found incompatible YAML document", NULL, AT_PROBLEM, "only YAML 1.1 and 1.2 are read",
		NULL, NULL },
	{ "found duplicate %YAML directive", NULL, AT_PROBLEM, "a second %YAML line", NULL, NULL },
	{ "found duplicate %TAG directive", NULL, AT_PROBLEM,
		"a second %TAG line for the same handle", NULL, NULL },
	{ "found unknown directive name", NULL, AT_LINE,
		"a line that begins with '%' is a directive, and this one is unknown",
		"quote the value if it is none", NULL },
};

static bool
ends(const char *text, const char *ending)
{
	return text && slice_ends(slice_of(text), slice_of(ending));
}

/* The wording for an error that has none of its own: by what was being read, else libyaml's words.
 */
static struct wording
wording_other(const yaml_parser_t *parser)
{
	struct wording wording = { .place = AT_PROBLEM };

	wording.message = parser->problem ? parser->problem : "YAML cannot be read here";
	if (ends(parser->context, "directive"))
		wording.message =
			"a line that begins with '%' is a directive, and this one is malformed";
	if (ends(parser->context, " tag")) {
		wording.place = AT_TAG;
		wording.message = "a '!' begins a tag, and this one is malformed";
		wording.help = "quote the value if it is none";
	}
	return wording;
}

static struct wording
wording_of(const yaml_parser_t *parser)
{
	for (size_t i = 0; i < sizeof(wordings) / sizeof(*wordings); i++)
		if (parser->problem && strcmp(wordings[i].problem, parser->problem) == 0 &&
			(!wordings[i].context || ends(parser->context, wordings[i].context)))
			return wordings[i];
	return wording_other(parser);
}

uint32_t
yaml_error_byte(const yaml_parser_t *parser, const struct yaml_text *text)
{
	if (parser->error == YAML_READER_ERROR)
		return parser->problem_offset < text->end - text->start
			       ? text->start + (uint32_t)parser->problem_offset
			       : text->end;
	return yaml_text_byte(text, parser->problem_mark.index);
}

/* From `start` up to the first of `signs` or the end of the text. */
static uint32_t
bytes_until(const struct yaml_text *text, uint32_t start, const char *signs)
{
	uint32_t at = start;

	while (at < text->end && !strchr(signs, text->bytes[at]))
		at++;
	return at;
}

/* An escape ends with its digits, as many as are there. */
static struct range
escape_range(const struct yaml_text *text, uint32_t backslash)
{
	static const struct {
		char letter;
		uint32_t digits;
	} letters[] = { { 'x', 2 }, { 'u', 4 }, { 'U', 8 } };
	uint32_t letter = backslash + yaml_text_step(text, backslash);
	uint32_t end = letter + yaml_text_step(text, letter);
	uint32_t digits = 0;

	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters) && letter < text->end; i++)
		if (text->bytes[letter] == letters[i].letter)
			digits = letters[i].digits;
	while (digits > 0 && end < text->end &&
		strchr("0123456789abcdefABCDEF", text->bytes[end])) {
		end++;
		digits--;
	}
	return (struct range){ backslash, end };
}

static struct range
range_of(enum place place, const yaml_parser_t *parser, const struct yaml_text *text)
{
	uint32_t problem = yaml_error_byte(parser, text);
	uint32_t context =
		parser->context ? yaml_text_byte(text, parser->context_mark.index) : problem;

	switch (place) {
	case AT_PROBLEM: break;
	case AT_CONTEXT: return (struct range){ context, context + yaml_text_step(text, context) };
	case AT_LINE: return (struct range){ context, bytes_until(text, context, "\r\n") };
	case AT_ESCAPE: return escape_range(text, problem);
	case AT_DIGITS: return escape_range(text, problem - 2);
	case AT_TAG: return (struct range){ context, bytes_until(text, context, " \t\r\n,[]{}") };
	}
	return (struct range){ problem, problem + yaml_text_step(text, problem) };
}

/* What stands at a range, for the end of a message. */
static const char *
found_at(struct source *source, const struct yaml_text *text, struct range range)
{
	if (range.start >= text->end)
		return "the end of the file";
	switch (text->bytes[range.start]) {
	case '\n':
	case '\r': return "the end of the line";
	case '\t': return "a tab";
	case '\'': return "a quote";
	default: break;
	}
	return arena_format(&source->arena, "'%.*s'", (int)(range.end - range.start),
		text->bytes + range.start);
}

/* Does a template placeholder open on this line before the byte? */
static bool
is_behind_placeholder(const struct yaml_text *text, uint32_t byte)
{
	uint32_t at = byte;

	while (at > text->start && text->bytes[at - 1] != '\n') {
		at--;
		if (at + 1 < text->end && text->bytes[at] == '{' && text->bytes[at + 1] == '{')
			return true;
	}
	return false;
}

void
yaml_error_report(const yaml_parser_t *parser, const struct yaml_text *text, struct source *source)
{
	struct wording wording = wording_of(parser);
	struct range range = range_of(wording.place, parser, text);
	bool tab = range.start < text->end && text->bytes[range.start] == '\t';
	struct problem *problem;

	if (tab && parser->error == YAML_SCANNER_ERROR)
		wording.message = "a tab cannot indent YAML: use spaces";
	problem = source_problem(source, "syntax", range, "%s%s", wording.message,
		ends(wording.message, " ") ? found_at(source, text, range) : "");
	problem->help = tab ? NULL : wording.help;
	if (is_behind_placeholder(text, range.start))
		problem->help = "quote the whole value where a {{ placeholder }} is a part of it";
	if (wording.related && parser->context) {
		problem->related = wording.related;
		problem->related_range = range_of(AT_CONTEXT, parser, text);
	}
}
