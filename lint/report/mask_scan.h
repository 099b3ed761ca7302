/* How the bytes of a source are read for secrets; for mask_read.c and mask_look.c alone. */
#ifndef ZTLINT_REPORT_MASK_SCAN_H
#define ZTLINT_REPORT_MASK_SCAN_H

#include "base/bytes.h"
#include "report/mask.h"

/* A text and how it is spelt. */
struct scan {
	struct slice text;
	bool yaml;
	bool broken; /* JSON that does not parse: keys may lack their quotes or their colon */
};

/* Hides the bytes from `start` to `end` and returns where to read on. */
static inline size_t
hide(struct mask *mask, size_t start, size_t end)
{
	if (start < end)
		mask_add(mask, (struct range){ .start = (uint32_t)start, .end = (uint32_t)end });
	return end;
}

static inline bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static inline bool
is_break(char byte)
{
	return byte == '\n' || byte == '\r';
}

static inline bool
is_word(char byte)
{
	return byte_is_alnum(byte) || byte == '_' || byte == '-';
}

static inline size_t
skip_blanks(struct slice text, size_t at)
{
	while (at < text.length && is_blank(text.at[at]))
		at++;
	return at;
}

static inline size_t
skip_breaks(struct slice text, size_t at)
{
	while (at < text.length && (is_blank(text.at[at]) || is_break(text.at[at])))
		at++;
	return at;
}

static inline size_t
line_end(struct slice text, size_t at)
{
	while (at < text.length && !is_break(text.at[at]))
		at++;
	return at;
}

/* Values that show by themselves what they are. Each is called at a byte that could belong to one,
 * and returns where to read on. */
size_t mask_pem(struct mask *mask, struct slice text, size_t dash);
size_t mask_token(struct mask *mask, struct slice text, size_t underscore);
size_t mask_password(struct mask *mask, struct slice text, size_t colon);

#endif
