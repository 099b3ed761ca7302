#include "language/pem.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"
#include "language/base64.h"

enum {
	PEM_EMPTY,
	PEM_NO_BEGIN,
	PEM_NO_END,
	PEM_LABEL,
	PEM_PRIVATE_KEY,
	PEM_BASE64,
	PEM_DER,
	PEM_LITERAL_N,
	PEM_COUNT,
};

static const struct complaint complaints[] = {
	[PEM_EMPTY] = { "PEM_EMPTY", "pem-format" },
	[PEM_NO_BEGIN] = { "PEM_NO_BEGIN", "pem-format" },
	[PEM_NO_END] = { "PEM_NO_END", "pem-format" },
	[PEM_LABEL] = { "PEM_LABEL", "pem-format" },
	[PEM_PRIVATE_KEY] = { "PEM_PRIVATE_KEY", "private-key-in-certificate" },
	[PEM_BASE64] = { "PEM_BASE64", "pem-format" },
	[PEM_DER] = { "PEM_DER", "pem-format" },
	[PEM_LITERAL_N] = { "PEM_LITERAL_N", "pem-format" },
	[PEM_COUNT] = { NULL, NULL },
};

#define DASHES "-----"
#define BEGIN DASHES "BEGIN "
#define END DASHES "END "

enum {
	LABEL_MAX = 64, /* far longer than any label in use */
	HEAD_MAX = 6, /* tag and length of data below 4 GiB */
};

/* A line without the white space around it. */
struct line {
	size_t at;
	struct slice content;
	size_t next; /* where the following line starts */
};

static bool
line_read(struct slice text, size_t at, struct line *line)
{
	size_t end = at + slice_find(slice_from(text, at), '\n');

	if (at >= text.length)
		return false;
	line->content = slice_trimmed(slice_part(text, at, end - at));
	line->at = line->content.length > 0 ? (size_t)(line->content.at - text.at) : at;
	line->next = end < text.length ? end + 1 : end;
	return true;
}

/* The label that stands before the next dashes, as long as a label can be; false for none. */
static bool
label_read(struct slice rest, struct slice *label)
{
	for (size_t i = 0; i <= LABEL_MAX && i < rest.length; i++) {
		if (!slice_starts(slice_from(rest, i), slice_of(DASHES)))
			continue;
		*label = slice_first(rest, i);
		return true;
	}
	return false;
}

/* Whether a line is a boundary, and with which label. */
static bool
boundary_read(struct slice content, const char *start, struct slice *label)
{
	size_t prefix = strlen(start);

	return slice_starts(content, slice_of(start)) &&
	       label_read(slice_from(content, prefix), label) &&
	       content.length == prefix + label->length + strlen(DASHES);
}

/* A private key anywhere is the worst of all that can be wrong, so it is looked for first. */
static bool
private_key_refuse(struct slice text, struct verdict *verdict)
{
	struct slice label;
	size_t at = 0;

	for (;; at++) {
		at += slice_find(slice_from(text, at), '-');
		if (at >= text.length)
			return false;
		if (slice_starts(slice_from(text, at), slice_of(BEGIN)) &&
			label_read(slice_from(text, at + strlen(BEGIN)), &label) &&
			slice_ends(label, slice_of("PRIVATE KEY")))
			break;
	}
	verdict_say(verdict, &complaints[PEM_PRIVATE_KEY], at,
		strlen(BEGIN) + label.length + strlen(DASHES),
		"a private key stands where a certificate belongs");
	verdict_help(verdict,
		"remove the key from this file, and replace it: whoever read the file has it");
	return true;
}

static bool
is_literal_break(struct slice text, size_t at)
{
	return slice_byte(text, at) == '\\' &&
	       (slice_byte(text, at + 1) == 'n' || slice_byte(text, at + 1) == 'r');
}

static bool
say_literal_break(struct verdict *verdict, size_t at)
{
	verdict_say(verdict, &complaints[PEM_LITERAL_N], at, 2,
		"a backslash and a letter stand where a line break belongs");
	verdict_help(verdict, "write real line breaks; the value was escaped twice");
	return false;
}

/* The data of a block as it is decoded; only its first bytes are kept. */
struct decoder {
	struct base64 base64;
	uint8_t head[HEAD_MAX];
	size_t bytes;
};

/* Takes one character; false where it cannot stand there. */
static bool
decoder_take(struct decoder *decoder, char byte)
{
	if (!base64_take(&decoder->base64, byte))
		return false;
	for (unsigned i = 0; i < decoder->base64.count; i++, decoder->bytes++) {
		if (decoder->bytes < HEAD_MAX)
			decoder->head[decoder->bytes] = decoder->base64.bytes[i];
	}
	return true;
}

/* Whether the data is one SEQUENCE that fills it. */
static bool
decoder_holds_der(const struct decoder *decoder)
{
	const uint8_t *head = decoder->head;
	size_t length = head[1], header = 2;

	if (decoder->bytes < 2 || head[0] != 0x30 || length == 0x80 || length > 0x84)
		return false;
	if (length > 0x80) {
		header += length - 0x80;
		length = 0;
		for (size_t i = 2; i < header; i++)
			length = length << 8 | head[i];
	}
	return decoder->bytes >= header && decoder->bytes - header == length;
}

