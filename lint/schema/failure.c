#include "schema/failure.h"

enum {
	MOST_COMPARED = 32, /* failures of one place that are compared for being the same */
	FAILURE_STEPS = 200, /* what words cost */
};

static void
append(struct checker *checker, struct failure *failure)
{
	failure->next = NULL;
	if (checker->last)
		checker->last->next = failure;
	else
		checker->failures = failure;
	checker->last = failure;
}

/* A walk that gave up answers false to everything: what it would tell then is not so. */
struct failure *
failure_add(struct walk *walk, struct failure failure)
{
	struct failure *added = arena_alloc(walk->checker->scratch, sizeof(*added));

	*added = failure;
	added->secret = is_told_secret(walk, failure.place.node);
	if (!walk->stuck)
		append(walk->checker, added);
	charge(walk, FAILURE_STEPS);
	return added;
}

void
mistyped_note(struct walk *walk, struct failure *told, struct slice meant)
{
	struct mistyped *mistyped;

	if (meant.length == 0)
		return;
	mistyped = arena_alloc(walk->checker->scratch, sizeof(*mistyped));
	*mistyped = (struct mistyped){
		.next = walk->frame->mistyped,
		.meant = meant,
		.told = told,
	};
	walk->frame->mistyped = mistyped;
}

bool
mistyped_is(const struct walk *walk, const struct node *object, struct slice key)
{
	for (const struct frame *frame = walk->frame; frame; frame = frame->outer) {
		const struct mistyped *at = frame->object == object ? frame->mistyped : NULL;

		while (at && !slice_equal(at->meant, key))
			at = at->next;
		if (!at)
			continue;
		at->told->severity = SEVERITY_ERROR;
		return true;
	}
	return false;
}

void
failures_take(struct walk *walk, struct failure_list *outer)
{
	outer->first = walk->checker->failures;
	outer->last = walk->checker->last;
	walk->checker->failures = NULL;
	walk->checker->last = NULL;
}

void
failures_give(struct walk *walk, const struct failure_list *outer)
{
	struct checker *checker = walk->checker;

	if (!outer->first)
		return;
	outer->last->next = checker->failures;
	if (!checker->last)
		checker->last = outer->last;
	checker->failures = outer->first;
}

/* Is this failure about the schema's own subject? One that has a rule of its own is not. */
static bool
is_own(const struct failure *failure, const struct schema *schema, const struct node *node)
{
	bool listing = schema->object && schema->object->listing;

	if (strcmp(failure->keyword, "rule") == 0)
		return false;
	return failure->place.node == node || node_parent(failure->place.node) == node || !listing;
}

void
failures_rule(struct walk *walk, const struct schema *schema, const struct node *node)
{
	struct failure_list all;
	struct failure *own = NULL;

	failures_take(walk, &all);
	for (struct failure *at = all.first, *next; at; at = next) {
		next = at->next;
		if (is_own(at, schema, node) && own)
			continue;
		if (is_own(at, schema, node)) {
			own = at;
			at->rule = schema->extension->rule;
			at->message = NULL;
			at->help = NULL;
			at->keyword = "rule";
		}
		append(walk->checker, at);
	}
}

/* Nodes of a document stand in the order of the source. */
static bool
comes_first(const struct failure *a, const struct failure *b)
{
	return (uintptr_t)a->place.node <= (uintptr_t)b->place.node;
}

static struct failure *
merge(struct failure *a, struct failure *b)
{
	struct failure *first = NULL;
	struct failure **end = &first;

	while (a && b) {
		struct failure **least = comes_first(a, b) ? &a : &b;

		*end = *least;
		end = &(*least)->next;
		*least = *end;
	}
	*end = a ? a : b;
	return first;
}

/* Stable: sorted runs of doubling length. */
static struct failure *
sort(struct failure *list)
{
	struct failure *runs[64] = { NULL };
	struct failure *sorted = NULL;
	size_t used = 0;

	while (list) {
		struct failure *run = list;
		size_t i = 0;

		list = list->next;
		run->next = NULL;
		for (; i < 63 && runs[i]; i++) {
			run = merge(runs[i], run);
			runs[i] = NULL;
		}
		runs[i] = run;
		used = i + 1 > used ? i + 1 : used;
	}
	for (size_t i = 0; i < used; i++)
		sorted = merge(runs[i], sorted);
	return sorted;
}

