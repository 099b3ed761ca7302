#include "suppress/comment.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "base/suggest.h"
#include "document/document.h"
#include "document/position.h"

#include <stdlib.h>

/* A comment that is being taken apart. */
struct parser {
	struct arena *arena;
	struct comment *comment;
	struct slice rest;
};

static uint32_t
offset_of(const struct parser *parser, struct slice part)
{
	return (uint32_t)(part.at - parser->comment->source->bytes);
}

static struct range
range_of(const struct parser *parser, struct slice part)
{
	uint32_t start = offset_of(parser, part);

	return (struct range){ .start = start, .end = start + (uint32_t)part.length };
}

/* Notes the first fault. */
static void
parser_fault(struct parser *parser, struct slice part, const char *fault, const char *help)
{
	struct comment *comment = parser->comment;

	if (comment->fault)
		return;
	comment->fault = fault;
	comment->fault_range = part.length > 0 ? range_of(parser, part) : comment->range;
	comment->help = help;
}

/* Takes a word: all up to a blank or a comma. */
static struct slice
parser_word(struct parser *parser)
{
	struct slice rest = slice_trimmed(parser->rest);
	size_t length = 0;

	while (length < rest.length && !byte_is_space(rest.at[length]) && rest.at[length] != ',')
		length++;
	parser->rest = slice_trimmed(slice_from(rest, length));
	return slice_first(rest, length);
}

/* "ignore" or "ignore-file". */
static void
parse_verb(struct parser *parser, bool *file)
{
	struct slice verb = parser_word(parser);
	struct suggest suggest;
	struct slice best;
	struct quote quote;

	*file = slice_is(verb, "ignore-file");
	if (*file || slice_is(verb, "ignore"))
		return;
	suggest_init(&suggest, verb);
	suggest_offer(&suggest, slice_of("ignore"));
	suggest_offer(&suggest, slice_of("ignore-file"));
	best = suggest_best(&suggest);
	parser_fault(parser, verb,
		arena_format(parser->arena, "%s is nothing that ztlint understands in a comment",
			quote_value(&quote, verb)),
		best.length > 0
			? arena_format(parser->arena, "write %.*s", (int)best.length, best.at)
			: "write ignore or ignore-file");
}

static void
parse_rules(struct parser *parser)
{
	struct comment_rule **last = &parser->comment->rules;
	struct slice word;

	do {
		while (parser->rest.length > 0 && parser->rest.at[0] == ',')
			parser->rest = slice_trimmed(slice_from(parser->rest, 1));
		if (parser->rest.length == 0)
			break;
		word = parser_word(parser);
		*last = arena_alloc(parser->arena, sizeof(**last));
		**last = (struct comment_rule){
			.id = word,
			.rule = rule_find(word),
			.range = range_of(parser, word),
		};
		last = &(*last)->next;
	} while (parser->rest.length > 0 && parser->rest.at[0] == ',');
	if (!parser->comment->rules)
		parser_fault(parser, (struct slice){ 0 }, "this names no rule to ignore",
			"name the rule, as in: ztlint: ignore rule-id -- reason");
}

/* "until 2026-12-31" */
static void
parse_expiry(struct parser *parser)
{
	struct comment *comment = parser->comment;
	struct slice word;

	if (parser->rest.length == 0)
		return;
	word = parser_word(parser);
	if (!slice_is(word, "until")) {
		parser_fault(parser, word, "a rule id, until or -- was expected here",
			"put a comma between rules, and -- before the reason");
		return;
	}
	comment->expires = parser_word(parser);
	comment->expires_range = range_of(parser, comment->expires);
}

/* Where the reason begins: " --" at the end or before a blank. */
static size_t
reason_start(struct slice text)
{
	for (size_t i = 0; i + 1 < text.length; i++) {
		if (text.at[i] == '-' && text.at[i + 1] == '-' &&
			(i == 0 || byte_is_space(text.at[i - 1])) &&
			(i + 2 == text.length || byte_is_space(text.at[i + 2])))
			return i;
	}
	return text.length;
}

/* Takes what follows "ztlint:". */
static void
parse(struct parser *parser, bool *file)
{
	size_t dashes = reason_start(parser->rest);

	parser->comment->reason = slice_trimmed(slice_from(parser->rest, dashes + 2));
	parser->rest = slice_trimmed(slice_first(parser->rest, dashes));
	parse_verb(parser, file);
	if (!parser->comment->fault)
		parse_rules(parser);
	if (!parser->comment->fault)
		parse_expiry(parser);
}

/* Does the comment that begins with this # speak to us? Answers what follows "ztlint:". */
static bool
is_ours(struct slice text, struct slice *words)
{
	size_t at = 1;

	while (at < text.length && (text.at[at] == ' ' || text.at[at] == '\t'))
		at++;
	*words = slice_from(text, at);
	if (!slice_starts(*words, slice_of("ztlint:")))
		return false;
	*words = slice_trimmed(slice_from(*words, 7));
	return true;
}

/* Is there nothing but blanks before that byte on its line? */
static bool
stands_alone(const struct source *source, uint32_t offset)
{
	while (offset > source->start &&
		(source->bytes[offset - 1] == ' ' || source->bytes[offset - 1] == '\t'))
		offset--;
	return offset == source->start || source->bytes[offset - 1] == '\n' ||
	       source->bytes[offset - 1] == '\r';
}

