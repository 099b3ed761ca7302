/* A resource is one configuration object, found by unwrapping a form. */
#ifndef ZTLINT_INPUT_RESOURCE_H
#define ZTLINT_INPUT_RESOURCE_H

#include "document/node.h"
#include "input/kind.h"
#include "input/spoken.h"

struct scope;

struct resource {
	struct node *node;
	const struct kind *kind;
	struct document *document;
	const struct scope *scope; /* the account it belongs to */
	struct slice id; /* text of the member that identifies it; empty where there is none */
	struct slice name;
	const struct node *list; /* the list it was an item of, or NULL */
	struct slice address; /* of Terraform: "module.a.cloudflare_x.y[0]"; else empty */
	struct slice
		owner; /* of a list in Terraform: the profile whose it is, empty: the default one */
	const struct spoken *spoken; /* names that messages give in the user's words; or NULL */
	bool zero_hollow; /* 0 and false are hollow too (Terraform 4.x) */
	bool desired; /* desired state: a plan, a manifest, an object without id and dates */
	bool partial; /* members may be missing: StackQL rows */
	bool copy; /* the same resource was met before; counted once */
	bool context; /* read for references only: its own findings are not reported */
	uint32_t order; /* in the run: by path, document, offset */
};

#endif
