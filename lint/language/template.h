/* Names of certificates with the variables ${serial_number} and ${hostname} in them. */
#ifndef ZTLINT_LANGUAGE_TEMPLATE_H
#define ZTLINT_LANGUAGE_TEMPLATE_H

#include "language/language.h"

extern const struct language language_cn_template;

#endif
