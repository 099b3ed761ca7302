/*
 * Markdown for a comment on a pull request: a table, the worst first, no longer than GitHub takes.
 *
 * Nothing of a linted file may mention a person, link anywhere or draw anything: what Markdown
 * could read as such is broken up by an empty comment or a backslash.
 */
#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"
#include "document/position.h"
#include "report/human.h"
#include "report/report.h"

enum {
	MOST = 65536, /* characters of a comment on GitHub */
	RESERVE = 200, /* of them, for what is said of the rest */
};

static const char gap[] = "<!-- -->";

static void
character_add(struct text *text, struct slice what, size_t at)
{
	char byte = what.at[at];
	bool name_after = byte_is_alnum(byte_at(what, at + 1));

	if (byte == '<')
		text_add_string(text, "&lt;");
	else if (byte == '>')
		text_add_string(text, "&gt;");
	else if (byte == '&')
		text_add_string(text, "&amp;");
	else if (strchr("\\`*_{}[]()#+!|~$", byte))
		text_add_format(text, "\\%c", byte);
	else
		text_add_byte(text, byte);
	if ((strchr("@#!$%&~^", byte) && name_after) ||
		(byte == ':' && byte_at(what, at + 1) == '/'))
		text_add_string(text, gap);
}

/* Adds valid text that has no line breaks so that it is nothing but text. */
static void
plain_add(struct text *text, struct slice what)
{
	for (size_t at = 0; at < what.length; at++) {
		if (slice_starts(slice_from(what, at), slice_of("www."))) {
			text_add_format(text, "www%s.", gap);
			at += 3;
		} else {
			character_add(text, what, at);
		}
	}
}

static const char *
sign_of(enum severity severity)
{
	if (severity == SEVERITY_ERROR)
		return "\U0001F534 error";
	return severity == SEVERITY_WARNING ? "\U0001F7E1 warning" : "\U0001F535 info";
}

static void
row_add(struct text *text, const struct finding *finding)
{
	struct position at = position_of(finding->source, finding->range.start);
	struct text path = { 0 };

	text_add_escaped(&path, slice_of(finding->source->path));
	text_add_format(text, "| %s | <code>", sign_of(finding->severity));
	plain_add(text, text_slice(&path));
	text_add_format(text, ":%u:%u</code> | ", (unsigned)at.line, (unsigned)at.column);
	plain_add(text, slice_of(finding->message));
	text_add_string(text, " \\[");
	plain_add(text, slice_of(finding->rule->id));
	text_add_string(text, "\\]");
	if (finding->help) {
		text_add_string(text, "<br>*help:* ");
		plain_add(text, slice_of(finding->help));
	}
	text_add_string(text, " |\n");
	text_drop(&path);
}

/* The rows of a severity, as long as there is room; how many there were none for. */
static size_t
rows_add(struct text *text, const struct report *report, enum severity severity, size_t *room)
{
	struct text row = { 0 };
	size_t left_out = 0;

	for (size_t i = 0; i < report->finding_count; i++) {
		size_t length;

		if (report->findings[i]->severity != severity)
			continue;
		text_clear(&row);
		row_add(&row, report->findings[i]);
		length = rune_count(text_slice(&row));
		/* Where one had no room, what follows has none: no choice by length. */
		if (left_out > 0 || length > *room) {
			left_out++;
			continue;
		}
		*room -= length;
		text_add(text, text_slice(&row));
	}
	text_drop(&row);
	return left_out;
}

static void
heading_add(struct text *text, const struct report *report)
{
	struct human human;
	struct slice summary;

	human_init(&human, report);
	summary = human_summary(&human);
	text_add_format(
		text, "<!-- ztlint -->\n### ztlint\n\n%.*s\n", (int)summary.length, summary.at);
	human_drop(&human);
	for (size_t i = 0; i < report->error_count && i < 10; i++) {
		struct text line = { 0 };

		text_add_escaped(&line, slice_first(slice_of(report->errors[i].path), MOST / 100));
		text_add_format(&line, ": %s", report->errors[i].text);
		text_add_string(text, "\nnot read: ");
		plain_add(text, text_slice(&line));
		text_add_byte(text, '\n');
		text_drop(&line);
	}
}

void
markdown_write(const struct report *report, FILE *stream)
{
	struct text text = { 0 };
	size_t left_out = 0;
	size_t room;

	heading_add(&text, report);
	if (report->finding_count > 0)
		text_add_string(&text, "\n| | Where | What |\n|---|---|---|\n");
	room = MOST - RESERVE - rune_count(text_slice(&text));
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--)
		left_out += rows_add(&text, report, (enum severity)severity, &room);
	if (left_out > 0)
		text_add_format(&text, "\n… and %zu more: the full report of the run has them.\n",
			left_out);
	fwrite(text.bytes, 1, text.length, stream);
	text_drop(&text);
}
