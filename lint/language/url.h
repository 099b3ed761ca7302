/* URLs, as far as a field narrows them: scheme and host. */
#ifndef ZTLINT_LANGUAGE_URL_H
#define ZTLINT_LANGUAGE_URL_H

#include "language/language.h"

extern const struct language language_url;
extern const struct language language_https_url;

/* The host must be an address literal. */
extern const struct language language_https_ip_url;

/* Empty, http, https or mailto. */
extern const struct language language_url_or_mailto;

#endif
