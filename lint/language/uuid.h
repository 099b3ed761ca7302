/* UUIDs in their usual spelling, 8-4-4-4-12 digits of either case; version and variant are free. */
#ifndef ZTLINT_LANGUAGE_UUID_H
#define ZTLINT_LANGUAGE_UUID_H

#include "language/language.h"

extern const struct language language_uuid;

/* The same for models of authenticators, where all zeros is a value that says nothing. */
extern const struct language language_aaguid;

#endif
