#include "report/report.h"

#include "document/position.h"
#include "report/tree.h"
#include "workspace/scope.h"

static json_t *
position_json(struct source *source, uint32_t offset)
{
	struct position position = position_of(source, offset);
	json_t *object = tree_made(json_object());

	tree_set(object, "line", json_integer(position.line));
	tree_set(object, "column", json_integer(position.column));
	tree_set(object, "offset", json_integer(position.offset));
	return object;
}

static json_t *
range_json(struct source *source, struct range range)
{
	json_t *object = tree_made(json_object());

	tree_set(object, "start", position_json(source, range.start));
	tree_set(object, "end", position_json(source, range.end));
	return object;
}

static json_t *
related_json(const struct finding *finding)
{
	json_t *list = tree_made(json_array());

	for (const struct related *other = finding->related; other; other = other->next) {
		json_t *object = tree_made(json_object());

		tree_set(object, "path", tree_string(other->source->path));
		tree_set(object, "pointer", tree_pointer(other->node));
		tree_set(object, "range", range_json(other->source, other->range));
		tree_set(object, "message", tree_string(other->message));
		tree_append(list, object);
	}
	return list;
}

static json_t *
resource_json(const struct resource *resource)
{
	json_t *object;

	if (!resource)
		return json_null();
	object = tree_made(json_object());
	tree_set(object, "id", tree_slice(report_cut(resource->id)));
	tree_set(object, "name", tree_slice(report_cut(resource->name)));
	tree_set(object, "pointer", tree_pointer(resource->node));
	return object;
}

static json_t *
suppression_json(const struct suppression *suppression)
{
	json_t *object;

	if (!suppression)
		return json_null();
	object = tree_made(json_object());
	tree_set(object, "reason", tree_string(suppression->reason));
	tree_set(object, "expires", tree_string(suppression->expires));
	tree_set(object, "where", tree_string(suppression->where));
	return object;
}

/* Whose it is: the members from account to inner. */
static void
set_owner(json_t *object, const struct finding *finding)
{
	const struct resource *resource = finding->resource;
	struct slice account = { 0 };

	if (resource && resource->scope)
		account = resource->scope->account;
	tree_set(object, "account", tree_slice(account));
	tree_set(object, "kind", tree_string(resource ? resource->kind->name : NULL));
	tree_set(object, "resource", resource_json(resource));
	tree_set(object, "address", tree_slice(resource ? resource->address : (struct slice){ 0 }));
	tree_set(object, "inner", tree_inner(finding->node));
}

json_t *
json_of_finding(const struct finding *finding)
{
	static const char *const states[] = {
		[FINDING_NEW] = "new",
		[FINDING_BASELINE] = "baseline",
		[FINDING_SUPPRESSED] = "suppressed",
	};
	json_t *object = tree_made(json_object());

	tree_set(object, "rule", tree_string(finding->rule->id));
	tree_set(object, "severity", tree_string(severity_name(finding->severity)));
	tree_set(object, "category", tree_string(category_name(finding->rule->category)));
	tree_set(object, "message", tree_string(finding->message));
	tree_set(object, "help", tree_string(finding->help));
	tree_set(object, "path", tree_string(finding->source->path));
	tree_set(object, "document", json_integer(finding->document));
	tree_set(object, "pointer", tree_pointer(finding->node));
	set_owner(object, finding);
	tree_set(object, "state", json_string(states[finding->state]));
	tree_set(object, "suppression", suppression_json(finding->suppression));
	tree_set(object, "range", range_json(finding->source, finding->range));
	tree_set(object, "related", related_json(finding));
	tree_set(object, "fix", json_null());
	tree_set(object, "fingerprint", tree_string(finding->fingerprint));
	return object;
}

static json_t *
checked_json(const struct resource *resource)
{
	json_t *object = tree_made(json_object());

	tree_set(object, "path", tree_string(resource->document->source->path));
	tree_set(object, "document", json_integer(resource->document->index));
	tree_set(object, "pointer", tree_pointer(resource->node));
	tree_set(object, "kind", tree_string(resource->kind->name));
	return object;
}

static json_t *
note_json(const struct note *note, const char *key)
{
	json_t *object = tree_made(json_object());

	tree_set(object, "path", tree_string(note->path));
	tree_set(object, key, tree_string(note->text));
	return object;
}

static json_t *
summary_json(const struct report *report)
{
	json_t *object = tree_made(json_object());

	tree_set(object, "files", json_integer((json_int_t)report->file_count));
	tree_set(object, "resources", json_integer((json_int_t)report_checked(report)));
	tree_set(object, "skipped", json_integer((json_int_t)report->skipped_count));
	tree_set(object, "error", json_integer((json_int_t)report->severities[SEVERITY_ERROR]));
	tree_set(object, "warning", json_integer((json_int_t)report->severities[SEVERITY_WARNING]));
	tree_set(object, "info", json_integer((json_int_t)report->severities[SEVERITY_INFO]));
	tree_set(object, "suppressed", json_integer((json_int_t)report->suppressed));
	tree_set(object, "baseline", json_integer((json_int_t)report->baseline));
	return object;
}

static void
list_open(FILE *stream, const char *name)
{
	fprintf(stream, ",\n\"%s\": [", name);
}

static void
list_close(FILE *stream, size_t count)
{
	fputs(count > 0 ? "\n]" : "]", stream);
}

static void
notes_write(FILE *stream, const char *name, const struct note *notes, size_t count, const char *key)
{
	list_open(stream, name);
	for (size_t i = 0; i < count; i++)
		tree_write_item(stream, note_json(&notes[i], key), i == 0);
	list_close(stream, count);
}

static void
head_write(FILE *stream, const struct report *report)
{
	json_t *tool = tree_made(json_object());

	tree_set(tool, "name", json_string("ztlint"));
	tree_set(tool, "version", tree_string(report->version));
	fputs("{\n\"format\": \"ztlint\",\n\"version\": 1,\n\"tool\": ", stream);
	tree_write(stream, tool);
	fputs(",\n\"summary\": ", stream);
	tree_write(stream, summary_json(report));
}

static void
resources_write(FILE *stream, const struct report *report)
{
	size_t count = 0;

	list_open(stream, "resources");
	for (size_t i = 0; i < report->resource_count; i++)
		if (report_counts(&report->resources[i]))
			tree_write_item(stream, checked_json(&report->resources[i]), count++ == 0);
	list_close(stream, count);
}

void
json_write(const struct report *report, FILE *stream)
{
	head_write(stream, report);
	list_open(stream, "findings");
	for (size_t i = 0; i < report->listed_count; i++)
		tree_write_item(stream, json_of_finding(report->listed[i]), i == 0);
	list_close(stream, report->listed_count);
	if (report->list_resources)
		resources_write(stream, report);
	notes_write(stream, "skipped", report->skipped, report->skipped_count, "reason");
	notes_write(stream, "errors", report->errors, report->error_count, "message");
	fputs("\n}\n", stream);
}
