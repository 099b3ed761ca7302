/* The user's own words: members that a form of export names otherwise than the API does. */
#ifndef ZTLINT_INPUT_SPOKEN_H
#define ZTLINT_INPUT_SPOKEN_H

#include "base/arena.h"

/* A name that differs; a list of them goes with a resource. */
struct spoken {
	const struct spoken *next;
	struct slice api;
	struct slice own;
};

/* Adds a pair to the list, once. The names are kept, not copied. */
void
spoken_add(struct arena *arena, const struct spoken **spoken, struct slice api, struct slice own);

/* The message with each whole word that is a name of the API in the user's words; itself where none
 * is. The copy is in the arena. It is about a member that the user wrote with the key: where that
 * is a name of the API too, it means this member, and stays. */
const char *spoken_words(
	struct arena *arena, const struct spoken *spoken, const char *message, struct slice key);

#endif
