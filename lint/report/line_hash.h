/* Hashes of lines, as GitHub computes them to follow a finding from commit to commit: over the
 * hundred characters that are not blank from the start of the line on. */
#ifndef ZTLINT_REPORT_LINE_HASH_H
#define ZTLINT_REPORT_LINE_HASH_H

#include "base/slice.h"

#include <stdint.h>

/* What tells a line: its hash, and which one it is of the lines of that hash. */
struct line_hash {
	uint64_t hash;
	uint32_t count;
};

/* The hashes of all lines of a text, and how many there are; memory of malloc, to be freed. Bytes
 * that are not UTF-8 count as U+FFFD each. */
struct line_hash *line_hashes(struct slice text, size_t *count);

#endif
