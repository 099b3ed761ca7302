/*
 * The small languages inside string fields: durations, networks, hosts, URLs and their like.
 *
 * A schema names one at a member with `x-ztlint: {"grammar": …}`. Checking a text is one pass,
 * takes no memory unless there is something to say, and stops at the first error. The facts are
 * those of the reference page on grammars; every vector of tests/vectors holds verdict and place.
 */
#ifndef ZTLINT_LANGUAGE_LANGUAGE_H
#define ZTLINT_LANGUAGE_LANGUAGE_H

#include "base/slice.h"
#include "base/text.h"

#include <stdint.h>

/* One thing that can be wrong in a text. Static tables; compared by address. */
struct complaint {
	const char *code; /* its name in the test vectors: "DUR_UNKNOWN_UNIT" */
	const char *rule; /* the id of the rule that reports it: "duration-format" */
};

/* What a check has to say. Zeroed before a check; `message` and `help` are optional sinks. */
struct verdict {
	const struct complaint *complaint; /* NULL: nothing to say */
	size_t at; /* first byte meant, within the decoded text */
	size_t length; /* how many; 0 where something is missing */
	struct text *message; /* where to put the words; NULL when nobody will read them */
	struct text *help; /* what to write instead, in the imperative; may stay empty */
};

/* Units a duration may use, as bits: see duration_limits.units. */
enum duration_unit {
	DURATION_NS = 1,
	DURATION_US = 2,
	DURATION_MS = 4,
	DURATION_S = 8,
	DURATION_M = 16,
	DURATION_H = 32,
	DURATION_D = 64,
	DURATION_GO = 63, /* all that Go knows: every one but the day */
};

/* What one field asks of its durations. Bounds in nanoseconds. */
struct duration_limits {
	unsigned units; /* bits of enum duration_unit; 0 means DURATION_GO */
	int64_t minimum; /* 0 or more for every field known; below 0 lets negative ones pass */
	int64_t maximum; /* 0: no upper bound */
	bool exclusive; /* the minimum itself is too short */
	struct slice also; /* a word accepted beside durations ("forever"), else empty */
	bool empty; /* the empty text is accepted too */
};

/* A grammar as a schema member names it: the language and what the field narrows. */
struct grammar {
	const struct language *language;
	struct duration_limits duration; /* read by the language "duration" only */
};

enum {
	LANGUAGE_TABLES = 5,
};

struct language {
	const char *name; /* as in x-ztlint.grammar: "cidr-or-ip" */
	/* Judges the whole text; leaves the verdict untouched when all is well. */
	void (*check)(const struct grammar *grammar, struct slice text, struct verdict *verdict);
	/* All it can make: tables, each ended by a complaint with code NULL; the list ends in NULL.
	 * A language made of others (host:port) lends their tables. */
	const struct complaint *complaints[LANGUAGE_TABLES];
};

/* The language of that name, or NULL. */
const struct language *language_find(struct slice name);

/* The languages one by one, from 0; NULL past the last. */
const struct language *language_at(size_t index);

/* Records a complaint and formats its message, where one is wanted. A second call is ignored, so
 * that the first error of a text wins; a warning must therefore be raised last. Untrusted text goes
 * through quote_value (base/quote.h) first. */
void verdict_say(struct verdict *verdict, const struct complaint *complaint, size_t at,
	size_t length, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Adds help to the complaint just made, where it is wanted. */
void verdict_help(struct verdict *verdict, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
