/* The members by which resources are told apart. */
#ifndef ZTLINT_RULE_IDENTITY_H
#define ZTLINT_RULE_IDENTITY_H

#include "input/resource.h"

/* Where the id (the name) of a resource stands: the member that resource.id (name) was read from,
 * or NULL where it has none. */
const struct node *identity_id(const struct resource *resource);
const struct node *identity_name(const struct resource *resource);

/* Is it one thing kept in two forms, such as a plan beside an answer, one of which has no id? */
bool identity_is_same(const struct resource *a, const struct resource *b);

#endif
