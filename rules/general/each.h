/*
 * Short forms for rules that look at a whole workspace: all resources of a kind in one account, and
 * what references lead to. Inline, as such rules need little more than these loops.
 */
#ifndef ZTLINT_RULES_EACH_H
#define ZTLINT_RULES_EACH_H

#include "rule/check.h"
#include "workspace/workspace.h"

struct each {
	const struct workspace *workspace;
	const uint32_t *next;
	size_t left;
	const struct resource *resource; /* NULL past the last */
	const struct node *node; /* its own */
};

static inline void
each_step(struct each *each)
{
	each->resource = each->left > 0 ? &each->workspace->resources[*each->next] : NULL;
	each->node = each->resource ? each->resource->node : NULL;
	if (each->left > 0) {
		each->next++;
		each->left--;
	}
}

static inline struct each
each_begin(const struct workspace *workspace, const struct scope *scope, const char *kind)
{
	struct each each = { .workspace = workspace };

	each.next = workspace_of_kind(workspace, scope, kind_find(slice_of(kind)), &each.left);
	each_step(&each);
	return each;
}

/* The resources of a kind in an account, as `one.resource`; copies left out. */
#define each_resource(one, workspace, scope, kind)                                                 \
	for (struct each one = each_begin(workspace, scope, kind); one.resource; each_step(&one))

#define each_scope(scope, workspace)                                                               \
	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next)

/* Are all resources of that kind in the account known? */
static inline bool
kind_complete(const struct workspace *workspace, const struct scope *scope, const char *kind)
{
	return workspace_complete(workspace, scope, kind_find(slice_of(kind)));
}

/* Is there one of that kind at all? */
static inline bool
kind_present(const struct workspace *workspace, const struct scope *scope, const char *kind)
{
	return each_begin(workspace, scope, kind).resource != NULL;
}

/* The resource of that kind that a reference leads to by its id; NULL where it leads elsewhere or
 * nowhere. */
static inline const struct resource *
reference_target(
	const struct workspace *workspace, const struct reference *reference, const char *kind)
{
	const char *const *name = reference->annotation->refers;

	while (*name && strcmp(*name, kind) != 0)
		name++;
	if (!*name || !node_is_string(reference->node) || reference->from->copy)
		return NULL;
	return workspace_by_id(workspace, reference->from->scope, kind_find(slice_of(kind)),
		node_text(reference->node));
}

#define each_reference(one, workspace)                                                             \
	for (const struct reference *one = workspace->references;                                  \
		one < workspace->references + workspace->reference_count; one++)

/* A string that means something: neither empty nor a mark. */
static inline bool
node_tells(const struct node *node)
{
	return node_is_string(node) && node_text(node).length > 0 && !value_is_unknown(node);
}

#endif
