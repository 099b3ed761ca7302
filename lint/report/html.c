/*
 * One page of HTML that loads nothing: counts, a chart, a filter, and every finding with its
 * excerpt. It reads without a script; the policy in its head lets no other script run.
 */
#include "report/html.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "base/sha256.h"
#include "document/position.h"
#include "report/human.h"
#include "report/xml.h"

static const enum severity severities[] = { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO };

enum { SEVERITIES = sizeof(severities) / sizeof(*severities) };

/* Adds 'sha256-…' of a text, by which a policy knows it. */
static void
hash_add(struct text *text, const char *what)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned char digest[SHA256_SIZE + 1] = { 0 };
	struct sha256 sha;

	sha256_init(&sha);
	sha256_add(&sha, slice_of(what));
	sha256_finish(&sha, digest);
	text_add_string(text, "'sha256-");
	for (size_t i = 0; i < SHA256_SIZE; i += 3) {
		unsigned bits = (unsigned)digest[i] << 16 | (unsigned)digest[i + 1] << 8 |
				(i + 2 < SHA256_SIZE ? digest[i + 2] : 0);

		for (int shift = 18; shift >= 0; shift -= 6)
			text_add_byte(text, digits[bits >> shift & 63]);
	}
	/* 32 bytes leave one place without bits. */
	text->length--;
	text_add_string(text, "='");
}

static void
escaped_add(struct text *text, struct slice what)
{
	struct text shown = { 0 };

	text_add_escaped(&shown, what);
	xml_add(text, text_slice(&shown));
	text_drop(&shown);
}

static void
head_add(struct text *text, struct slice summary)
{
	text_add_string(text, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta "
			      "charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
			      "content=\"default-src 'none'; style-src ");
	hash_add(text, html_style);
	text_add_string(text, "; script-src ");
	hash_add(text, html_script);
	text_add_string(text, "\">\n<meta name=\"viewport\" content=\"width=device-width, "
			      "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
			      "dark\">\n<title>ztlint: ");
	xml_add(text, summary);
	text_add_format(text,
		"</title>\n<style>%s</style>\n</head>\n<body>\n<header><h1>ztlint</h1>\n<p>",
		html_style);
	xml_add(text, summary);
	text_add_string(text, "</p></header>\n");
}

static void
board_add(struct text *text, const struct report *report)
{
	text_add_string(text, "<div class=\"board\">\n<div class=\"card tiles\">\n");
	for (size_t i = 0; i < SEVERITIES; i++) {
		size_t count = report->severities[severities[i]];
		const char *name = severity_name(severities[i]);

		text_add_format(text, "<div class=\"tile %s%s\"><strong>%zu</strong> %s%s</div>\n",
			name, count > 0 ? "" : " zero", count, name,
			count == 1 || severities[i] == SEVERITY_INFO ? "" : "s");
	}
	text_add_string(text, "</div>\n");
	html_add_chart(text, report);
	text_add_string(text, "</div>\n<form hidden>\n<input type=\"search\" name=\"words\" "
			      "placeholder=\"Filter by words: a rule, a path, a name …\" "
			      "aria-label=\"Filter\">\n");
	for (size_t i = 0; i < SEVERITIES; i++)
		text_add_format(text,
			"<label><input type=\"checkbox\" name=\"%s\" checked> %s</label>\n",
			severity_name(severities[i]), severity_name(severities[i]));
	text_add_string(text, "<output name=\"count\"></output>\n</form>\n");
}

static bool
is_mark(struct slice rest)
{
	while (rest.length > 0 && rest.at[0] == ' ')
		rest = slice_from(rest, 1);
	return rest.length > 0 && (rest.at[0] == '^' || rest.at[0] == '-');
}

/* A line of an excerpt: a gutter up to its `|`, then the source, or marks where there is no number.
 */
static void
line_add(struct text *text, struct slice line)
{
	size_t bar = slice_find(line, '|');
	struct slice gutter = slice_first(line, bar + 1);
	struct slice rest = slice_from(line, bar + 1);
	bool mark = slice_trimmed(gutter).length == 1 && is_mark(rest);
	bool other = mark && slice_trimmed(rest).at[0] == '-';

	text_add_string(text, "<span class=\"gutter\">");
	xml_add(text, gutter);
	text_add_string(text, "</span>");
	if (mark)
		text_add_format(text, "<span class=\"%s\">", other ? "other" : "mark");
	xml_add(text, rest);
	text_add_string(text, mark ? "</span>\n" : "\n");
}

static void
excerpt_add_lines(struct text *text, struct slice lines)
{
	while (lines.length > 0) {
		struct slice line = slice_first(lines, slice_find(lines, '\n'));

		line_add(text, line);
		lines = slice_from(lines, line.length + 1);
	}
}

