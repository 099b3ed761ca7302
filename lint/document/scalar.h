/* What the scalars of YAML mean: the core schema of YAML 1.2, its tags, and what older readers make
 * of the same words. */
#ifndef ZTLINT_DOCUMENT_SCALAR_H
#define ZTLINT_DOCUMENT_SCALAR_H

#include "base/arena.h"
#include "document/node.h"

struct scalar {
	enum node_kind kind; /* never a container */
	bool unknown; /* its tag asks for something that only the user's program can make */
	bool misfit; /* its tag asks for a kind that the text does not spell; it stays a string */
};

/* Resolves a scalar's decoded text. `tag` is the full tag, or NULL; only a plain scalar without a
 * tag is resolved by its text. Whole numbers with leading zeros stay strings (readers differ on
 * them), so do the infinities and what is no number (JSON has neither), and hexadecimals above 64
 * bits. */
struct scalar scalar_resolve(struct slice text, const char *tag, bool plain);

/* Is it a tag for a sequence or mapping as JSON has them too, or none at all? */
bool scalar_tag_is_container(const char *tag);

/* The text of a number as JSON spells it: itself where possible, else made in the arena. */
struct slice scalar_number(struct arena *arena, struct slice text);

/* Of a plain scalar that is a string here: how others read it, as the end of a sentence ("readers
 * of … take it for true"); NULL where all agree. */
const char *scalar_elsewhere(struct slice text);

#endif
