/*
 * Schemas that lead back to themselves without stepping into the value would never end. Found by
 * taking away, again and again, what nothing left leads to: a circle stays.
 */
#include "base/bug.h"
#include "schema/compile.h"

#include <stdlib.h>

struct peel {
	uint32_t *inward; /* how many references lead to each schema */
	const struct schema **ready; /* those that nothing leads to any more */
	size_t ready_count;
	bool counting; /* count references, or take them away */
};

static void
edge(struct peel *peel, const struct schema *to)
{
	if (!to)
		return;
	if (peel->counting)
		peel->inward[to->index]++;
	else if (--peel->inward[to->index] == 0)
		peel->ready[peel->ready_count++] = to;
}

static void
list_edges(struct peel *peel, const struct alternatives *alternatives)
{
	for (size_t i = 0; alternatives && i < alternatives->count; i++)
		edge(peel, alternatives->schemas[i]);
}

/* All schemas that are applied to the same value. Where a dynamic reference leads is not known
 * before the run, which has a limit of its own. */
static void
schema_edges(struct peel *peel, const struct schema *schema)
{
	const struct logic *logic = schema->logic;

	for (const struct dependent *at = schema->object ? schema->object->dependents : NULL; at;
		at = at->next)
		edge(peel, at->schema);
	if (!logic)
		return;
	edge(peel, logic->ref);
	edge(peel, logic->not );
	edge(peel, logic->condition);
	edge(peel, logic->then);
	edge(peel, logic->otherwise);
	for (size_t i = 0; i < logic->all_count; i++)
		edge(peel, logic->all[i]);
	for (const struct choice *choice = logic->choices; choice; choice = choice->next) {
		for (uint32_t i = 0; i < choice->count; i++)
			edge(peel, choice->cases[i].schema);
	}
	list_edges(peel, logic->any);
	list_edges(peel, logic->one);
}

static const struct schema *
left_over(struct peel *peel, const struct schema *first)
{
	peel->counting = true;
	for (const struct schema *at = first; at; at = at->next)
		schema_edges(peel, at);
	for (const struct schema *at = first; at; at = at->next) {
		if (peel->inward[at->index] == 0)
			peel->ready[peel->ready_count++] = at;
	}
	peel->counting = false;
	while (peel->ready_count > 0)
		schema_edges(peel, peel->ready[--peel->ready_count]);
	while (first && peel->inward[first->index] == 0)
		first = first->next;
	return first;
}

bool
loops_find(struct compiler *compiler)
{
	size_t count = (size_t)compiler->last->index + 1;
	struct peel peel = {
		.inward = calloc(count, sizeof(*peel.inward)),
		.ready = calloc(count, sizeof(*peel.ready)),
	};
	const struct schema *loop;

	if (!peel.inward || !peel.ready)
		die("out of memory");
	loop = left_over(&peel, compiler->program->first);
	free(peel.inward);
	free(peel.ready);
	return !loop ||
	       compile_fail(compiler, loop->node,
		       "this schema leads back to itself without looking at any part of the value");
}
