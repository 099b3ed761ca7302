/*
 * Workflow commands for a GitHub job: annotations, and the report for people in a group of its own.
 *
 * A job shows ten annotations of each level, so the worst of ours come first, and it is told how
 * many had none. Nothing of the report may be taken for a command: while it is printed, commands
 * are stopped by a word that stands nowhere in it, because it is made of the report's digest.
 */
#include "base/bug.h"
#include "base/sha256.h"
#include "document/position.h"
#include "report/report.h"

#include <stdlib.h>

enum { SHOWN = 10 }; /* annotations of a level and step */

/* The values of properties have two separators more than messages. */
static void
escaped_add(struct text *text, struct slice what, bool property)
{
	for (size_t i = 0; i < what.length; i++) {
		char byte = what.at[i];

		if (strchr(property ? "%\r\n:," : "%\r\n", byte))
			text_add_format(text, "%%%02X", (unsigned)(unsigned char)byte);
		else
			text_add_byte(text, byte);
	}
}

static void
property_add(struct text *text, const char *name, struct slice value)
{
	struct text valid = { 0 };

	text_add_valid(&valid, value);
	text_add_string(text, name);
	escaped_add(text, text_slice(&valid), true);
	text_drop(&valid);
}

static void
place_add(struct text *text, const struct finding *finding)
{
	struct position start = position_of(finding->source, finding->range.start);
	struct position end = position_of(finding->source, finding->range.end);

	text_add_format(text, ",line=%u,endLine=%u", (unsigned)start.line, (unsigned)end.line);
	text_add_format(text, ",col=%u", (unsigned)start.column);
	if (end.line == start.line)
		text_add_format(text, ",endColumn=%u", (unsigned)end.column);
}

static void
command_add(struct text *text, const struct report *report, const struct finding *finding)
{
	struct text path = { 0 };

	repository_add_path(&path, &report->repository, finding->source->path);
	text_add_format(text, "::%s ", severity_word(finding->severity, "notice"));
	property_add(text, "file=", text_slice(&path));
	place_add(text, finding);
	property_add(text, ",title=", slice_of(finding->rule->id));
	text_add_string(text, "::");
	escaped_add(text, slice_of(finding->message), false);
	if (finding->help) {
		text_add_string(text, "%0Ahelp: ");
		escaped_add(text, slice_of(finding->help), false);
	}
	text_add_byte(text, '\n');
	text_drop(&path);
}

/* Annotates the first findings of a severity; how many got nothing. */
static size_t
annotate(const struct report *report, enum severity severity, FILE *stream)
{
	struct text text = { 0 };
	size_t met = 0;

	for (size_t i = 0; i < report->finding_count; i++) {
		const struct finding *finding = report->findings[i];

		if (finding->severity != severity || met++ >= SHOWN)
			continue;
		text_clear(&text);
		command_add(&text, report, finding);
		fwrite(text.bytes, 1, text.length, stream);
	}
	text_drop(&text);
	return met > SHOWN ? met - SHOWN : 0;
}

static void
group_write(const struct report *report, FILE *stream)
{
	unsigned char digest[SHA256_SIZE];
	char word[2 * SHA256_SIZE + 1];
	struct sha256 sha;
	char *bytes = NULL;
	size_t length = 0;
	FILE *memory = open_memstream(&bytes, &length);

	if (!memory)
		die("out of memory");
	human_write(report, memory);
	if (fclose(memory) != 0)
		die("out of memory");
	sha256_init(&sha);
	sha256_add(&sha, (struct slice){ .at = bytes, .length = length });
	sha256_finish(&sha, digest);
	for (size_t i = 0; i < SHA256_SIZE; i++)
		snprintf(word + 2 * i, 3, "%02x", digest[i]);
	fprintf(stream, "::group::ztlint\n::stop-commands::%s\n", word);
	fwrite(bytes, 1, length, stream);
	fprintf(stream, "::%s::\n::endgroup::\n", word);
	free(bytes);
}

void
github_write(const struct report *report, FILE *stream)
{
	size_t silent = 0;

	group_write(report, stream);
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--)
		silent += annotate(report, (enum severity)severity, stream);
	if (silent > 0)
		fprintf(stream, "%zu more finding%s without annotation: see the group above\n",
			silent, silent == 1 ? "" : "s");
}
