/* Numbers as their source text: judged exactly, however long or large they are. */
#ifndef ZTLINT_DOCUMENT_NUMBER_H
#define ZTLINT_DOCUMENT_NUMBER_H

#include "base/slice.h"

#include <stdint.h>

/* Orders two JSON numbers by value: below, equal to or above zero. 1e400 is no infinity; exponents
 * beyond ±4×10^18 count as that. */
int number_compare(struct slice a, struct slice b);

/* A hash that is the same for equal numbers, however they are spelt. */
uint64_t number_hash(struct slice number);

/* Is it a whole number? 150.0 and 1e3 are. */
bool number_is_integer(struct slice number);

/* Is `number` a whole multiple of `divisor` (above 0)? Exact for decimal fractions: 0.0075 is one
 * of 0.0001. Exponents beyond a few thousand are judged without writing the digits out. */
bool number_is_multiple(struct slice number, struct slice divisor);

/* The value as a 64-bit integer; false where it is not whole or does not fit. */
bool number_to_int64(struct slice number, int64_t *value);

#endif
