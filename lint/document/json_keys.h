/* Equal keys in one object. */
#ifndef ZTLINT_DOCUMENT_JSON_KEYS_H
#define ZTLINT_DOCUMENT_JSON_KEYS_H

#include "document/source.h"

/* Finds the members of a whole object whose keys are equal: all but the last of them are shadowed,
 * and each but the first is a `duplicate-key` problem that leads to the first. Takes linear time
 * while hashes differ and n log n however they are chosen. */
void json_keys_check(struct source *source, struct node *object);

#endif
