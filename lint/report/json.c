#include "report/report.h"

#include "base/bug.h"
#include "base/rune.h"
#include "document/pointer.h"
#include "document/position.h"
#include "workspace/scope.h"

#include <jansson.h>

/* jansson answers NULL only when memory is out: all that is handed to it is valid UTF-8. */
static json_t *
made(json_t *value)
{
	if (!value)
		die("out of memory");
	return value;
}

static void
set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(object, key, made(value)) != 0)
		die("out of memory");
}

/* A string; U+FFFD stands for each byte that is not UTF-8, as in the path of a file. */
static json_t *
string_of(struct slice bytes)
{
	struct text text = { 0 };
	json_t *string;
	uint32_t rune;

	text_add_string(&text, "");
	while (bytes.length > 0) {
		size_t length = rune_read(bytes, &rune);

		if (length > 0)
			text_add(&text, slice_first(bytes, length));
		else
			text_add_rune(&text, RUNE_REPLACEMENT);
		bytes = slice_from(bytes, length > 0 ? length : 1);
	}
	string = made(json_stringn_nocheck(text.bytes, text.length));
	text_drop(&text);
	return string;
}

static json_t *
text_or_null(const char *text)
{
	return text ? string_of(slice_of(text)) : json_null();
}

static json_t *
slice_or_null(struct slice slice)
{
	return slice.length > 0 ? string_of(slice) : json_null();
}

static json_t *
pointer_of(const struct node *node)
{
	struct text text = { 0 };
	json_t *string;

	if (!node)
		return json_null();
	pointer_add(&text, NULL, node);
	string = string_of(text_slice(&text));
	text_drop(&text);
	return string;
}

static json_t *
position_json(struct source *source, uint32_t offset)
{
	struct position position = position_of(source, offset);
	json_t *object = made(json_object());

	set(object, "line", json_integer(position.line));
	set(object, "column", json_integer(position.column));
	set(object, "offset", json_integer(position.offset));
	return object;
}

static json_t *
range_json(struct source *source, struct range range)
{
	json_t *object = made(json_object());

	set(object, "start", position_json(source, range.start));
	set(object, "end", position_json(source, range.end));
	return object;
}

static json_t *
related_json(const struct finding *finding)
{
	json_t *list = made(json_array());

	for (const struct related *other = finding->related; other; other = other->next) {
		json_t *object = made(json_object());

		set(object, "path", text_or_null(other->source->path));
		set(object, "pointer", pointer_of(other->node));
		set(object, "range", range_json(other->source, other->range));
		set(object, "message", text_or_null(other->message));
		if (json_array_append_new(list, object) != 0)
			die("out of memory");
	}
	return list;
}

static json_t *
resource_json(const struct resource *resource)
{
	json_t *object;

	if (!resource)
		return json_null();
	object = made(json_object());
	set(object, "id", slice_or_null(report_cut(resource->id)));
	set(object, "name", slice_or_null(report_cut(resource->name)));
	set(object, "pointer", pointer_of(resource->node));
	return object;
}

/* Whose it is: the members from account to suppression. */
static void
set_owner(json_t *object, const struct resource *resource)
{
	struct slice account = { 0 };

	if (resource && resource->scope)
		account = resource->scope->account;
	set(object, "account", slice_or_null(account));
	set(object, "kind", text_or_null(resource ? resource->kind->name : NULL));
	set(object, "resource", resource_json(resource));
	set(object, "address", json_null());
	set(object, "inner", json_null());
	set(object, "state", json_string("new"));
	set(object, "suppression", json_null());
}

static json_t *
finding_json(const struct finding *finding)
{
	json_t *object = made(json_object());

	set(object, "rule", text_or_null(finding->rule->id));
	set(object, "severity", text_or_null(severity_name(finding->severity)));
	set(object, "category", text_or_null(category_name(finding->rule->category)));
	set(object, "message", text_or_null(finding->message));
	set(object, "help", text_or_null(finding->help));
	set(object, "path", text_or_null(finding->source->path));
	set(object, "document", json_integer(finding->document));
	set(object, "pointer", pointer_of(finding->node));
	set_owner(object, finding->resource);
	set(object, "range", range_json(finding->source, finding->range));
	set(object, "related", related_json(finding));
	set(object, "fix", json_null());
	set(object, "fingerprint", text_or_null(finding->fingerprint));
	return object;
}

static json_t *
checked_json(const struct resource *resource)
{
	json_t *object = made(json_object());

	set(object, "path", text_or_null(resource->document->source->path));
	set(object, "document", json_integer(resource->document->index));
	set(object, "pointer", pointer_of(resource->node));
	set(object, "kind", text_or_null(resource->kind->name));
	return object;
}

static json_t *
note_json(const struct note *note, const char *key)
{
	json_t *object = made(json_object());

	set(object, "path", text_or_null(note->path));
	set(object, key, text_or_null(note->text));
	return object;
}

static json_t *
summary_json(const struct report *report)
{
	json_t *object = made(json_object());

	set(object, "files", json_integer((json_int_t)report->file_count));
	set(object, "resources", json_integer((json_int_t)report_checked(report)));
	set(object, "skipped", json_integer((json_int_t)report->skipped_count));
	set(object, "error", json_integer((json_int_t)report->severities[SEVERITY_ERROR]));
	set(object, "warning", json_integer((json_int_t)report->severities[SEVERITY_WARNING]));
	set(object, "info", json_integer((json_int_t)report->severities[SEVERITY_INFO]));
	set(object, "suppressed", json_integer(0));
	set(object, "baseline", json_integer(0));
	return object;
}

/* Writes the value on a line of its own and gives it back. */
static void
value_write(FILE *stream, json_t *value, bool first)
{
	fputs(first ? "\n" : ",\n", stream);
	json_dumpf(value, stream, JSON_COMPACT);
	json_decref(value);
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
		value_write(stream, note_json(&notes[i], key), i == 0);
	list_close(stream, count);
}

static void
head_write(FILE *stream, const struct report *report)
{
	json_t *tool = made(json_object());
	json_t *summary = summary_json(report);

	set(tool, "name", json_string("ztlint"));
	set(tool, "version", text_or_null(report->version));
	fputs("{\n\"format\": \"ztlint\",\n\"version\": 1,\n\"tool\": ", stream);
	json_dumpf(tool, stream, JSON_COMPACT);
	fputs(",\n\"summary\": ", stream);
	json_dumpf(summary, stream, JSON_COMPACT);
	json_decref(tool);
	json_decref(summary);
}

static void
resources_write(FILE *stream, const struct report *report)
{
	size_t count = 0;

	list_open(stream, "resources");
	for (size_t i = 0; i < report->resource_count; i++)
		if (report_counts(&report->resources[i]))
			value_write(stream, checked_json(&report->resources[i]), count++ == 0);
	list_close(stream, count);
}

void
json_write(const struct report *report, FILE *stream)
{
	head_write(stream, report);
	list_open(stream, "findings");
	for (size_t i = 0; i < report->finding_count; i++)
		value_write(stream, finding_json(report->findings[i]), i == 0);
	list_close(stream, report->finding_count);
	if (report->list_resources)
		resources_write(stream, report);
	notes_write(stream, "skipped", report->skipped, report->skipped_count, "reason");
	notes_write(stream, "errors", report->errors, report->error_count, "message");
	fputs("\n}\n", stream);
}
