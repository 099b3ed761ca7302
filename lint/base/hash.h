/* Hashes of texts that others chose: keyed anew for every run, so that nobody can prepare a file
 * whose ids all fall into one slot. Nothing that is printed may depend on them. */
#ifndef ZTLINT_BASE_HASH_H
#define ZTLINT_BASE_HASH_H

#include "base/slice.h"

#include <stdint.h>

struct hash_key {
	uint64_t low;
	uint64_t high;
};

/* A key that nobody outside the process can tell beforehand. */
struct hash_key hash_key_new(void);

/* SipHash-1-3 of the text. */
uint64_t hash_keyed(struct hash_key key, struct slice text);

#endif