static void
where_add(struct text *text, struct human *human, const struct finding *finding)
{
	struct position at = position_of(finding->source, finding->range.start);

	text_add_format(text, "<p class=\"where\"><code>%u:%u</code> ", (unsigned)at.line,
		(unsigned)at.column);
	xml_add(text, human_owner(human, finding));
	text_add_string(text, " · <code>");
	xml_add(text, slice_of(finding->rule->id));
	text_add_string(text, "</code></p>\n");
}

static void
finding_add(struct text *text, struct human *human, const struct finding *finding)
{
	const char *severity = severity_name(finding->severity);
	unsigned line = position_of(finding->source, finding->range.start).line;
	struct slice frames;

	text_add_format(text, "<article class=\"card %s%s\" data-severity=\"%s\"", severity,
		finding->state == FINDING_NEW ? "" : " past", severity);
	xml_add_attribute(text, "id", slice_of(finding->fingerprint));
	xml_add_attribute(text, "data-rule", slice_of(finding->rule->id));
	xml_add_attribute(text, "data-area", slice_of(finding->rule->area));
	xml_add_raw(text, "data-path", slice_of(finding->source->path));
	text_add_format(
		text, " data-line=\"%u\">\n<h3><span class=\"badge\">%s</span>", line, severity);
	xml_add(text, slice_of(finding->message));
	text_add_string(text, "</h3>\n");
	where_add(text, human, finding);
	/* The first line only says again where it is, the second is empty. */
	frames = human_frames(human, finding);
	frames = slice_from(frames, slice_find(frames, '\n') + 1);
	frames = slice_from(frames, slice_find(frames, '\n') + 1);
	text_add_string(text, "<pre>");
	excerpt_add_lines(text, frames);
	text_add_string(text, "</pre>\n");
	if (finding->state != FINDING_NEW) {
		text_add_string(text, "<p class=\"where\">");
		xml_add(text, human_state(human, finding));
		text_add_string(text, "</p>\n");
	}
	if (finding->help) {
		text_add_string(text, "<p class=\"help\"><strong>help:</strong> ");
		xml_add(text, slice_of(finding->help));
		text_add_string(text, "</p>\n");
	}
	text_add_string(text, "</article>\n");
}

static size_t
count_from(const struct report *report, size_t first)
{
	const struct source *source = report->listed[first]->source;
	size_t count = 0;

	while (first + count < report->listed_count &&
		report->listed[first + count]->source == source)
		count++;
	return count;
}

static void
file_write(struct text *text, struct human *human, size_t first, size_t count, FILE *stream)
{
	const struct report *report = human->report;

	text_clear(text);
	text_add_string(text, "<section class=\"file\">\n<h2>");
	escaped_add(text, slice_of(report->listed[first]->source->path));
	text_add_format(text, "<span>%zu</span></h2>\n", count);
	for (size_t i = first; i < first + count; i++) {
		finding_add(text, human, report->listed[i]);
		fwrite(text->bytes, 1, text->length, stream);
		text_clear(text);
	}
	fputs("</section>\n", stream);
}

/* What could not be read must not look clean. */
static void
errors_add(struct text *text, const struct report *report)
{
	if (report->error_count == 0)
		return;
	text_add_string(text, "<section class=\"card\"><h2>Not read</h2>\n<ul>\n");
	for (size_t i = 0; i < report->error_count; i++) {
		text_add_string(text, "<li><code>");
		escaped_add(text, slice_of(report->errors[i].path));
		text_add_string(text, "</code>: ");
		xml_add(text, slice_of(report->errors[i].text));
		text_add_string(text, "</li>\n");
	}
	text_add_string(text, "</ul></section>\n");
}

static void
top_add(struct text *text, struct human *human)
{
	const struct report *report = human->report;

	head_add(text, human_summary(human));
	errors_add(text, report);
	if (report->listed_count > 0)
		board_add(text, report);
	else if (report->error_count == 0)
		text_add_string(text, "<div class=\"card clean\"><strong>No problems "
				      "found</strong></div>\n");
}

void
html_write(const struct report *report, FILE *stream)
{
	struct report plain = *report;
	struct text text = { 0 };
	struct human human;

	plain.colour = false;
	human_init(&human, &plain);
	top_add(&text, &human);
	fwrite(text.bytes, 1, text.length, stream);
	for (size_t i = 0, count; i < plain.listed_count; i += count) {
		count = count_from(&plain, i);
		file_write(&text, &human, i, count, stream);
	}
	fprintf(stream, "<footer>ztlint %s</footer>\n", plain.version ? plain.version : "");
	if (plain.listed_count > 0)
		fprintf(stream, "<script>%s</script>\n", html_script);
	fputs("</body>\n</html>\n", stream);
	text_drop(&text);
	human_drop(&human);
}
