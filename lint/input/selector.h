/* Access rules as versions 4 and 5 of the Terraform provider write them. */
#ifndef ZTLINT_INPUT_SELECTOR_H
#define ZTLINT_INPUT_SELECTOR_H

#include "document/derive.h"
#include "input/resource.h"

/*
 * Adds a list of rules as the API has them, one object with one selector for each. Version 4 has
 * one block with plain values of all selectors, {"email": [a, b], "everyone": true}; version 5 one
 * object a rule, in which the selectors that are not meant are null. `selectors` is the table of
 * the dialect: of each its name in the API (`as`), the member that a plain value becomes (`value`),
 * and the member of a block whose values make a rule each (`each`).
 */
void selector_rules(struct derive *derive, struct derive_key key, const struct node *selectors,
	const struct node *list, const struct spoken **spoken);

#endif
