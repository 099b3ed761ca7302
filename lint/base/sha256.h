/* SHA-256 (FIPS 180-4), for names that must stay equal from run to run. */
#ifndef ZTLINT_BASE_SHA256_H
#define ZTLINT_BASE_SHA256_H

#include "base/slice.h"

#include <stdint.h>

enum {
	SHA256_SIZE = 32, /* bytes of a digest */
};

struct sha256 {
	uint32_t state[8];
	uint64_t length; /* bytes added so far */
	unsigned char block[64];
};

/* The state before the first byte. It owns nothing. */
void sha256_init(struct sha256 *sha);

void sha256_add(struct sha256 *sha, struct slice bytes);

/* The digest of all that was added; the state is used up. */
void sha256_finish(struct sha256 *sha, unsigned char digest[SHA256_SIZE]);

#endif
