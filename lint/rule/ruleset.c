#include "rule/ruleset.h"

#include "base/bug.h"
#include "run.h"
#include "rule/declared.h"
#include "rule/message.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

/* A rule as it runs on one kind. */
struct step {
	const struct rule *rule;
	struct declared *declared; /* NULL: coded */
	const struct config *config; /* of the user's own rules: whose files it is for */
	bool whole; /* on the resource itself, else on its parts only */
};

/* A rule of the user's own. */
struct own {
	struct own *next;
	const struct rule *rule;
	const struct config *config;
	struct declared *declared;
};

/* What one kind is held against. */
struct plan {
	struct source source; /* the text of the schema */
	const struct schema *schema;
	struct step *steps;
	size_t count;
};

struct ruleset {
	const struct selection *selection;
	struct arena arena;
	struct workshop workshop; /* its lock is also that of the plans */
	_Atomic(struct plan *) *plans; /* by kind_index */
	struct declared **declared; /* by rule_index, made under the lock */
	struct own *own; /* in order of their configurations */
	size_t own_count;
};

struct ruleset *
ruleset_new(const struct selection *selection)
{
	struct ruleset *ruleset = calloc(1, sizeof(*ruleset));

	if (!ruleset || pthread_mutex_init(&ruleset->workshop.lock, NULL) != 0)
		die("out of memory");
	ruleset->selection = selection;
	ruleset->workshop.schemas = schemas_new();
	ruleset->workshop.arena = &ruleset->arena;
	ruleset->plans = arena_array(&ruleset->arena, kind_count, sizeof(*ruleset->plans));
	ruleset->declared = arena_array(&ruleset->arena, rule_count, sizeof(struct declared *));
	return ruleset;
}

void
ruleset_free(struct ruleset *ruleset)
{
	if (!ruleset)
		return;
	for (size_t i = 0; i < kind_count; i++) {
		struct plan *plan = atomic_load(&ruleset->plans[i]);

		if (plan)
			source_drop(&plan->source);
	}
	for (size_t i = 0; i < rule_count; i++)
		declared_drop(ruleset->declared[i]);
	for (struct own *own = ruleset->own; own; own = own->next)
		declared_drop(own->declared);
	schemas_free(ruleset->workshop.schemas);
	pthread_mutex_destroy(&ruleset->workshop.lock);
	arena_drop(&ruleset->arena);
	free(ruleset);
}

void
ruleset_add_own(struct ruleset *ruleset, const struct config *configs, struct faults *faults)
{
	struct own **end = &ruleset->own;

	for (const struct config *config = configs; config; config = config->next) {
		for (const struct own_rule *rule = config->rules; rule; rule = rule->next) {
			struct own *own = arena_alloc(&ruleset->arena, sizeof(*own));
			struct schema_error error = { 0 };

			*own = (struct own){ .rule = rule->rule, .config = config };
			own->declared =
				declared_of(rule->rule, rule->about, &ruleset->workshop, &error);
			if (!own->declared)
				faults_add_error(faults, &error, "wrong-rule");
			*end = own;
			end = &own->next;
			ruleset->own_count++;
		}
	}
}

static bool
list_has(const char *const *list, const char *name)
{
	for (; list && *list; list++) {
		if (strcmp(*list, name) == 0)
			return true;
	}
	return false;
}

/* A rule looks at whole resources unless it names parts only. */
static bool
rule_is_whole(const struct rule *rule, const struct kind *kind)
{
	return rule->kinds ? list_has(rule->kinds, kind->name) : !rule->parts;
}

static bool
rule_runs(const struct rule *rule, const struct kind *kind, const struct schema *schema)
{
	if (rule->owner != RULE_DECLARED && (rule->owner != RULE_CODED || !rule->check))
		return false;
	if (rule_is_whole(rule, kind))
		return true;
	for (const char *const *part = rule->parts; part && *part; part++) {
		if (schema_has_part(schema, *part))
			return true;
	}
	return false;
}

static void
step_make(struct ruleset *ruleset, struct step *step, const struct rule *rule,
	const struct kind *kind)
{
	struct declared **declared = &ruleset->declared[rule_index(rule)];

	*step = (struct step){ .rule = rule, .whole = rule_is_whole(rule, kind) };
	if (rule->owner != RULE_DECLARED)
		return;
	if (!*declared)
		*declared = declared_new(rule, &ruleset->workshop);
	step->declared = *declared;
}

