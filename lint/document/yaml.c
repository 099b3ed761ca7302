#include "document/yaml.h"

#include "base/bug.h"
#include "base/bytes.h"
#include "document/yaml_error.h"
#include "document/yaml_text.h"
#include "document/yaml_tree.h"

#include <yaml.h>

struct reader {
	struct source *source;
	yaml_parser_t parser;
	struct yaml_text text;
	struct yaml_tree tree;
	bool cut; /* the text ends in a flaw, and what comes next runs into it */
};

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static uint32_t
skip_comment(const char *bytes, uint32_t at, uint32_t end)
{
	while (at < end && bytes[at] != '\n' && bytes[at] != '\r')
		at++;
	return at;
}

/* A tag ends before a blank or, in flow style, before a sign of that. */
static uint32_t
skip_tag(const char *bytes, uint32_t at, uint32_t end)
{
	bool verbatim = at + 1 < end && bytes[at + 1] == '<';

	while (at < end && !is_blank(bytes[at]) && (verbatim || !strchr(",[]{}", bytes[at])))
		if (bytes[at++] == '>' && verbatim)
			break;
	return at;
}

static uint32_t
skip_anchor(const char *bytes, uint32_t at, uint32_t end)
{
	do
		at++;
	while (at < end && (strchr("-_", bytes[at]) || byte_is_alnum(bytes[at])));
	return at;
}

/* libyaml's marks begin with a node's tag and anchor; we want the node itself. */
static struct range
without_properties(const struct reader *reader, struct range range)
{
	const char *bytes = reader->source->bytes;
	uint32_t at = range.start;

	while (at < range.end) {
		if (bytes[at] == '!')
			at = skip_tag(bytes, at, range.end);
		else if (bytes[at] == '&')
			at = skip_anchor(bytes, at, range.end);
		else if (bytes[at] == '#')
			at = skip_comment(bytes, at, range.end);
		else if (is_blank(bytes[at]))
			at++;
		else
			break;
	}
	return (struct range){ at, range.end };
}

static struct range
event_range(const struct reader *reader, const yaml_event_t *event)
{
	return (struct range){
		.start = yaml_text_byte(&reader->text, event->start_mark.index),
		.end = yaml_text_byte(&reader->text, event->end_mark.index),
	};
}

/* The marks of a text block reach over the empty lines behind it. */
static struct range
without_breaks(const struct reader *reader, struct range range)
{
	while (range.end > range.start + 1 && is_blank(reader->source->bytes[range.end - 1]))
		range.end--;
	return range;
}

/* Where the source spells the text as it is, perhaps between quotes, the token views it. */
static void
token_view(const struct reader *reader, struct yaml_token *token, bool block)
{
	uint32_t quotes = token->plain ? 0 : 2;
	uint32_t length = token->range.end - token->range.start;
	const char *at = reader->source->bytes + token->range.start + quotes / 2;

	if (block || length < quotes || length - quotes != token->text.length)
		return;
	if (memcmp(at, token->text.at, token->text.length) != 0)
		return;
	token->text.at = at;
	token->view = true;
}

static void
token_set(struct yaml_token *token, const struct reader *reader, const yaml_event_t *event,
	struct range range)
{
	yaml_scalar_style_t style = event->data.scalar.style;
	bool block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;

	*token = (struct yaml_token){
		.range = range,
		.text = { (const char *)event->data.scalar.value, event->data.scalar.length },
		.plain = style == YAML_PLAIN_SCALAR_STYLE,
		.tag = (const char *)event->data.scalar.tag,
		.anchor = slice_of((const char *)event->data.scalar.anchor),
	};
	if (token->tag || token->anchor.length != 0)
		token->range = without_properties(reader, range);
	if (block)
		token->range = without_breaks(reader, token->range);
	token_view(reader, token, block);
}

/* Nothing between two document markers: no document. */
static bool
is_nothing(const struct reader *reader, const struct yaml_token *token)
{
	return !reader->tree.document && token->plain && token->text.length == 0 && !token->tag &&
	       token->anchor.length == 0;
}

static void
read_scalar(struct reader *reader, const yaml_event_t *event, struct range range)
{
	struct yaml_token token;

	token_set(&token, reader, event, range);
	if (!is_nothing(reader, &token))
		yaml_tree_scalar(&reader->tree, &token);
}

