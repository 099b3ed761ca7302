/*
 * Writes what the release binary carries in itself: the table of kinds with their schemas, the
 * table of rules with their pages, the metaschemas. Reads with the same readers that take users'
 * files, so that a mistake in a page or schema has a place like any other; one stops the build.
 *
 *   embed kinds OUTPUT.c SCHEMA.json… PART.json…      (a file below parts/ is a part, one
 *                                              below dialects/ tells how a tool differs)
 *   embed rules OUTPUT.c OUTPUT.h PAGE.md… CODE.c…
 *   embed files OUTPUT.c FILE…
 *   embed texts OUTPUT.c FILE…
 */
#include "embed.h"

#include <stdio.h>
#include <stdlib.h>

void
embed_fail(const char *path, const char *what)
{
	fprintf(stderr, "embed: %s: %s\n", path, what);
	exit(1);
}

struct source *
embed_load(const char *path)
{
	struct source *source = malloc(sizeof(*source));
	const char *trouble;

	if (!source)
		embed_fail(path, "out of memory");
	source_init(source, path, source_format_of(path));
	trouble = source_load(source, path, &limits_default);
	if (trouble)
		embed_fail(path, trouble);
	return source;
}

void
embed_free(struct source *source)
{
	source_drop(source);
	free(source);
}

const struct node *
embed_parse(struct source *source)
{
	source_parse(source, &limits_default);
	for (const struct problem *one = source->problems; one; one = one->next) {
		struct position at = position_of(source, one->range.start);

		/* `on:` is a word to the readers of YAML 1.1 only. */
		if (strcmp(one->rule, "yaml-old-word") == 0)
			continue;
		fprintf(stderr, "%s:%u:%u: ", source->path, at.line, at.column);
		embed_fail(source->path, one->message);
	}
	if (!source->documents)
		embed_fail(source->path, "holds nothing");
	return document_root(source->documents);
}

struct slice
embed_stem(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct slice name = slice_of(slash ? slash + 1 : path);
	const char *dot = memchr(name.at, '.', name.length);

	if (dot)
		name.length = (size_t)(dot - name.at);
	return name;
}

struct slice
embed_folder(const char *path)
{
	struct slice folder = slice_of(path);
	size_t end = folder.length;

	while (end > 0 && path[end - 1] != '/')
		end--;
	folder.length = end > 0 ? end - 1 : 0;
	for (size_t i = folder.length; i > 0; i--) {
		if (path[i - 1] == '/')
			return slice_from(folder, i);
	}
	return folder;
}

/* Writes bytes as C string literals, a line of the source a line. */
void
embed_string(FILE *out, struct slice text)
{
	size_t column = 0;

	fputs("\"", out);
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.at[i];

		if (byte == '"' || byte == '\\')
			fprintf(out, "\\%c", byte);
		else if (byte == '\n')
			fputs("\\n", out);
		else if (byte < 0x20 || byte >= 0x7F || byte == '?')
			fprintf(out, "\\%03o", byte);
		else
			fputc(byte, out);
		if (++column >= 90 && i + 1 < text.length) {
			fputs("\"\n\t\"", out);
			column = 0;
		}
	}
	fputs("\"", out);
}

/* A list of texts as a compound literal, "NULL" for one that is not there; a lone text is a list of
 * one. */
void
embed_list(FILE *out, const struct node *list)
{
	if (!list) {
		fputs("NULL", out);
		return;
	}
	fputs("(const char *const[]){ ", out);
	if (node_is_string(list)) {
		embed_string(out, node_text(list));
		fputs(", ", out);
	}
	node_each (item, node_is_array(list) ? list : NULL) {
		embed_string(out, node_text(item));
		fputs(", ", out);
	}
	fputs("NULL }", out);
}

FILE *
embed_open(const char *path)
{
	FILE *out = fopen(path, "w");

	if (!out)
		embed_fail(path, "cannot be written");
	fputs("/* Made by tools/embed from schemas/ and rules/; do not edit. */\n", out);
	return out;
}

void
embed_close(FILE *out, const char *path)
{
	if (ferror(out) || fclose(out) != 0)
		embed_fail(path, "cannot be written");
}

/* `embed files`: the texts as they are, by folder and stem, in an array that is called after the
 * output. */
static void
write_files(const char *output, char **paths, int count)
{
	FILE *out = embed_open(output);
	struct slice name = embed_stem(output);

	fprintf(out,
		"#include \"schema/metaschema.h\"\n\n"
		"const struct embedded_file embedded_%.*s[] = {\n",
		(int)name.length, name.at);
	for (int i = 0; i < count; i++) {
		struct source *source = embed_load(paths[i]);
		struct text minified = { 0 };
		struct slice folder = embed_folder(paths[i]);
		struct slice stem = embed_stem(paths[i]);

		json_add_node(&minified, embed_parse(source));
		fprintf(out,
			"\t{ .name = \"%.*s/%.*s\", .length = %zu, .text = ", (int)folder.length,
			folder.at, (int)stem.length, stem.at, minified.length);
		embed_string(out, text_slice(&minified));
		fputs(" },\n", out);
		text_drop(&minified);
		embed_free(source);
	}
	fputs("\t{ .name = NULL },\n};\n", out);
	embed_close(out, output);
}

/* `embed texts`: each file as an array of characters, named after folder and stem. */
static void
write_texts(const char *output, char **paths, int count)
{
	FILE *out = embed_open(output);

	for (int i = 0; i < count; i++) {
		struct source *source = embed_load(paths[i]);
		struct slice folder = embed_folder(paths[i]);
		struct slice stem = embed_stem(paths[i]);

		fprintf(out, "extern const char %.*s_%.*s[];\nconst char %.*s_%.*s[] = ",
			(int)folder.length, folder.at, (int)stem.length, stem.at,
			(int)folder.length, folder.at, (int)stem.length, stem.at);
		embed_string(out, (struct slice){ .at = source->bytes, .length = source->size });
		fputs(";\n", out);
		embed_free(source);
	}
	embed_close(out, output);
}

int
main(int argc, char **argv)
{
	if (argc >= 3 && strcmp(argv[1], "kinds") == 0)
		embed_kinds(argv[2], argv + 3, argc - 3);
	else if (argc >= 4 && strcmp(argv[1], "rules") == 0)
		embed_rules(argv[2], argv[3], argv + 4, argc - 4);
	else if (argc >= 3 && strcmp(argv[1], "files") == 0)
		write_files(argv[2], argv + 3, argc - 3);
	else if (argc >= 3 && strcmp(argv[1], "texts") == 0)
		write_texts(argv[2], argv + 3, argc - 3);
	else
		embed_fail("usage", "embed kinds|rules|files|texts OUTPUT… INPUT…");
	return 0;
}
