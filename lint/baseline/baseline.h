/* A baseline: the findings that were there when it was written, by fingerprint. JSON, one finding a
 * line, so that versions of it can be compared. */
#ifndef ZTLINT_BASELINE_BASELINE_H
#define ZTLINT_BASELINE_BASELINE_H

#include "base/arena.h"

/* Texts are of the baseline's arena, or of whoever added the entry. */
struct baseline_entry {
	const char *fingerprint;
	const char *rule;
	const char *path; /* from the folder of the baseline; tells people where it was */
	const char *message;
	bool met; /* the run has found it again */
};

struct baseline {
	struct arena arena;
	struct baseline_entry *items; /* malloc; after a load sorted by fingerprint */
	size_t count;
	size_t capacity;
};

/* `{0}` is an empty one. */
void baseline_drop(struct baseline *baseline);

/* Reads a file into an empty baseline. False where it is none; that is told in one line on stderr.
 */
bool baseline_load(struct baseline *baseline, const char *path);

/* Adds an entry at the end. */
void baseline_add(struct baseline *baseline, struct baseline_entry entry);

/* The entry of that fingerprint, or NULL. Good after a load. */
struct baseline_entry *baseline_find(const struct baseline *baseline, const char *fingerprint);

/* Writes it to a file, sorted by path, rule and fingerprint. False where that failed; it was told,
 * and the file that was there is untouched. */
bool baseline_save(struct baseline *baseline, const char *path);

#endif
