/* Names of HTTP header fields: a token of RFC 9110, section 5.6.2. */
#ifndef ZTLINT_LANGUAGE_HEADER_H
#define ZTLINT_LANGUAGE_HEADER_H

#include "language/language.h"

extern const struct language language_http_header_name;

#endif
