/* GitLab Code Quality: a list. Its reader keeps one entry of each fingerprint and stops at the
 * first that is not valid. */
#include "document/position.h"
#include "report/report.h"
#include "report/tree.h"

static const char *
severity_gitlab(const struct finding *finding)
{
	if (finding->severity == SEVERITY_ERROR)
		return finding->rule->category == CATEGORY_SECURITY ? "critical" : "major";
	return finding->severity == SEVERITY_WARNING ? "minor" : "info";
}

static json_t *
place_json(struct source *source, uint32_t offset)
{
	struct position position = position_of(source, offset);
	json_t *object = tree_made(json_object());

	tree_set(object, "line", json_integer(position.line));
	tree_set(object, "column", json_integer(position.column));
	return object;
}

static json_t *
location_json(const struct report *report, const struct finding *finding)
{
	json_t *object = tree_made(json_object());
	json_t *positions = tree_made(json_object());
	json_t *lines = tree_made(json_object());
	struct position start = position_of(finding->source, finding->range.start);

	tree_set(object, "path", tree_path(report, finding->source));
	tree_set(lines, "begin", json_integer(start.line));
	tree_set(object, "lines", lines);
	tree_set(positions, "begin", place_json(finding->source, finding->range.start));
	tree_set(positions, "end", place_json(finding->source, finding->range.end));
	tree_set(object, "positions", positions);
	return object;
}

/* The name of the check is not shown beside the description, so it stands in it. */
static json_t *
finding_json(const struct report *report, const struct finding *finding)
{
	json_t *object = tree_made(json_object());
	struct text description = { 0 };

	text_add_format(&description, "%s: %s", finding->rule->id, finding->message);
	tree_set(object, "description", tree_text(text_slice(&description)));
	tree_set(object, "check_name", tree_string(finding->rule->id));
	tree_set(object, "fingerprint", tree_string(finding->fingerprint));
	tree_set(object, "severity", json_string(severity_gitlab(finding)));
	tree_set(object, "location", location_json(report, finding));
	text_drop(&description);
	return object;
}

void
gitlab_write(const struct report *report, FILE *stream)
{
	fputc('[', stream);
	for (size_t i = 0; i < report->finding_count; i++)
		tree_write_item(stream, finding_json(report, report->findings[i]), i == 0);
	fputs("\n]\n", stream);
}
