/* How the objects of Terraform differ from the API's, and how the API's shape is made of them. The
 * differences are data: schemas/dialects/terraform.json. Each is told by the shape that is met, so
 * one dialect serves all versions of the provider. */
#ifndef ZTLINT_INPUT_DIALECT_H
#define ZTLINT_INPUT_DIALECT_H

#include "document/derive.h"
#include "input/resource.h"

struct dialect;

struct dialect *dialect_new(void);
void dialect_free(struct dialect *dialect);

/* The kind that a resource type keeps, NULL for none of ours. Where a type keeps several, the
 * attributes decide: {"mode": "exclude"}, {"default": true}. */
const struct kind *
dialect_kind(const struct dialect *dialect, struct slice type, const struct node *attributes);

/* The attributes as the API would have them; the node itself where nothing differs, NULL where a
 * list that should be in them is not there, or not known yet. Names that differ are added to
 * *spoken. */
struct node *dialect_derive(const struct dialect *dialect, const struct kind *kind,
	struct node *attributes, const struct spoken **spoken);

#endif
