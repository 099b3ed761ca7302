/* Patterns of ECMA-262 in the words of PCRE2.
 *
 * The two agree on most, and where they do not, PCRE2 is silent: `$` before a last newline, `.` and
 * \s with their own lists of characters, [:name:] in classes, (?…) of a dozen kinds. So a pattern
 * is parsed whole and written anew. It is read in Unicode mode ("u"), but lone braces and brackets
 * and escaped punctuation, which that mode refuses and people write, stand for themselves. */
#ifndef ZTLINT_SCHEMA_ECMA_H
#define ZTLINT_SCHEMA_ECMA_H

#include "base/slice.h"
#include "base/text.h"

/* Adds the translation of a pattern to `out`, to be compiled with PCRE2_UTF, PCRE2_DOLLAR_ENDONLY
 * and PCRE2_MATCH_UNSET_BACKREF. False where it is no pattern; *error, static text, then says
 * what is wrong and *at is the byte where. */
bool ecma_translate(struct slice source, struct text *out, const char **error, size_t *at);

#endif
