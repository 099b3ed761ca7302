/* Properties of characters, \p{…}, as ECMA-262 names them. */
#ifndef ZTLINT_SCHEMA_ECMA_PROPERTY_H
#define ZTLINT_SCHEMA_ECMA_PROPERTY_H

#include "base/slice.h"
#include "base/text.h"

/* Adds what PCRE2 calls the property, with its \p{} or \P{}. False where ECMA-262 has none of that
 * name; the names of scripts are left for PCRE2 to know. */
bool ecma_property_write(struct slice name, bool negated, struct text *out);

#endif
