/* SARIF 2.1.0, within what GitHub's code scanning takes: it refuses a whole file for one location
 * that it cannot read. */
#include "base/bytes.h"
#include "base/quote.h"
#include "document/pointer.h"
#include "document/position.h"
#include "report/line_hash.h"
#include "report/report.h"
#include "report/sarif_rules.h"

#include <stdlib.h>

/* What goes along while a report is written. Findings come file by file. */
struct sarif {
	const struct report *report;
	struct sarif_rules rules;
	struct source *source; /* whose lines these are */
	struct line_hash *lines;
	size_t line_count;
};

/* Adds what may stand in the path of a URI, and all else as %XX. */
static void
uri_add(struct text *text, struct slice path)
{
	for (size_t i = 0; i < path.length; i++) {
		char byte = path.at[i];

		if (byte_is_alnum((unsigned char)byte) ||
			(byte && strchr("-._~/!$&'()*+,;=@", byte)))
			text_add_byte(text, byte);
		else
			text_add_format(text, "%%%02X", (unsigned)(unsigned char)byte);
	}
}

/* A file of the repository is relative to its root; any other has its whole address. */
static json_t *
artifact_json(const struct report *report, const struct source *source)
{
	json_t *object = tree_made(json_object());
	struct text path = { 0 };
	struct text uri = { 0 };
	bool inside = repository_add_path(&path, &report->repository, source->path);

	text_add_string(&uri, inside ? "" : "file://");
	uri_add(&uri, text_slice(&path));
	tree_set(object, "uri", tree_text(text_slice(&uri)));
	if (inside)
		tree_set(object, "uriBaseId", json_string("%SRCROOT%"));
	text_drop(&path);
	text_drop(&uri);
	return object;
}

static json_t *
region_json(struct source *source, struct range range)
{
	struct position start = position_of(source, range.start);
	struct position end = position_of(source, range.end);
	json_t *object = tree_made(json_object());

	tree_set(object, "startLine", json_integer(start.line));
	tree_set(object, "startColumn", json_integer(start.column));
	tree_set(object, "endLine", json_integer(end.line));
	tree_set(object, "endColumn", json_integer(end.column));
	return object;
}

static json_t *
location_json(const struct report *report, struct source *source, struct range range,
	const struct node *node)
{
	json_t *object = tree_made(json_object());
	json_t *physical = tree_made(json_object());
	struct text pointer = { 0 };

	tree_set(physical, "artifactLocation", artifact_json(report, source));
	tree_set(physical, "region", region_json(source, range));
	tree_set(object, "physicalLocation", physical);
	pointer_add(&pointer, NULL, node);
	if (pointer.length > 0) {
		json_t *logical = tree_made(json_object());
		json_t *list = tree_made(json_array());

		tree_set(logical, "fullyQualifiedName", tree_text(text_slice(&pointer)));
		tree_append(list, logical);
		tree_set(object, "logicalLocations", list);
	}
	text_drop(&pointer);
	return object;
}

static json_t *
message_json(const char *message, const char *help)
{
	json_t *object = tree_made(json_object());
	struct text text = { 0 };

	text_add_string(&text, message);
	if (help)
		text_add_format(&text, "\nhelp: %s", help);
	tree_set(object, "text", tree_text(text_slice(&text)));
	text_drop(&text);
	return object;
}

static json_t *
related_json(const struct sarif *sarif, const struct finding *finding)
{
	json_t *list = tree_made(json_array());

	for (const struct related *other = finding->related; other; other = other->next) {
		json_t *object =
			location_json(sarif->report, other->source, other->range, other->node);

		tree_set(object, "message", message_json(other->message, NULL));
		tree_append(list, object);
	}
	return list;
}

/* Reads the lines of a file once for all of its findings. */
static const struct line_hash *
line_of(struct sarif *sarif, const struct finding *finding)
{
	struct source *source = finding->source;
	size_t line = position_of(source, finding->range.start).line;

	if (sarif->source != source) {
		free(sarif->lines);
		sarif->source = source;
		sarif->lines =
			line_hashes((struct slice){ .at = source->bytes, .length = source->size },
				&sarif->line_count);
	}
	return line <= sarif->line_count ? &sarif->lines[line - 1] : NULL;
}

static json_t *
fingerprints_json(struct sarif *sarif, const struct finding *finding)
{
	const struct line_hash *line = line_of(sarif, finding);
	json_t *object = tree_made(json_object());
	char hash[40];

	if (line) {
		snprintf(hash, sizeof(hash), "%llx:%u", (unsigned long long)line->hash,
			(unsigned)line->count);
		tree_set(object, "primaryLocationLineHash", json_string(hash));
	}
	tree_set(object, "ztlint/v1", tree_string(finding->fingerprint));
	return object;
}

