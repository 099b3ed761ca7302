/*
 * Expressions that choose devices: wirefilter, as far as the fields of Zero Trust need it. All
 * selectors there are texts or lists of texts, so numbers, addresses and functions never parse.
 *
 * What the documentation of the product shows and the public engine refuses is accepted with a
 * warning: a list compared as if it were one text, and a member behind `[*]`.
 */
#ifndef ZTLINT_LANGUAGE_WIREFILTER_H
#define ZTLINT_LANGUAGE_WIREFILTER_H

#include "language/language.h"

extern const struct language language_wirefilter_device;
extern const struct language language_wirefilter_registration;
extern const struct language language_wirefilter_dex_rule;

#endif
