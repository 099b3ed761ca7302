#include "report/report.h"

static const struct output outputs[] = {
	{ .name = "human", .write = human_write },
	{ .name = "json", .write = json_write },
	{ .name = "jsonl", .write = jsonl_write },
	{ .name = "gcc", .write = gcc_write },
	{ .name = "sarif", .write = sarif_write },
	{ .name = "github", .write = github_write },
	{ .name = "gitlab", .write = gitlab_write },
	{ .name = "junit", .write = junit_write },
	{ .name = "checkstyle", .write = checkstyle_write },
	{ .name = "rdjson", .write = rdjson_write },
	{ .name = "rdjsonl", .write = rdjsonl_write },
	{ .name = "markdown", .write = markdown_write },
	{ .name = "html", .write = html_write },
};

static const size_t output_count = sizeof(outputs) / sizeof(*outputs);

bool
report_counts(const struct resource *resource)
{
	return !resource->copy && !resource->context;
}

size_t
report_checked(const struct report *report)
{
	size_t count = 0;

	for (size_t i = 0; i < report->resource_count; i++)
		count += report_counts(&report->resources[i]);
	return count;
}

const char *
severity_word(enum severity severity, const char *info)
{
	return severity > SEVERITY_INFO ? severity_name(severity) : info;
}

const struct output *
output_at(size_t index)
{
	return index < output_count ? &outputs[index] : NULL;
}

const struct output *
output_find(struct slice name)
{
	for (size_t i = 0; i < output_count; i++)
		if (slice_is(name, outputs[i].name))
			return &outputs[i];
	return NULL;
}

struct slice
report_cut(struct slice text)
{
	enum { MOST = 1000 };
	size_t length = MOST;

	if (text.length <= MOST)
		return text;
	while (length > 0 && ((unsigned char)text.at[length] & 0xC0) == 0x80)
		length--;
	return slice_first(text, length);
}
