/* Versions of three numbers: Semantic Versioning 2.0.0. */
#ifndef ZTLINT_LANGUAGE_SEMVER_H
#define ZTLINT_LANGUAGE_SEMVER_H

#include "language/language.h"

extern const struct language language_semver;

#endif
