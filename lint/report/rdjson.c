/* The Diagnostic Format of reviewdog, whole and a line at a time. Its columns count bytes. */
#include "document/position.h"
#include "report/report.h"
#include "report/tree.h"

static json_t *
place_json(struct source *source, uint32_t offset)
{
	struct position position = position_of(source, offset);
	uint32_t start = position_line_start(source, position.line);
	json_t *object = tree_made(json_object());

	tree_set(object, "line", json_integer(position.line));
	tree_set(object, "column", json_integer(offset > start ? offset - start + 1 : 1));
	return object;
}

static json_t *
location_json(struct source *source, struct range range)
{
	json_t *object = tree_made(json_object());
	json_t *places = tree_made(json_object());

	tree_set(places, "start", place_json(source, range.start));
	tree_set(places, "end", place_json(source, range.end));
	tree_set(object, "path", tree_string(source->path));
	tree_set(object, "range", places);
	return object;
}

static json_t *
related_json(const struct finding *finding)
{
	json_t *list = tree_made(json_array());

	for (const struct related *other = finding->related; other; other = other->next) {
		json_t *object = tree_made(json_object());

		tree_set(object, "message", tree_string(other->message));
		tree_set(object, "location", location_json(other->source, other->range));
		tree_append(list, object);
	}
	return list;
}

static const char *
severity_rdjson(enum severity severity)
{
	if (severity == SEVERITY_ERROR)
		return "ERROR";
	return severity == SEVERITY_WARNING ? "WARNING" : "INFO";
}

static json_t *
source_json(void)
{
	json_t *object = tree_made(json_object());

	tree_set(object, "name", json_string("ztlint"));
	return object;
}

static json_t *
finding_json(const struct finding *finding)
{
	json_t *object = tree_made(json_object());
	json_t *code = tree_made(json_object());
	struct text message = { 0 };

	text_add_string(&message, finding->message);
	if (finding->help)
		text_add_format(&message, "\nhelp: %s", finding->help);
	tree_set(code, "value", tree_string(finding->rule->id));
	tree_set(object, "message", tree_text(text_slice(&message)));
	tree_set(object, "severity", json_string(severity_rdjson(finding->severity)));
	tree_set(object, "location", location_json(finding->source, finding->range));
	tree_set(object, "code", code);
	if (finding->related)
		tree_set(object, "related_locations", related_json(finding));
	text_drop(&message);
	return object;
}

void
rdjson_write(const struct report *report, FILE *stream)
{
	fputs("{\"source\":", stream);
	tree_write(stream, source_json());
	fputs(",\"diagnostics\":[", stream);
	for (size_t i = 0; i < report->finding_count; i++)
		tree_write_item(stream, finding_json(report->findings[i]), i == 0);
	fputs("\n]}\n", stream);
}

void
rdjsonl_write(const struct report *report, FILE *stream)
{
	for (size_t i = 0; i < report->finding_count; i++) {
		json_t *object = finding_json(report->findings[i]);

		tree_set(object, "source", source_json());
		tree_write(stream, object);
		fputc('\n', stream);
	}
}
