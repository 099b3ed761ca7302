/* Punycode (RFC 3492) for single labels of host names. */
#ifndef ZTLINT_BASE_PUNYCODE_H
#define ZTLINT_BASE_PUNYCODE_H

#include "base/slice.h"

enum { LABEL_LENGTH = 63 }; /* what DNS allows, and so the most that a label can decode to */

/* One label as code points. */
struct label {
	int runes[LABEL_LENGTH];
	size_t count;
};

/* Takes a label from UTF-8. False where it is none, or has more than LABEL_LENGTH characters. */
bool label_read(struct label *label, struct slice text);

/* Decodes what follows "xn--". False where it is no Punycode or too long. */
bool label_decode(struct label *label, struct slice text);

/* Writes what follows "xn--" to `out`, in lower case without NUL; the number of bytes, or 0 where
 * they would be more than LABEL_LENGTH. */
size_t label_encode(const struct label *label, char out[LABEL_LENGTH]);

#endif
