#include "conform.h"

#include "document/document.h"

static void
failure_report(
	struct run *run, struct source *source, unsigned document, const struct failure *failure)
{
	struct finding *finding = run_report(run, failure->rule, source,
		place_range(failure->place), arena_copy(&run->arena, slice_of(failure->message)));

	finding->node = failure->place.node;
	finding->document = document;
	finding->severity = failure->severity == SEVERITY_NONE ? SEVERITY_ERROR : failure->severity;
	finding->masked = failure->secret;
	finding->opening = failure->place.part == PLACE_OPEN;
	if (failure->help)
		finding->help = arena_copy(&run->arena, slice_of(failure->help));
	if (failure->salt)
		finding->salt = arena_copy(&run->arena, slice_of(failure->salt));
}

void
conform_source(struct run *run, struct source *source, const struct schema *schema)
{
	struct arena scratch = { 0 };
	struct checker checker;

	checker_init(&checker, &scratch);
	for (struct document *document = source->documents; document && !source->broken;
		document = document->next) {
		struct node *root = document_root(document);

		checker.failures = checker.last = NULL;
		if (schema_holds(&checker, schema, root))
			continue;
		schema_explain(&checker, schema, root);
		for (const struct failure *one = checker.failures; one; one = one->next)
			failure_report(run, source, document->index, one);
		arena_reset(&scratch);
	}
	checker_drop(&checker);
	arena_drop(&scratch);
}

/* The schema that the configuration of a file has for it, or NULL. */
static const struct schema *
configured_schema(struct run *run, const struct discovered *file)
{
	const struct mapping *mapping =
		file->config ? mapping_of(file->config->schemas, file->place) : NULL;

	if (!mapping)
		return NULL;
	return library_schema(&run->library, mapping->value.at, mapping->node);
}

bool
conform_prepare(struct run *run)
{
	const struct options *options = run->options;
	const struct schema *given = NULL;

	if (options->schema)
		given = library_schema(&run->library, options->schema, NULL);
	run->conforms = arena_array(&run->arena, run->count, sizeof(*run->conforms));
	for (size_t i = 0; i < run->count; i++)
		run->conforms[i] =
			options->schema ? given : configured_schema(run, &run->discovery.files[i]);
	library_tell(&run->library);
	return !run->library.broken;
}

void
conform_all(struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		struct source *source = &run->sources[i];

		if (run->unread[i]) {
			run->errors[run->error_count++] =
				(struct note){ .path = source->path, .text = run->unread[i] };
			continue;
		}
		for (const struct problem *one = source->problems; one; one = one->next)
			problem_report(run, source, one);
		conform_source(run, source, run->conforms[i]);
		run->file_count++;
	}
}
