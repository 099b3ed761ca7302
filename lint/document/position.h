/* Lines and columns of byte offsets; found only when a finding needs them. */
#ifndef ZTLINT_DOCUMENT_POSITION_H
#define ZTLINT_DOCUMENT_POSITION_H

#include "document/source.h"

/* Line and column from 1, the column in code points; the offset in bytes from 0. A line ends at LF,
 * CRLF or a lone CR. A byte order mark is not counted. */
struct position {
	uint32_t line;
	uint32_t column;
	uint32_t offset;
};

/* Where that byte stands. The table of lines is built at the first call (not thread-safe) and makes
 * each answer independent of the length of lines: one-line exports are the normal case. */
struct position position_of(struct source *source, uint32_t offset);

/* The bytes of line `line` (from 1) without its end; empty past the last one. */
struct slice position_line(struct source *source, uint32_t line);

/* The offset of the first byte of a line; the size of the source past the last one. */
uint32_t position_line_start(struct source *source, uint32_t line);

#endif
