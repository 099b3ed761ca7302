/*
 * Certificates in PEM (RFC 7468): the boundary lines, the base64 between them, and the outer shape
 * of the DER inside. Nothing of the certificate itself is read.
 */
#ifndef ZTLINT_LANGUAGE_PEM_H
#define ZTLINT_LANGUAGE_PEM_H

#include "language/language.h"

extern const struct language language_pem_certificate;

#endif
