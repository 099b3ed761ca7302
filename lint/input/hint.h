/* What the name of a file, its folders, or a key of a bundle tells of the kind inside. */
#ifndef ZTLINT_INPUT_HINT_H
#define ZTLINT_INPUT_HINT_H

#include "base/arena.h"
#include "input/kind.h"

#include <stdint.h>

/* The phrases by which kinds are named: usual file names, API paths, StackQL resources. */
struct hints;

struct hints *hints_new(struct arena *arena);

/* The kinds that the surroundings of a value speak of, the likeliest first. */
struct hint {
	const struct kind *kinds[4];
	unsigned count;
	bool inner; /* under the key of a bundle that names no kind: what is there must tell itself
		     */
};

/* The likeliest, or NULL. */
const struct kind *hint_first(const struct hint *hint);

/* The kinds that a path speaks of: the phrase that ends in the last folder or file name wins, then
 * the longest. Ids, plurals, case and punctuation do not matter:
 * "accounts/023e…/devices/posture.json", "PostureRules.yaml" and "posture-rules-2026.json" all say
 * posture-rule. */
struct hint hint_of_path(const struct hints *hints, struct slice path);

/* The kind whose name the word is, as a whole, or NULL. For the keys of a bundle. */
const struct kind *hint_of_key(const struct hints *hints, struct slice key);

/* Is the name of a folder made only of words that name kinds or stand in API paths? Such a folder
 * sorts files; it does not stand for an account. */
bool hint_is_place(const struct hints *hints, struct slice name);

#endif
