/* All resources of a run, indexed by scope, kind, id and name. Built once, then only read. */
#ifndef ZTLINT_WORKSPACE_WORKSPACE_H
#define ZTLINT_WORKSPACE_WORKSPACE_H

#include "input/input.h"
#include "schema/schema.h"
#include "workspace/scope.h"

/* A member that names another resource, as a schema's `refers` says. */
struct reference {
	const struct resource *from;
	const struct node *node;
	const struct annotation *annotation;
};

struct workspace {
	struct resource *resources; /* in order of path, document, offset */
	size_t count;
	const struct reference *references; /* in the same order */
	size_t reference_count;
	const struct listing *listings; /* what makes a kind complete */
	const struct scope *scopes; /* the first, linked by scope.next */
	struct workspace_index *index;
};

/* Builds the index over workspace->resources: ids, names, and which resource of equal scope, kind
 * and id is a copy of an earlier one (resource.copy). */
void workspace_index(struct workspace *workspace);

/* Gives the index back. */
void workspace_drop(struct workspace *workspace);

/* The first resource of that scope, kind and id (or name), or NULL. */
const struct resource *workspace_by_id(const struct workspace *workspace, const struct scope *scope,
	const struct kind *kind, struct slice id);
const struct resource *workspace_by_name(const struct workspace *workspace,
	const struct scope *scope, const struct kind *kind, struct slice name);

/* Is the kind complete in that scope: is a missing one really missing? */
bool workspace_complete(
	const struct workspace *workspace, const struct scope *scope, const struct kind *kind);

/* The resources of one scope and kind as indices into workspace->resources, in order, copies left
 * out. NULL and 0 where there are none. */
const uint32_t *workspace_of_kind(const struct workspace *workspace, const struct scope *scope,
	const struct kind *kind, size_t *count);

/* A walk over the resources of one scope and some kinds, kind by kind, copies left out. The upper
 * half is the caller's to fill. */
struct workspace_walk {
	const struct workspace *workspace;
	const struct scope *scope;
	const char *const *kinds; /* names, NULL at the end */
	const uint32_t *list; /* of the kind at hand */
	size_t count;
	size_t at;
};

/* The next resource, or NULL. */
const struct resource *workspace_walk_next(struct workspace_walk *walk);

#endif
