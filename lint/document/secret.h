/* Which members hold secrets, told by the spelling of their keys: for what no schema knows, and for
 * the schemas of users. */
#ifndef ZTLINT_DOCUMENT_SECRET_H
#define ZTLINT_DOCUMENT_SECRET_H

#include "document/node.h"

enum { SECRET_KEY_LENGTH = 64 }; /* no key that names a secret is longer, however it is spelt */

/* Does a key of that spelling name a secret? Case, `_` and `-` are overlooked. */
bool key_is_secret(struct slice key);

/* Is it, or is what it stands in, the value of such a key? */
bool node_has_secret_key(const struct node *node);

#endif
