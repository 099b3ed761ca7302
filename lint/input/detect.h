/* Which kind an object is: by score, without opening a schema. */
#ifndef ZTLINT_INPUT_DETECT_H
#define ZTLINT_INPUT_DETECT_H

#include "base/arena.h"
#include "document/node.h"
#include "input/hint.h"

/* The signatures of all kinds, made ready. */
struct detector;

/* `folded`: names are compared without the signs between words and without regard to capitals, and
 * only a signature that fits tells a kind. */
struct detector *detector_new(struct arena *arena, bool folded);

/* The hash of a name without the signs between words and without regard to capitals. */
uint32_t fold_hash(struct slice name);

/* The kind of one object, NULL when it is none that we know. `hint` is what its surroundings say:
 * it decides between kinds that fit, and its first carries an object that fits none but looks like
 * it. Kinds whose list is the resource are answered for their entries. */
const struct kind *
detect_object(const struct detector *detector, const struct node *object, const struct hint *hint);

/* The kind of the items of a list, by majority of the first of them. */
const struct kind *
detect_list(const struct detector *detector, const struct node *list, const struct hint *hint);

/* Does the object have the signature of the kind? The values of its members are not looked at. */
bool
detect_fits(const struct detector *detector, const struct node *object, const struct kind *kind);

#endif
