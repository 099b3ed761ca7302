/* "Did you mean …": the one candidate that a mistyped word was surely meant to be. */
#ifndef ZTLINT_BASE_SUGGEST_H
#define ZTLINT_BASE_SUGGEST_H

#include "base/slice.h"

/* Candidates are offered one by one; nothing is kept but the best. */
struct suggest {
	struct slice word;
	struct slice best;
	unsigned distance; /* of the best, in half edits: spelling variants lie below one edit */
	unsigned limit; /* what is farther away is not a candidate */
	bool tie; /* another one is as near */
};

/* Starts with the word as it was found. Words of more than 64 bytes get no suggestion. */
void suggest_init(struct suggest *suggest, struct slice word);

/* Offers a candidate. Distance is Damerau–Levenshtein over bytes (a swap of neighbours counts one),
 * at most a third of the word's length and at least one; words that differ only in case, '-', '_'
 * or blanks are nearer than any edit. Equal words are no candidates. */
void suggest_offer(struct suggest *suggest, struct slice candidate);

/* The candidate that is clearly best, or the empty slice. */
struct slice suggest_best(const struct suggest *suggest);

/* Was no candidate near at all, not even as one of several? */
bool suggest_is_far(const struct suggest *suggest);

#endif