static const struct schema *
plan_schema(struct ruleset *ruleset, struct plan *plan, const struct kind *kind)
{
	struct reading reading = { .tolerant = true, .assert_formats = true };
	struct schema_error error = { 0 };
	const struct schema *schema;
	struct slice uri = slice_of(arena_format(&ruleset->arena, "ztlint:%s", kind->name));

	source_init(&plan->source, kind->name, SOURCE_JSON);
	source_set(
		&plan->source, (struct slice){ .at = kind->schema, .length = kind->schema_length });
	source_parse(&plan->source, &limits_default);
	if (!plan->source.documents || !schemas_add(ruleset->workshop.schemas,
					       document_root(plan->source.documents), uri, &error))
		BUG("schema %s: %s", kind->name, error.message);
	schema = schema_compile(ruleset->workshop.schemas, document_root(plan->source.documents),
		uri, reading, &error);
	if (!schema)
		BUG("schema %s: %s", kind->name, error.message);
	return schema;
}

static struct plan *
plan_make(struct ruleset *ruleset, const struct kind *kind)
{
	struct plan *plan = arena_alloc(&ruleset->arena, sizeof(*plan));

	plan->schema = plan_schema(ruleset, plan, kind);
	plan->steps =
		arena_array(&ruleset->arena, rule_count + ruleset->own_count, sizeof(*plan->steps));
	for (size_t i = 0; i < rule_count; i++) {
		if (rule_runs(&rules[i], kind, plan->schema) && ruleset->selection->run[i])
			step_make(ruleset, &plan->steps[plan->count++], &rules[i], kind);
	}
	for (const struct own *own = ruleset->own; own; own = own->next) {
		if (rule_runs(own->rule, kind, plan->schema))
			plan->steps[plan->count++] = (struct step){
				.rule = own->rule,
				.declared = own->declared,
				.config = own->config,
				.whole = rule_is_whole(own->rule, kind),
			};
	}
	return plan;
}

static const struct plan *
plan_get(struct ruleset *ruleset, const struct kind *kind)
{
	_Atomic(struct plan *) *slot = &ruleset->plans[kind_index(kind)];
	struct plan *plan = atomic_load_explicit(slot, memory_order_acquire);

	if (plan)
		return plan;
	pthread_mutex_lock(&ruleset->workshop.lock);
	plan = atomic_load(slot);
	if (!plan) {
		plan = plan_make(ruleset, kind);
		atomic_store_explicit(slot, plan, memory_order_release);
	}
	pthread_mutex_unlock(&ruleset->workshop.lock);
	return plan;
}

/* A rule of the user's own may ask for endless work. */
static void
exhaustion_report(struct check *check)
{
	const struct rule *rule = rule_find(slice_of("too-many-steps"));

	report_text(check, rule, place_key(check->resource->node),
		arena_format(check->keep, "the rule %s takes too many steps to check to the end",
			check->rule->id));
}

/* A failure of the schema as a finding of the rule that it names. */
static void
failure_report(struct ruleset *ruleset, struct check *check, const struct failure *failure)
{
	const struct rule *rule = rule_find(slice_of(failure->rule));
	const char *message = failure->message;
	struct finding *finding;

	if (!rule)
		BUG("no rule %s", failure->rule);
	if (!ruleset->selection->wanted[rule_index(rule)])
		return;
	if (message)
		message = arena_copy(check->keep, slice_of(message));
	else if (rule->message)
		message = message_fill(check, rule->message, failure->place.node);
	else
		message = "this secret is not spelt as such a value must be";
	finding = report_text(check, rule, failure->place, message);
	finding->masked = failure->secret;
	if (failure->severity != SEVERITY_NONE)
		finding->severity = failure->severity;
	if (failure->help)
		finding_help(check, finding, "%s", failure->help);
	else if (rule->help)
		finding->help = message_fill(check, rule->help, failure->place.node);
	if (failure->salt)
		finding->salt = arena_copy(check->keep, slice_of(failure->salt));
	if (failure->related.node)
		finding_relate(check, finding, failure->related, "%s", failure->related_message);
}

static void
schema_check(struct ruleset *ruleset, struct check *check, const struct plan *plan,
	const struct resource *resource)
{
	struct checker *checker = &check->checker;

	checker->desired = resource->desired;
	checker->partial = resource->partial;
	checker->zero_hollow = resource->zero_hollow;
	checker->collect_facts = true;
	checker->failures = checker->last = NULL;
	checker->fact_count = 0;
	if (schema_holds(checker, plan->schema, resource->node))
		return;
	checker->fact_count = 0;
	schema_explain(checker, plan->schema, resource->node);
	for (const struct failure *failure = checker->failures; failure && !resource->context;
		failure = failure->next)
		failure_report(ruleset, check, failure);
}

