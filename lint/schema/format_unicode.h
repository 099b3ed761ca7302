/* What internationalised host names need to know of Unicode. Every set holds only code points that
 * a label may hold at all, so a question about any other is answered with no. */
#ifndef ZTLINT_SCHEMA_FORMAT_UNICODE_H
#define ZTLINT_SCHEMA_FORMAT_UNICODE_H

#include <stdbool.h>

enum unicode_set {
	UNICODE_LABEL, /* RFC 5892: PVALID, CONTEXTJ and CONTEXTO */
	UNICODE_MARK, /* general category M */
	UNICODE_VIRAMA, /* canonical combining class 9 */
	UNICODE_JOINS_LEFT, /* joining type L or D: joins what follows it */
	UNICODE_JOINS_RIGHT, /* joining type R or D: joins what stands before it */
	UNICODE_TRANSPARENT, /* joining type T */
	UNICODE_GREEK,
	UNICODE_HEBREW,
	UNICODE_KANA_OR_HAN, /* Hiragana, Katakana, Han */
	UNICODE_RIGHT_TO_LEFT, /* bidirectional class R or AL */
	UNICODE_ARABIC_NUMBER, /* bidirectional class AN */
	UNICODE_EUROPEAN_NUMBER, /* bidirectional class EN */
	UNICODE_NONSPACING, /* bidirectional class NSM */
	UNICODE_NEUTRAL, /* any class left but L: ES, CS, ET, ON, BN … */
	UNICODE_SETS,
};

/* Is the code point in the set? */
bool unicode_in(enum unicode_set set, unsigned rune);

#endif