static bool
line_is_comment(struct slice line)
{
	line = slice_trimmed(line);
	return line.length > 0 && line.at[0] == '#';
}

/* A source while its comments are read. */
struct reader {
	struct arena *arena;
	struct source *source;
	uint32_t content; /* the first line that is no comment, blank, directive or `---` */
	uint32_t block_end; /* the line below the comments that were met last */
};

/* The next line that is no comment. The lines of one block of comments are walked once. */
static uint32_t
line_below(struct reader *reader, uint32_t line)
{
	if (line >= reader->block_end) {
		do
			line++;
		while (line_is_comment(position_line(reader->source, line)));
		reader->block_end = line;
	}
	return reader->block_end;
}

/* Does the file hold nothing before that line but comments, blank lines, directives and `---`? */
static bool
stands_at_head(struct reader *reader, uint32_t last)
{
	for (; reader->content < last; reader->content++) {
		struct slice line = slice_trimmed(position_line(reader->source, reader->content));

		if (line.length > 0 && line.at[0] != '#' && line.at[0] != '%' &&
			!slice_is(line, "---"))
			return false;
	}
	return true;
}

static struct comment *
comment_read(struct reader *reader, struct slice text, struct slice words)
{
	struct source *source = reader->source;
	struct comment *comment = arena_alloc(reader->arena, sizeof(*comment));
	struct parser parser = { .arena = reader->arena, .comment = comment, .rest = words };
	bool alone;
	bool file;

	*comment = (struct comment){ .source = source };
	comment->range = range_of(&parser, text);
	comment->line = position_of(source, comment->range.start).line;
	alone = stands_alone(source, comment->range.start);
	parse(&parser, &file);
	if (file && !(alone && stands_at_head(reader, comment->line))) {
		comment->fault = NULL;
		parser_fault(&parser, text, "ignore-file stands before everything else in a file",
			"move it to the first line, or write ignore");
	}
	if (file)
		comment->line = 0;
	else if (alone)
		comment->line = line_below(reader, comment->line);
	return comment;
}

static void
array_fill(struct comments *comments, struct arena *arena)
{
	comments->count = 0;
	for (struct comment *one = comments->first; one; one = one->next)
		comments->count++;
	comments->by_line = arena_array(arena, comments->count, sizeof(*comments->by_line));
	comments->count = 0;
	for (struct comment *one = comments->first; one; one = one->next)
		comments->by_line[comments->count++] = one;
}

/* Strikes what stands inside a piece of text: that is no comment. */
static void
range_strike(const struct comments *comments, struct range range)
{
	size_t low = 0;
	size_t high = comments->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (comments->by_line[middle]->range.start > range.start)
			high = middle;
		else
			low = middle + 1;
	}
	for (; low < comments->count && comments->by_line[low]->range.start < range.end; low++)
		comments->by_line[low]->source = NULL;
}

/* Leaves only those that are comments. The array is in order of the text here. */
static void
comments_sift(struct comments *comments, const struct source *source)
{
	struct comment **link = &comments->first;

	for (const struct document *document = source->documents; comments->count > 0 && document;
		document = document->next) {
		for (uint32_t i = 1; i < document->count; i++) {
			const struct node *node = &document->nodes[i];

			if (node->kind == NODE_STRING)
				range_strike(comments, node_range(node));
			range_strike(comments, node_key_range(node));
		}
	}
	while (*link) {
		if ((*link)->source)
			link = &(*link)->next;
		else
			*link = (*link)->next;
	}
}

static int
comment_order(const void *a, const void *b)
{
	const struct comment *one = *(const struct comment *const *)a;
	const struct comment *two = *(const struct comment *const *)b;

	if (one->line != two->line)
		return one->line < two->line ? -1 : 1;
	return one->range.start < two->range.start ? -1 : one->range.start > two->range.start;
}

size_t
comments_about(const struct comments *comments, uint32_t line)
{
	size_t low = 0;
	size_t high = comments->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (comments->by_line[middle]->line >= line)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Does a comment begin at this #? */
static bool
is_comment(const struct source *source, size_t at)
{
	return at == source->start || byte_is_space(source->bytes[at - 1]);
}

struct comments
comments_read(struct arena *arena, struct source *source)
{
	struct reader reader = { .arena = arena, .source = source, .content = 1 };
	struct comments comments = { 0 };
	struct comment **last = &comments.first;
	struct slice words;

	if (source->format != SOURCE_YAML)
		return comments;
	for (size_t at = source->start; at < source->size; at++) {
		struct slice text = { .at = source->bytes + at, .length = source->size - at };
		size_t sign = slice_find(text, '#');

		at += sign;
		text = slice_from(text, sign);
		text = slice_first(text, slice_find(text, '\n'));
		if (text.length == 0 || !is_comment(source, at) || !is_ours(text, &words))
			continue;
		*last = comment_read(&reader, slice_trimmed(text), words);
		last = &(*last)->next;
		at += text.length - 1;
	}
	if (!comments.first)
		return comments;
	array_fill(&comments, arena);
	comments_sift(&comments, source);
	array_fill(&comments, arena);
	qsort(comments.by_line, comments.count, sizeof(*comments.by_line), comment_order);
	return comments;
}
