/*
 * Which keys occur in a value, as bits: a filter that may say "perhaps" where the answer is no, but
 * never no where it is yes. Most declared rules are about members that most resources do not have.
 */
#ifndef ZTLINT_RULE_KEYS_H
#define ZTLINT_RULE_KEYS_H

#include "document/node.h"

/* Each key is one bit in each word. */
struct keys {
	uint64_t low;
	uint64_t high;
};

/* The keys of all members in the value, at any depth. */
struct keys keys_of_value(const struct node *value);

/* The keys that a value must have to pass a rule's fragment: the members under its `properties`
 * that are not `optional`, and theirs. */
struct keys keys_of_fragment(const struct node *fragment);

/* That of one key. */
struct keys keys_of_key(struct slice key);

/* The keys that a pointer passes through. */
struct keys keys_of_pointer(struct slice pointer);

/* Both together. */
static inline struct keys
keys_join(struct keys a, struct keys b)
{
	return (struct keys){ .low = a.low | b.low, .high = a.high | b.high };
}

/* May all of `wanted` be there? */
static inline bool
keys_cover(struct keys there, struct keys wanted)
{
	return ((wanted.low & ~there.low) | (wanted.high & ~there.high)) == 0;
}

#endif
