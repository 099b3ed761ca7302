/* International labels in the form that DNS carries (RFC 3492). */
#ifndef ZTLINT_LANGUAGE_PUNYCODE_H
#define ZTLINT_LANGUAGE_PUNYCODE_H

#include "base/punycode.h"

enum {
	PUNYCODE_SIZE = LABEL_LENGTH + 1, /* with the NUL */
};

/* Writes "xn--", the Punycode of a label and NUL; false where that takes more than 63 bytes or the
 * label is not UTF-8. Letters are taken as they are: whether the label is in the normal form that
 * IDNA wants is punycode_is_plain's question. */
bool punycode_write(struct slice text, char buffer[PUNYCODE_SIZE]);

/* Whether each character beyond ASCII is a small letter of a European script or belongs to a script
 * without case, none composed of several, so that IDNA's mapping would leave the label as it is. */
bool punycode_is_plain(struct slice label);

#endif
