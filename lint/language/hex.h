/* Hashes in hexadecimal digits. */
#ifndef ZTLINT_LANGUAGE_HEX_H
#define ZTLINT_LANGUAGE_HEX_H

#include "language/language.h"

extern const struct language language_sha256_hex;
extern const struct language language_sha1_hex;

#endif
