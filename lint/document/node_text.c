/* From the decoded text of a node back to its bytes. */
#include "document/document.h"
#include "base/bytes.h"
#include "base/rune.h"
#include "document/json_string.h"
#include "document/node.h"

/* A piece of a token: so many bytes of the source for so many of the text. */
struct piece {
	size_t spelt;
	size_t text;
};

/* The digits that a YAML escape takes, and what it stands for where it takes none. */
static size_t
yaml_digits(char letter, uint32_t *rune)
{
	*rune = 0;
	switch (letter) {
	case 'x': return 2;
	case 'u': return 4;
	case 'U': return 8;
	case 'N': *rune = 0x85; return 0;
	case '_': *rune = 0xA0; return 0;
	case 'L': *rune = 0x2028; return 0;
	case 'P': *rune = 0x2029; return 0;
	default: return 0;
	}
}

static struct piece
yaml_escape(const char *at, const char *end)
{
	uint32_t rune;
	size_t digits = yaml_digits(at[1], &rune);

	if (digits > (size_t)(end - at) - 2)
		digits = (size_t)(end - at) - 2;
	for (size_t i = 0; i < digits; i++)
		rune = rune << 4 | ((unsigned)byte_hex(at[2 + i]) & 0xF);
	return (struct piece){ .spelt = 2 + digits, .text = rune_size(rune) };
}

/* The piece that begins at `at`, between the quotes of a token. */
static struct piece
piece_at(const char *at, const char *end, char quote, bool yaml)
{
	uint32_t rune;
	size_t spelt;

	if (end - at < 2)
		return (struct piece){ 1, 1 };
	if (quote == '\'')
		return (struct piece){ *at == '\'' && at[1] == '\'' ? 2 : 1, 1 };
	if (*at != '\\')
		return (struct piece){ 1, 1 };
	if (yaml)
		return yaml_escape(at, end);
	spelt = json_escape(at, end, &rune);
	return (struct piece){ .spelt = spelt, .text = rune_size(rune) };
}

/* Goes over the pieces that end at or before byte `to` of the text, of which *text are behind. */
static const char *
pieces_skip(const char *at, const char *end, size_t *text, size_t to, bool yaml)
{
	char quote = *end;

	while (at < end) {
		struct piece piece = piece_at(at, end, quote, yaml);

		if (*text + piece.text > to)
			break;
		*text += piece.text;
		at += piece.spelt;
	}
	return at;
}

static bool
has_break(struct slice token)
{
	return memchr(token.at, '\n', token.length) || memchr(token.at, '\r', token.length);
}

static struct range
escaped_range(struct range whole, struct slice token, bool yaml, size_t at, size_t length)
{
	const char *end = token.at + token.length - 1;
	size_t text = 0;
	const char *start = pieces_skip(token.at + 1, end, &text, at, yaml);
	const char *stop = start;

	if (length != 0) {
		size_t to = length > SIZE_MAX - at ? SIZE_MAX : at + length;

		stop = pieces_skip(start, end, &text, to, yaml);
		/* A piece that is only partly within the range is wholly in it. */
		if (text < to && stop < end)
			stop += piece_at(stop, end, *end, yaml).spelt;
	}
	return (struct range){
		.start = whole.start + (uint32_t)(start - token.at),
		.end = whole.start + (uint32_t)(stop - token.at),
	};
}

/* Text that is a part of the source as it stands. */
static struct range
plain_range(const char *bytes, struct slice text, size_t at, size_t length)
{
	uint32_t start = (uint32_t)(text.at - bytes);

	if (at > text.length)
		at = text.length;
	if (length > text.length - at)
		length = text.length - at;
	return (struct range){ start + (uint32_t)at, start + (uint32_t)(at + length) };
}

/* The same for a node that stands in a text as it is, as a range of that text. */
static struct range
written_text_range(const struct node *node, size_t at, size_t length)
{
	const struct source *source = node_document(node)->source;
	const struct node_extra *extra = NULL;
	struct slice text = node_text(node);
	struct slice token = { .at = node->at, .length = node->length };
	bool yaml = source->format == SOURCE_YAML;
	struct range whole;

	if (node->flags & NODE_EXTRA) {
		extra = (const struct node_extra *)(uintptr_t)node->at;
		token.at = extra->at;
	}
	if (!token.at || token.length == 0)
		return (struct range){ 0 };
	whole.start = (uint32_t)(token.at - source->bytes);
	whole.end = whole.start + node->length;
	if (node->kind < NODE_NUMBER)
		return plain_range(source->bytes, token, at, length);
	if (!extra || !extra->text.at)
		return plain_range(source->bytes, text, at, length);
	/* What is spelt otherwise: block scalars, and lines that were folded. */
	if (token.length < 2 || (*token.at != '"' && *token.at != '\'') ||
		(yaml && has_break(token)))
		return whole;
	return escaped_range(whole, token, yaml, at, length);
}

/* Where the text of a derived node begins in that of its origin; false where it is another text. */
static bool
text_within(const struct node *node, const struct node *origin, size_t *start)
{
	struct slice text = node_text(node);
	struct slice whole = node_text(origin);

	if (!text.at || !whole.at || text.at < whole.at ||
		text.at + text.length > whole.at + whole.length)
		return false;
	*start = (size_t)(text.at - whole.at);
	return true;
}

struct range
node_text_range(const struct node *node, size_t at, size_t length)
{
	const struct node *host;
	struct range range;

	if (node_kind(node) < NODE_NULL || node->kind > NODE_STRING)
		return node_range(node);
	while (node->flags & NODE_EXTRA) {
		const struct node *origin =
			((const struct node_extra *)(uintptr_t)node->at)->origin;
		size_t start;

		if (!origin)
			break;
		if (!text_within(node, origin, &start))
			return node_range(node);
		at += start;
		node = origin;
	}
	range = written_text_range(node, at, length);
	host = node_document(node)->source->host;
	return host ? node_text_range(host, range.start, range.end - range.start) : range;
}
