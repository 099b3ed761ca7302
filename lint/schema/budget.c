/*
 * How much one run may cost. A schema can ask for work that doubles with each of its lines, or for
 * patterns that backtrack: what a run costs is counted, and a run that costs more than any real
 * schema gives up, which is neither a pass nor a failure.
 */
#include "document/document.h"
#include "schema/check.h"
#include "schema/pattern.h"

enum {
	/* A step is one schema applied to one value: ten to fifty nanoseconds. A union of hundreds
	 * of alternatives that no tag tells apart costs a node as many. */
	STEPS_LEAST = 10 * 1000 * 1000,
	STEPS_PER_NODE = 1000,
	/* Looking whether one word is a near miss of another takes up to four microseconds. */
	OFFERS = 200 * 1000,
	/* Steps of a matcher cost about the same. Hardly any text needs more than a few hundred. */
	MATCH_FEW = 1000,
	MATCH_MOST = 1000 * 1000,
};

void
budget_start(struct checker *checker)
{
	checker->depth = 0;
	checker->steps = STEPS_LEAST;
	checker->extended = false;
	checker->offers = OFFERS;
}

/* What a large document may take beyond that is found out only where it is needed. */
bool
budget_extend(struct walk *walk)
{
	struct checker *checker = walk->checker;
	const struct document *document = node_document(walk->root);

	if (checker->extended || !document)
		return false;
	checker->extended = true;
	checker->steps += (int64_t)STEPS_PER_NODE * document->count;
	checker->steps += (int64_t)document->source->size;
	return checker->steps > 0;
}

/* Without steps nothing else need be looked at to see that. */
void
give_up(struct walk *walk)
{
	walk->stuck = true;
	walk->checker->extended = true;
	walk->checker->steps = 0;
}

bool
may_suggest(struct walk *walk, size_t candidates)
{
	struct checker *checker = walk->checker;

	if (candidates > checker->offers)
		return false;
	checker->offers -= candidates;
	return true;
}

/* The matcher does not tell what a match has cost: so it is tried with little first, and with ten
 * times as much again and again. */
enum match
match_pattern(struct walk *walk, struct lazy_pattern *lazy, struct slice text)
{
	const struct pattern *pattern = lazy_pattern_get(lazy);
	enum match match = MATCH_LIMIT;

	charge(walk, text.length / 16);
	for (uint32_t limit = MATCH_FEW; pattern && match == MATCH_LIMIT && limit <= MATCH_MOST;
		limit *= 10) {
		if (is_spent(walk))
			break;
		match = pattern_match(pattern, text, limit, &walk->checker->pool);
		if (match == MATCH_LIMIT)
			charge(walk, limit);
	}
	return match;
}
