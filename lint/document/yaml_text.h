/* The bytes of a YAML stream: checked before libyaml sees them, and the way back from libyaml's
 * marks, which count code points, to bytes. */
#ifndef ZTLINT_DOCUMENT_YAML_TEXT_H
#define ZTLINT_DOCUMENT_YAML_TEXT_H

#include "document/source.h"

/* What makes a stream unfit from some byte on, whatever its syntax. */
enum yaml_flaw {
	YAML_FLAW_NONE,
	YAML_FLAW_UTF8, /* not UTF-8 */
	YAML_FLAW_CONTROL, /* a character that YAML admits nowhere */
	YAML_FLAW_DIRECTIVES, /* so many %TAG lines that libyaml would take quadratic time */
};

struct yaml_text {
	const char *bytes; /* of the source */
	uint32_t start; /* past a byte order mark */
	uint32_t end; /* what stands before it is fit to be parsed */
	uint32_t *marks; /* malloc; the byte of each 64th code point; NULL where all is ASCII */
	uint32_t mark_count;
	enum yaml_flaw flaw; /* what begins at `end` */
};

/* Checks the source's bytes, up to the first flaw. */
void yaml_text_init(struct yaml_text *text, const struct source *source);
void yaml_text_drop(struct yaml_text *text);

/* The offset in the source of the code point `mark` (from 0, a byte order mark not counted); `end`
 * for all past the last one. `marked` is for texts that have marks. */
uint32_t yaml_text_marked(const struct yaml_text *text, size_t mark);

static inline uint32_t
yaml_text_byte(const struct yaml_text *text, size_t mark)
{
	if (text->marks)
		return yaml_text_marked(text, mark);
	return mark < text->end - text->start ? text->start + (uint32_t)mark : text->end;
}

/* How many bytes the character at `offset` takes, from 1 to 4; 0 at or past `end`. */
uint32_t yaml_text_step(const struct yaml_text *text, uint32_t offset);

/* Adds the problem that the flaw is; nothing where there is none. */
void yaml_text_report(const struct yaml_text *text, struct source *source);

#endif
