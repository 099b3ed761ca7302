/* Kept for the rules: these classes have moved to the base. */
#ifndef ZTLINT_LANGUAGE_BYTES_H
#define ZTLINT_LANGUAGE_BYTES_H

#include "base/bytes.h"

#endif