static void
step_run(const struct step *step, struct check *check, const struct resource *resource,
	struct keys keys, struct slice type)
{
	bool concerned = rule_concerns(step->rule, keys, type);

	if (!concerned && !step->rule->parts)
		return;
	check->rule = step->rule;
	if (step->declared && step->whole && concerned)
		declared_run(step->declared, check, resource->node);
	for (size_t i = 0; step->declared && step->rule->parts && i < check->checker.fact_count;
		i++) {
		const struct fact *fact = &check->checker.facts[i];

		if (fact->annotation->part && list_has(step->rule->parts, fact->annotation->part))
			declared_run(step->declared, check, fact->node);
	}
	if (!step->declared && concerned)
		step->rule->check(check, resource);
	if (check->checker.exhausted)
		exhaustion_report(check);
	check->checker.exhausted = false;
	arena_reset(check->scratch);
}

static void
references_keep(struct reference_list *list, const struct check *check)
{
	for (size_t i = 0; i < check->checker.fact_count; i++) {
		const struct fact *fact = &check->checker.facts[i];

		if (!fact->annotation->refers)
			continue;
		if (list->count == list->capacity) {
			size_t capacity = list->capacity ? list->capacity * 2 : 64;
			struct reference *items = realloc(list->items, capacity * sizeof(*items));

			if (!items)
				die("out of memory");
			list->items = items;
			list->capacity = capacity;
		}
		list->items[list->count++] = (struct reference){
			.from = check->resource,
			.node = fact->node,
			.annotation = fact->annotation,
		};
	}
}

/* Is the finding one of those of which only the most specific speaks on a subject? */
static bool
finding_competes(const struct finding *finding)
{
	return finding->rule->category == CATEGORY_INVALID ||
	       finding->rule->category == CATEGORY_CONTRADICTION;
}

static int
finding_subject_order(const void *a, const void *b)
{
	const struct finding *one = *(const struct finding *const *)a;
	const struct finding *two = *(const struct finding *const *)b;

	if (one->node != two->node)
		return one->node < two->node ? -1 : 1;
	if (one->opening != two->opening)
		return one->opening ? 1 : -1;
	return (int)one->rule->owner - (int)two->rule->owner;
}

/* One owner per constraint: of the findings from `start` on that compete on one subject, those of
 * less specific owners are dropped. */
static void
findings_settle(struct finding_list *list, size_t start)
{
	const struct finding *owner = NULL;
	size_t kept = start;

	if (list->count - start < 2)
		return;
	qsort(list->items + start, list->count - start, sizeof(struct finding *),
		finding_subject_order);
	for (size_t i = start; i < list->count; i++) {
		struct finding *finding = list->items[i];

		if (finding_competes(finding)) {
			if (!owner || owner->node != finding->node ||
				owner->opening != finding->opening)
				owner = finding;
			if (owner->rule->owner != finding->rule->owner)
				continue;
		}
		list->items[kept++] = finding;
	}
	list->count = kept;
}

void
ruleset_check(struct ruleset *ruleset, struct check *check, const struct resource *resource,
	struct reference_list *references)
{
	const struct plan *plan = plan_get(ruleset, resource->kind);
	size_t start = check->findings->count;
	const struct config *config = NULL;
	struct slice type;
	struct keys keys;

	check->resource = resource;
	schema_check(ruleset, check, plan, resource);
	type = node_text(node_get(resource->node, "type"));
	keys = resource->context ? (struct keys){ 0 } : keys_of_value(resource->node);
	if (ruleset->own)
		config = run_policy(check->run, resource->document->source).config;
	for (size_t i = 0; i < plan->count && !resource->context; i++) {
		if (!plan->steps[i].config || plan->steps[i].config == config)
			step_run(&plan->steps[i], check, resource, keys, type);
	}
	references_keep(references, check);
	findings_settle(check->findings, start);
	check->checker.facts = NULL;
	check->checker.fact_count = check->checker.fact_capacity = 0;
	arena_reset(check->checker.scratch);
}

void
ruleset_check_workspace(struct ruleset *ruleset, struct check *check,
	const struct workspace *workspace, const struct rule *rule)
{
	if (!rule->check_workspace || !ruleset->selection->run[rule_index(rule)])
		return;
	check->resource = NULL;
	check->checker.fact_count = 0;
	check->rule = rule;
	rule->check_workspace(check, workspace);
	arena_reset(check->scratch);
}
