/* The samples of a rule page: fenced blocks that the rule must find fault with, or must not. */
#ifndef ZTLINT_RULE_SAMPLE_H
#define ZTLINT_RULE_SAMPLE_H

#include "base/slice.h"

/* A block that opens with ```json bad or ```yaml good; further words may follow. Slices view the
 * page, places are offsets in it. */
struct sample {
	bool bad;
	bool closed; /* a fence ends it */
	struct slice language;
	struct slice name; /* what `file=` says; empty where it does not */
	struct slice text;
	struct slice findings; /* the lines of the block behind it, of bad ones */
	size_t start;
	size_t end; /* behind its closing fence */
	size_t next; /* behind the findings; `end` where there are none */
};

/* The first sample from *at on, which is moved behind it. False when there is none. Blocks of other
 * sorts are passed over with all that is in them. */
bool sample_next(struct slice page, size_t *at, struct sample *sample);

#endif
