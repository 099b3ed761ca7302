#include "report/fault.h"

#include "base/bug.h"
#include "report/report.h"
#include "rule/check.h"
#include "usage.h"

#include <unistd.h>

void
faults_init(struct faults *faults, struct arena *arena)
{
	*faults = (struct faults){ .arena = arena };
	finding_list_init(&faults->list);
}

static struct finding *
fault_new(struct faults *faults, struct source *source, const char *id, const char *message)
{
	const struct rule *rule = rule_find(slice_of(id));
	struct finding *finding = arena_alloc(faults->arena, sizeof(*finding));

	if (!rule)
		BUG("no rule %s", id);
	*finding = (struct finding){
		.rule = rule,
		.severity = SEVERITY_ERROR,
		.source = source,
		.message = message,
	};
	finding_list_add(&faults->list, finding);
	return finding;
}

struct finding *
faults_add(
	struct faults *faults, const struct node *node, const char *rule, const char *format, ...)
{
	struct finding *finding;
	const char *message;
	va_list arguments;

	va_start(arguments, format);
	message = arena_format_list(faults->arena, format, arguments);
	va_end(arguments);
	finding = fault_new(faults, node_document(node)->source, rule, message);
	finding->node = node;
	finding->range = node_range(node);
	return finding;
}

void
faults_add_problems(struct faults *faults, struct source *source)
{
	for (const struct problem *one = source->problems; one; one = one->next) {
		struct finding *finding;

		if (rule_find(slice_of(one->rule))->severity < SEVERITY_ERROR)
			continue;
		finding = fault_new(faults, source, one->rule,
			arena_copy(faults->arena, slice_of(one->message)));
		finding->range = one->range;
		finding->node = one->node;
		finding->help = one->help;
	}
}

void
faults_add_failures(struct faults *faults, const struct checker *checker)
{
	for (const struct failure *one = checker->failures; one; one = one->next) {
		struct finding *finding =
			faults_add(faults, one->place.node, one->rule, "%s", one->message);

		finding->range = place_range(one->place);
		finding->opening = one->place.part == PLACE_OPEN;
		if (one->help)
			finding->help = arena_copy(faults->arena, slice_of(one->help));
	}
}

void
faults_add_error(struct faults *faults, const struct schema_error *error, const char *rule)
{
	struct finding *finding = faults_add(faults, error->node, rule, "%s", error->message);

	if (error->help)
		finding->help = arena_copy(faults->arena, slice_of(error->help));
}

void
faults_tell(struct faults *faults, enum colour colour)
{
	struct report report = { .version = ZTLINT_VERSION, .quiet = true };

	finding_list_sort(&faults->list);
	report.listed = faults->list.items;
	report.listed_count = faults->list.count;
	report.colour = colour_wanted(colour, STDERR_FILENO);
	human_write(&report, stderr);
}
