/* Colours as CSS writes them: `#` and digits, or a name (CSS Color Module 4). */
#ifndef ZTLINT_LANGUAGE_COLOR_H
#define ZTLINT_LANGUAGE_COLOR_H

#include "language/language.h"

extern const struct language language_css_color;

#endif
