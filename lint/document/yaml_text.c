#include "document/yaml_text.h"

#include "base/bug.h"
#include "base/rune.h"

#include <stdlib.h>

/* Far above what any file has; libyaml compares each new tag directive with all before. */
enum { MARK_STEP = 64, DIRECTIVES_MOST = 64 };

static bool
is_plain_ascii(char byte)
{
	return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\r' || byte == '\t';
}

/* The printable characters of the YAML specification. */
static bool
rune_is_printable(uint32_t rune)
{
	if (rune < 0x80)
		return is_plain_ascii((char)rune);
	return rune == 0x85 || (rune >= 0xA0 && rune != 0xFFFE && rune != 0xFFFF);
}

/* Where the run of ASCII ends that YAML admits. Eight bytes at a time: with no high bit set, adding
 * to each byte what lifts the good ones to 0x80 carries nothing into its neighbour. */
static const char *
skip_ascii(const char *at, const char *end)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t highs = ones * 0x80;

	while (end - at >= 8) {
		uint64_t word, below, line, delete;

		memcpy(&word, at, sizeof(word));
		below = ~(word + ones * 0x60); /* under 0x20 */
		line = ~((word ^ ones * '\n') + ones * 0x7F); /* a line feed */
		delete = ~((word ^ ones * 0x7F) + ones * 0x7F); /* 0x7F */
		if ((word | (below & ~line) | delete) & highs)
			break;
		at += 8;
	}
	while (at < end && is_plain_ascii(*at))
		at++;
	return at;
}

/* Sets `end` and `flaw`; returns whether all before it is ASCII. */
static bool
text_check(struct yaml_text *text, const char *at, const char *end)
{
	bool ascii = true;

	for (;;) {
		uint32_t rune;
		size_t length;

		at = skip_ascii(at, end);
		if (at == end)
			break;
		length = rune_read((struct slice){ at, (size_t)(end - at) }, &rune);
		if (length == 0 || !rune_is_printable(rune)) {
			text->flaw = length ? YAML_FLAW_CONTROL : YAML_FLAW_UTF8;
			break;
		}
		ascii = ascii && length == 1;
		at += length;
	}
	text->end = (uint32_t)(at - text->bytes);
	return ascii;
}

static void
text_check_directives(struct yaml_text *text)
{
	const char *start = text->bytes + text->start;
	const char *end = text->bytes + text->end;
	const char *at = start;
	unsigned count = 0;

	while ((at = memchr(at, '%', (size_t)(end - at)))) {
		if ((at == start || at[-1] == '\n' || at[-1] == '\r') && end - at >= 4 &&
			memcmp(at, "%TAG", 4) == 0 && ++count > DIRECTIVES_MOST) {
			text->flaw = YAML_FLAW_DIRECTIVES;
			text->end = (uint32_t)(at - text->bytes);
			return;
		}
		at++;
	}
}

static void
text_mark(struct yaml_text *text)
{
	size_t size = text->end - text->start;
	uint32_t count = 0;

	text->marks = malloc((size / MARK_STEP + 1) * sizeof(*text->marks));
	if (!text->marks)
		die("out of memory");
	for (uint32_t at = text->start; at < text->end; at++) {
		if (rune_is_trail(text->bytes[at]))
			continue;
		if (count % MARK_STEP == 0)
			text->marks[count / MARK_STEP] = at;
		count++;
	}
	text->mark_count = (count + MARK_STEP - 1) / MARK_STEP;
}

void
yaml_text_init(struct yaml_text *text, const struct source *source)
{
	bool ascii;

	*text = (struct yaml_text){ .bytes = source->bytes, .start = source->start };
	ascii = text_check(text, source->bytes + source->start, source->bytes + source->size);
	text_check_directives(text);
	if (!ascii)
		text_mark(text);
}

void
yaml_text_drop(struct yaml_text *text)
{
	free(text->marks);
	*text = (struct yaml_text){ 0 };
}

uint32_t
yaml_text_step(const struct yaml_text *text, uint32_t offset)
{
	return offset < text->end ? rune_lead(text->bytes[offset]) : 0;
}

uint32_t
yaml_text_marked(const struct yaml_text *text, size_t mark)
{
	uint32_t at;

	if (mark / MARK_STEP >= text->mark_count)
		return text->end;
	at = text->marks[mark / MARK_STEP];
	for (size_t left = mark % MARK_STEP; left > 0 && at < text->end; left--)
		at += yaml_text_step(text, at);
	return at;
}

/* The bytes from `at` that belong to no character: a lead byte with the trails it has. */
static struct range
broken_bytes(const struct yaml_text *text, const struct source *source)
{
	unsigned most = rune_lead(text->bytes[text->end]);
	uint32_t end = text->end + 1;

	while (end < source->size && end - text->end < most && rune_is_trail(text->bytes[end]))
		end++;
	return (struct range){ text->end, end };
}

static void
report_control(const struct yaml_text *text, struct source *source)
{
	struct slice rest = { text->bytes + text->end, source->size - text->end };
	struct range range = { text->end, text->end };
	struct problem *problem;
	uint32_t rune = 0;

	range.end += (uint32_t)rune_read(rest, &rune);
	problem = source_problem(source, "syntax", range,
		"the character U+%04X cannot stand in YAML", (unsigned)rune);
	problem->help = arena_format(&source->arena,
		rune > 0xFF ? "in double quotes it is written \\u%04X"
			    : "in double quotes it is written \\x%02X",
		(unsigned)rune);
}

void
yaml_text_report(const struct yaml_text *text, struct source *source)
{
	struct range directive = { text->end, text->end + 4 };

	switch (text->flaw) {
	case YAML_FLAW_NONE: break;
	case YAML_FLAW_UTF8:
		source_problem(source, "syntax", broken_bytes(text, source),
			"byte 0x%02X is not UTF-8 here", (unsigned char)text->bytes[text->end])
			->help = "save the file as UTF-8";
		break;
	case YAML_FLAW_CONTROL: report_control(text, source); break;
	case YAML_FLAW_DIRECTIVES:
		source_problem(
			source, "syntax", directive, "more than %d %%TAG lines", DIRECTIVES_MOST);
		break;
	}
}