/* Suppressed by a comment beside it, or from outside? */
static const char *
suppression_kind(const struct finding *finding)
{
	struct text path = { 0 };
	bool inside;

	text_add_escaped(&path, slice_of(finding->source->path));
	text_add_byte(&path, ':');
	inside = slice_starts(slice_of(finding->suppression->where), text_slice(&path));
	text_drop(&path);
	return inside ? "inSource" : "external";
}

static json_t *
suppressions_json(const struct finding *finding)
{
	json_t *list = tree_made(json_array());
	json_t *object;

	if (!finding->suppression)
		return list;
	object = tree_made(json_object());
	tree_set(object, "kind", json_string(suppression_kind(finding)));
	if (finding->suppression->reason)
		tree_set(object, "justification", tree_string(finding->suppression->reason));
	tree_append(list, object);
	return list;
}

/* GitHub opens an alert for what is suppressed too, so it is there only where it was asked for;
 * then every result says what it is. */
static void
set_state(json_t *object, const struct report *report, const struct finding *finding)
{
	bool old = finding->state == FINDING_BASELINE;

	if (report->listed_count != report->finding_count)
		tree_set(object, "suppressions", suppressions_json(finding));
	if (report->baseline > 0)
		tree_set(object, "baselineState", json_string(old ? "unchanged" : "new"));
}

static json_t *
result_json(struct sarif *sarif, const struct finding *finding)
{
	json_t *object = tree_made(json_object());
	json_t *locations = tree_made(json_array());

	tree_append(locations,
		location_json(sarif->report, finding->source, finding->range, finding->node));
	tree_set(object, "ruleId", tree_string(finding->rule->id));
	tree_set(object, "ruleIndex",
		json_integer((json_int_t)sarif_rules_index(&sarif->rules, finding->rule)));
	tree_set(object, "level", json_string(sarif_level(finding->severity)));
	tree_set(object, "message", message_json(finding->message, finding->help));
	tree_set(object, "locations", locations);
	if (finding->related)
		tree_set(object, "relatedLocations", related_json(sarif, finding));
	tree_set(object, "partialFingerprints", fingerprints_json(sarif, finding));
	set_state(object, sarif->report, finding);
	return object;
}

/* What could not be read is no result, but it must not look like a clean run. */
static json_t *
invocation_json(const struct report *report)
{
	json_t *object = tree_made(json_object());
	json_t *list = tree_made(json_array());

	for (size_t i = 0; i < report->error_count; i++) {
		json_t *notice = tree_made(json_object());
		struct text text = { 0 };

		text_add_format(&text, "%s: %s", report->errors[i].path, report->errors[i].text);
		tree_set(notice, "level", json_string("error"));
		tree_set(notice, "message", message_json(text.bytes, NULL));
		tree_append(list, notice);
		text_drop(&text);
	}
	tree_set(object, "executionSuccessful", json_boolean(report->error_count == 0));
	tree_set(object, "toolExecutionNotifications", list);
	return object;
}

static void
driver_write(const struct sarif *sarif, FILE *stream)
{
	fputs("\"tool\":{\"driver\":{\"name\":\"ztlint\",\"semanticVersion\":", stream);
	tree_write(stream, tree_string(sarif->report->version));
	fputs(",\"rules\":[", stream);
	for (size_t i = 0; i < sarif->rules.count; i++)
		tree_write_item(stream, sarif_rule_json(sarif->rules.items[i]), i == 0);
	fputs("\n]}},\n", stream);
}

void
sarif_write(const struct report *report, FILE *stream)
{
	struct sarif sarif = { .report = report };

	sarif_rules_init(&sarif.rules, report);
	fputs("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
	      "\"version\":\"2.1.0\",\"runs\":[{\n",
		stream);
	driver_write(&sarif, stream);
	fputs("\"columnKind\":\"unicodeCodePoints\",\n"
	      "\"automationDetails\":{\"id\":\"ztlint/\"},\n\"invocations\":[",
		stream);
	tree_write(stream, invocation_json(report));
	fputs("],\n\"results\":[", stream);
	for (size_t i = 0; i < report->listed_count; i++)
		tree_write_item(stream, result_json(&sarif, report->listed[i]), i == 0);
	fputs("\n]}]}\n", stream);
	sarif_rules_drop(&sarif.rules);
	free(sarif.lines);
}