/* What opens a container: its sign, or the first byte of one in block style. */
static struct yaml_token
container_token(const struct reader *reader, struct range range, const yaml_char_t *tag,
	const yaml_char_t *anchor)
{
	struct yaml_token token = {
		.range = range,
		.tag = (const char *)tag,
		.anchor = slice_of((const char *)anchor),
	};

	/* In block style the mark ends with the properties, perhaps far before the first token. */
	range.end = reader->text.end;
	if (tag || anchor)
		token.range.start = without_properties(reader, range).start;
	token.range.end = token.range.start + yaml_text_step(&reader->text, token.range.start);
	return token;
}

static void
read_sequence(struct reader *reader, const yaml_event_t *event, struct range range)
{
	bool flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	struct yaml_token token = container_token(
		reader, range, event->data.sequence_start.tag, event->data.sequence_start.anchor);

	yaml_tree_open(&reader->tree, NODE_ARRAY, flow, &token);
}

static void
read_mapping(struct reader *reader, const yaml_event_t *event, struct range range)
{
	bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
	struct yaml_token token = container_token(
		reader, range, event->data.mapping_start.tag, event->data.mapping_start.anchor);

	yaml_tree_open(&reader->tree, NODE_OBJECT, flow, &token);
}

/* Does this token end where the flaw begins? Then it is not known how it would have gone on; nor is
 * the value known that seems to be left out before the flaw. */
static bool
is_cut(const struct reader *reader, const yaml_event_t *event, struct range range)
{
	uint32_t at = range.end;

	if (!reader->text.flaw ||
		(event->type != YAML_SCALAR_EVENT && event->type != YAML_ALIAS_EVENT))
		return false;
	while (range.start == range.end && at < reader->text.end &&
		is_blank(reader->source->bytes[at]))
		at++;
	return at >= reader->text.end;
}

static void
read_event(struct reader *reader, const yaml_event_t *event)
{
	struct range range = event_range(reader, event);

	if (is_cut(reader, event, range)) {
		reader->cut = true;
		return;
	}
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT: yaml_tree_begin(&reader->tree); break;
	case YAML_DOCUMENT_END_EVENT: yaml_tree_end(&reader->tree); break;
	case YAML_ALIAS_EVENT:
		yaml_tree_alias(
			&reader->tree, slice_of((const char *)event->data.alias.anchor), range);
		break;
	case YAML_SCALAR_EVENT: read_scalar(reader, event, range); break;
	case YAML_SEQUENCE_START_EVENT: read_sequence(reader, event, range); break;
	case YAML_MAPPING_START_EVENT: read_mapping(reader, event, range); break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: yaml_tree_close(&reader->tree, range.end); break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT: break;
	}
}

/* libyaml gave up: by itself, or because the text ends where its flaw begins. */
static void
read_failure(struct reader *reader)
{
	uint32_t byte = yaml_error_byte(&reader->parser, &reader->text);

	if (reader->parser.error == YAML_MEMORY_ERROR)
		die("out of memory");
	if (reader->text.flaw && byte >= reader->text.end)
		yaml_text_report(&reader->text, reader->source);
	else
		yaml_error_report(&reader->parser, &reader->text, reader->source);
	yaml_tree_break(&reader->tree, byte);
	reader->source->broken = true;
}

/* One event; returns whether there are more to come. */
static bool
read_next(struct reader *reader)
{
	yaml_event_t event;
	bool more;

	if (!yaml_parser_parse(&reader->parser, &event)) {
		read_failure(reader);
		return false;
	}
	read_event(reader, &event);
	more = event.type != YAML_STREAM_END_EVENT && !reader->tree.stopped && !reader->cut;
	if (reader->tree.stopped) {
		yaml_tree_break(&reader->tree, event_range(reader, &event).start);
		reader->source->broken = true;
	} else if (!more && reader->text.flaw) {
		yaml_text_report(&reader->text, reader->source);
		yaml_tree_break(&reader->tree, reader->text.end);
		reader->source->broken = true;
	}
	yaml_event_delete(&event);
	return more;
}

void
yaml_read(struct source *source, const struct limits *limits)
{
	struct reader reader = { .source = source };

	yaml_text_init(&reader.text, source);
	yaml_tree_init(&reader.tree, source, limits);
	if (!yaml_parser_initialize(&reader.parser))
		die("out of memory");
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser,
		(const unsigned char *)source->bytes + reader.text.start,
		reader.text.end - reader.text.start);
	while (read_next(&reader))
		continue;
	yaml_parser_delete(&reader.parser);
	yaml_tree_drop(&reader.tree);
	yaml_text_drop(&reader.text);
}
