/* Base64 (RFC 4648) with its white space, as PEM writes it. */
#ifndef ZTLINT_LANGUAGE_BASE64_H
#define ZTLINT_LANGUAGE_BASE64_H

#include "base/slice.h"

#include <stdint.h>

/* Takes characters one by one. `{0}` is one that has read nothing. */
struct base64 {
	uint32_t bits;
	unsigned sextets; /* of the group of four that is being read; 0 at a good end */
	unsigned padding;
	unsigned count; /* bytes that the last character completed, 0 to 3 */
	uint8_t bytes[3];
};

/* Takes one character that is no white space; false where it cannot stand there. */
bool base64_take(struct base64 *base64, char byte);

/* Decodes all of the text into `bytes`, which has room for three bytes of every four characters.
 * False, and *length untouched, where it is not well written. */
bool base64_decode(struct slice text, char *bytes, size_t *length);

#endif
