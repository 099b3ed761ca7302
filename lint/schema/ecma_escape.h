/* Escapes of ECMA-262 patterns that stand for one character. */
#ifndef ZTLINT_SCHEMA_ECMA_ESCAPE_H
#define ZTLINT_SCHEMA_ECMA_ESCAPE_H

#include "base/slice.h"

/* Reads the escape whose backslash stands before *at as one character and moves behind it.
 * RUNE_NONE where it is none; *error, static text, then says why. */
int ecma_escape(struct slice source, size_t *at, const char **error);

#endif