static bool
is_about_value(const struct failure *failure)
{
	return failure->place.part == PLACE_VALUE || failure->place.part == PLACE_INSIDE;
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
is_warning(const struct failure *failure)
{
	return failure->severity == SEVERITY_WARNING || failure->severity == SEVERITY_INFO;
}

/* Do both tell of one mistake? A value that was refused once is wrong, whatever else it breaks. */
static bool
is_same(const struct failure *a, const struct failure *b)
{
	if (a->place.node != b->place.node)
		return false;
	if (is_about_value(a) && is_about_value(b))
		return true;
	return a->place.part == b->place.part && same_text(a->rule, b->rule) &&
	       same_text(a->salt, b->salt);
}

/* The failures of one node that stay. */
struct group {
	struct failure *kept[MOST_COMPARED];
	size_t count;
};

/* Of a warning and an error about one value the error stays. */
static bool
is_repeated(struct group *group, const struct failure *failure)
{
	for (size_t i = 0; i < group->count; i++) {
		struct failure *kept = group->kept[i];
		struct failure *next = kept->next;

		if (!is_same(kept, failure))
			continue;
		if (is_warning(kept) && !is_warning(failure)) {
			*kept = *failure;
			kept->next = next;
		}
		return true;
	}
	return false;
}

/* The list is sorted: what has the same place stands together. */
static void
drop_repeated(struct checker *checker)
{
	struct group group = { .count = 0 };
	struct failure *list = checker->failures;

	checker->failures = NULL;
	checker->last = NULL;
	for (struct failure *at = list, *next; at; at = next) {
		next = at->next;
		if (group.count != 0 && group.kept[0]->place.node != at->place.node)
			group.count = 0;
		if (is_repeated(&group, at))
			continue;
		append(checker, at);
		if (group.count < MOST_COMPARED)
			group.kept[group.count++] = at;
	}
}

/* Complaints that leave the value usable: what they say is advice. */
static bool
is_soft(const struct failure *failure)
{
	static const char *const rules[] = { "network-host-bits", "host-underscore",
		"host-not-ascii", "aaguid-zero" };

	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		if (strcmp(failure->rule, rules[i]) == 0)
			return true;
	}
	return is_warning(failure);
}

static bool
refuses(const struct failure *failure)
{
	const struct node *node = failure->place.node;
	bool scalar = !node_is_object(node) && !node_is_array(node);

	if (!is_about_value(failure) || is_soft(failure))
		return false;
	return scalar || strcmp(failure->keyword, "type") == 0 ||
	       strcmp(failure->keyword, "enum") == 0 || strcmp(failure->keyword, "const") == 0;
}

static bool
stands_below_refused(const struct fact *fact)
{
	/* A secret in clear text is one wherever it stands. */
	if (fact->annotation->secret)
		return false;
	for (const struct node *node = fact->node; node; node = node_parent(node)) {
		if (node->flags & NODE_REFUSED)
			return true;
	}
	return false;
}

static void
drop_facts(struct checker *checker, size_t from)
{
	size_t count = from;

	for (size_t i = from; i < checker->fact_count; i++) {
		if (!stands_below_refused(&checker->facts[i]))
			checker->facts[count++] = checker->facts[i];
	}
	checker->fact_count = count;
}

/* Only the root is ours to change; the others are reached from it, for all are of one array. */
static void
mark_refused(const struct failure *failures, struct node *root)
{
	for (const struct failure *at = failures; at; at = at->next) {
		const struct node *node = at->place.node;

		/* Members of another variant or of a mistyped name: the object they stand in is not
		 * what it should be, and rules that miss something in it would speak of the same
		 * mistake. */
		if (strcmp(at->rule, "foreign-member") == 0 ||
			(strcmp(at->rule, "unknown-field") == 0 && node_parent(node) != root))
			node = node_parent(node);
		else if (strcmp(at->rule, "unknown-field") == 0 && node->kind >= NODE_ARRAY)
			node = root;
		else if (!refuses(at))
			continue;
		root[node - root].flags |= NODE_REFUSED;
	}
}

void
failures_finish(struct walk *walk, struct node *root, size_t facts)
{
	struct checker *checker = walk->checker;

	if (!checker->failures)
		return;
	checker->failures = sort(checker->failures);
	drop_repeated(checker);
	if (!walk->tolerant)
		return;
	mark_refused(checker->failures, root);
	drop_facts(checker, facts);
}
