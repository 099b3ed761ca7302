/* Fields that hold a domain, with a wildcard or a path where they take one. */
#ifndef ZTLINT_LANGUAGE_DOMAIN_H
#define ZTLINT_LANGUAGE_DOMAIN_H

#include "language/language.h"

extern const struct language language_domain;
extern const struct language language_domain_wildcard;
extern const struct language language_fqdn;

/* Host and path of an Access application; wildcards in labels and path segments. */
extern const struct language language_app_domain;

#endif
