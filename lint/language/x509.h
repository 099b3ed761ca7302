/*
 * What is in a certificate, read by libcrypto. The library is loaded when the first certificate is
 * met, so that runs without one do not pay for it; where it is absent, or ztlint was built without
 * it, certificates stay unread.
 */
#ifndef ZTLINT_LANGUAGE_X509_H
#define ZTLINT_LANGUAGE_X509_H

#include "base/slice.h"

#include <stdint.h>

struct x509 {
	int64_t not_after; /* the last second that it is valid, since 1970-01-01 UTC */
	bool authority; /* it may issue others */
};

enum x509_state {
	X509_GOOD, /* read */
	X509_BAD, /* no certificate, or one that nobody can read */
	X509_UNREAD, /* there is no library to read it */
};

/* Reads one certificate in DER. Thread-safe. *x509 is set only for X509_GOOD. */
enum x509_state x509_read(struct slice der, struct x509 *x509);

#endif