/* A block that is being read: its boundary, and where its data starts. */
struct block {
	size_t begin;
	size_t begin_length;
	struct slice label;
	size_t data;
};

static bool
say_character(struct verdict *verdict, struct slice text, size_t at)
{
	struct quote quote;
	uint32_t rune;
	size_t length = rune_read(slice_from(text, at), &rune);

	verdict_say(verdict, &complaints[PEM_BASE64], at, length ? length : 1,
		"%s cannot stand here in base64 data",
		quote_value(&quote, slice_part(text, at, length ? length : 1)));
	return false;
}

static bool
data_read(struct slice text, const struct line *line, struct decoder *decoder,
	struct verdict *verdict)
{
	for (size_t at = line->at; at < line->at + line->content.length; at++) {
		if (byte_is_space(text.at[at]) || decoder_take(decoder, text.at[at]))
			continue;
		if (is_literal_break(text, at))
			return say_literal_break(verdict, at);
		return say_character(verdict, text, at);
	}
	return true;
}

static bool
block_end(const struct block *block, const struct line *line, struct slice label,
	const struct decoder *decoder, struct verdict *verdict)
{
	struct quote begin, end;

	if (!slice_equal(label, block->label))
		verdict_say(verdict, &complaints[PEM_LABEL], line->at, line->content.length,
			"the block begins as %s and ends as %s", quote_value(&begin, block->label),
			quote_value(&end, label));
	else if (decoder->base64.sextets != 0)
		verdict_say(verdict, &complaints[PEM_BASE64], line->at, 0,
			"the base64 data breaks off; expected groups of four characters");
	else if (!decoder_holds_der(decoder))
		verdict_say(verdict, &complaints[PEM_DER], block->data, line->at - block->data,
			"the block %s",
			decoder->bytes ? "does not hold one whole certificate" : "is empty");
	else
		return true;
	return false;
}

/* Reads a block from the line behind its first boundary to its last; *at moves behind that. */
static bool
block_read(struct slice text, const struct block *block, size_t *at, struct verdict *verdict)
{
	struct decoder decoder = { .bytes = 0 };
	struct slice label;
	struct line line;

	for (; line_read(text, *at, &line); *at = line.next) {
		if (boundary_read(line.content, BEGIN, &label))
			break;
		if (boundary_read(line.content, END, &label)) {
			*at = line.next;
			return block_end(block, &line, label, &decoder, verdict);
		}
		if (!data_read(text, &line, &decoder, verdict))
			return false;
	}
	verdict_say(verdict, &complaints[PEM_NO_END], block->begin, block->begin_length,
		"the block has no END line");
	verdict_help(verdict, "write " END "CERTIFICATE" DASHES " after its data");
	return false;
}

static bool
label_refuse(const struct block *block, struct verdict *verdict)
{
	struct quote quote;

	if (slice_is(block->label, "CERTIFICATE"))
		return false;
	verdict_say(verdict, &complaints[PEM_LABEL], block->begin, block->begin_length,
		"expected a CERTIFICATE block, found %s", quote_value(&quote, block->label));
	return true;
}

/* Text outside the blocks is legal; a boundary line that goes on behind its dashes is none. */
static bool
text_read(struct slice text, const struct line *line, struct verdict *verdict)
{
	struct slice label;
	size_t behind;

	if (!slice_starts(line->content, slice_of(BEGIN)) ||
		!label_read(slice_from(line->content, strlen(BEGIN)), &label))
		return true;
	behind = line->at + strlen(BEGIN) + label.length + strlen(DASHES);
	return !is_literal_break(text, behind) || say_literal_break(verdict, behind);
}

static void
say_no_block(struct slice text, struct verdict *verdict)
{
	verdict_say(verdict, &complaints[PEM_NO_BEGIN], 0, slice_find(text, '\n'),
		"expected the line " BEGIN "CERTIFICATE" DASHES);
	verdict_help(verdict, "write the certificate between " BEGIN "CERTIFICATE" DASHES
			      " and " END "CERTIFICATE" DASHES);
}

static void
pem_certificate_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	size_t blocks = 0, at = 0;
	struct block block;
	struct line line;

	(void)grammar;
	if (slice_trimmed(text).length == 0) {
		verdict_say(verdict, &complaints[PEM_EMPTY], 0, text.length,
			"the certificate is empty");
		return;
	}
	if (private_key_refuse(text, verdict))
		return;
	while (line_read(text, at, &line)) {
		at = line.next;
		if (!boundary_read(line.content, BEGIN, &block.label)) {
			if (!text_read(text, &line, verdict))
				return;
			continue;
		}
		block.begin = line.at;
		block.begin_length = line.content.length;
		block.data = at;
		if (label_refuse(&block, verdict) || !block_read(text, &block, &at, verdict))
			return;
		blocks++;
	}
	if (blocks == 0)
		say_no_block(text, verdict);
}

const struct language language_pem_certificate = {
	.name = "pem-certificate",
	.check = pem_certificate_check,
	.complaints = { complaints },
};
