/* A scope is the account that resources belong to: uniqueness, references and precedence hold
 * within one. */
#ifndef ZTLINT_WORKSPACE_SCOPE_H
#define ZTLINT_WORKSPACE_SCOPE_H

#include "base/arena.h"
#include "base/hash.h"

struct hints;
struct listing;

struct scope {
	struct scope *next; /* in order of first use */
	struct slice name; /* an account or zone id, or the folder that stands for one */
	struct slice account; /* the account or zone id where it is known, else empty */
	struct listing *listings; /* of its kinds, linked by listing.sibling */
	unsigned index;
};

/* The scopes of a run. */
struct scopes {
	struct arena *arena;
	const struct hints *hints;
	struct scope *first;
	struct scope *last;
	struct scope *recent; /* found last: most neighbours share one */
	struct scope **slots; /* by the hash of the name; NULL: free */
	size_t slot_count; /* a power of two, or 0 */
	struct hash_key key;
	unsigned count;
	struct slice folder; /* asked last, and its answer */
	const struct scope *folder_scope;
};

void scopes_init(struct scopes *scopes, struct arena *arena, const struct hints *hints);

/* The scope of an account or zone id. The text is kept, not copied. */
const struct scope *scope_of_account(struct scopes *scopes, struct slice account);

/* The lists met in a scope, for the one who keeps them. */
struct listing **scope_listings(const struct scope *scope);

/* The scope that a path tells: an account or zone id in an API path; else the folder of its
 * configuration (`configured`; at NULL where it has none); else the nearest folder whose name is no
 * kind, no word of an API path and no UUID behind one. */
const struct scope *
scope_of_path(struct scopes *scopes, struct slice path, struct slice configured);

#endif
