/* How many cells of a terminal a code point takes. */
#ifndef ZTLINT_REPORT_WIDTH_H
#define ZTLINT_REPORT_WIDTH_H

#include <stdint.h>

/* 2 for what is East Asian wide (emoji too), 0 for what combines with the one before it or joins
 * its neighbours, else 1, for control characters as well. By Unicode 15.0: EastAsianWidth.txt (W
 * and F) and UnicodeData.txt (Mn, Me, Cf); the later letters of a Hangul syllable count as
 * combining. */
unsigned width_of(uint32_t rune);

#endif
