/* The JSON reader: RFC 8259 to the letter, UTF-8 checked, iterative, one pass. */
#ifndef ZTLINT_DOCUMENT_JSON_H
#define ZTLINT_DOCUMENT_JSON_H

#include "document/source.h"

/* Reads the source's bytes as JSON, or as JSON Lines where its format says so. Adds one document
 * for each value and a problem for what is wrong: the first syntax error (`syntax`, at its exact
 * byte, in plain words) ends the reading; equal keys (`duplicate-key`) do not, the last one counts.
 */
void json_read(struct source *source, const struct limits *limits);

#endif
