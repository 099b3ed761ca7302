/* The table of rules from their pages: front matter is the only place where their metadata stands.
 */
#include "embed.h"

#include <stdlib.h>

struct page {
	const char *path;
	struct slice id;
	struct source *source; /* the whole page */
	struct source front; /* its front matter, as YAML */
	const struct node *about;
	bool coded;
};

static void
front_parse(struct page *page)
{
	struct slice text = { .at = page->source->bytes, .length = page->source->size };
	const char *end;

	if (!slice_starts(text, slice_of("---\n")))
		embed_fail(page->path, "does not begin with front matter");
	end = strstr(text.at + 4, "\n---\n");
	if (!end)
		embed_fail(page->path, "its front matter does not end");
	source_init(&page->front, page->path, SOURCE_YAML);
	source_set(&page->front,
		(struct slice){ .at = text.at, .length = (size_t)(end + 1 - text.at) });
	page->about = embed_parse(&page->front);
}

static struct slice
page_text(const struct page *page, const char *member)
{
	return node_text(node_find(page->about, slice_of(member)));
}

/* Where the prose begins: behind the front matter and the heading, which must be the id. */
static struct slice
page_prose(const struct page *page)
{
	struct slice text = { .at = page->source->bytes, .length = page->source->size };
	const char *heading = strstr(text.at + 4, "\n---\n") + 5;
	struct slice rest = slice_from(text, (size_t)(heading - text.at));

	while (rest.length > 0 && rest.at[0] == '\n')
		rest = slice_from(rest, 1);
	if (!slice_starts(rest, slice_of("# ")) || !slice_starts(slice_from(rest, 2), page->id) ||
		rest.at[2 + page->id.length] != '\n')
		embed_fail(page->path, "its heading is not its id");
	rest = slice_from(rest, page->id.length + 3);
	while (rest.length > 0 && rest.at[0] == '\n')
		rest = slice_from(rest, 1);
	return rest;
}

/* The first sentence of the prose, on one line, without its full stop. */
static struct text
page_title(const struct page *page)
{
	struct slice prose = page_prose(page);
	struct text title = { 0 };

	for (size_t i = 0; i < prose.length; i++) {
		bool last =
			i + 1 == prose.length || prose.at[i + 1] == '\n' || prose.at[i + 1] == ' ';

		if (prose.at[i] == '.' && last)
			break;
		if (prose.at[i] == '\n' && last)
			break;
		text_add_byte(&title, prose.at[i] == '\n' ? ' ' : prose.at[i]);
	}
	if (title.length == 0)
		embed_fail(page->path, "has no first sentence");
	return title;
}

static const char *
page_severity(const struct page *page)
{
	struct slice severity = page_text(page, "severity");

	if (slice_is(severity, "error"))
		return "SEVERITY_ERROR";
	if (slice_is(severity, "warning"))
		return "SEVERITY_WARNING";
	if (slice_is(severity, "info"))
		return "SEVERITY_INFO";
	embed_fail(page->path, "severity is not error, warning or info");
}

static const char *
page_category(const struct page *page)
{
	struct slice category = page_text(page, "category");

	if (slice_is(category, "invalid"))
		return "CATEGORY_INVALID";
	if (slice_is(category, "contradiction"))
		return "CATEGORY_CONTRADICTION";
	if (slice_is(category, "suspicious"))
		return "CATEGORY_SUSPICIOUS";
	if (slice_is(category, "security"))
		return "CATEGORY_SECURITY";
	if (slice_is(category, "hygiene"))
		return "CATEGORY_HYGIENE";
	embed_fail(page->path, "category is not one of the five");
}

static const char *
page_owner(const struct page *page)
{
	bool declared = node_find(page->about, slice_of("assert"));
	struct slice by = page_text(page, "by");

	if (page->coded && (declared || by.length > 0))
		embed_fail(page->path, "has code beside it, and an assert or a by");
	if (page->coded)
		return "RULE_CODED";
	if (declared && by.length == 0)
		return "RULE_DECLARED";
	if (!declared && slice_is(by, "schema"))
		return "RULE_SCHEMA";
	if (!declared && slice_is(by, "reader"))
		return "RULE_READER";
	embed_fail(page->path, "has neither code, nor an assert, nor by: schema or reader");
}

/* The id as a C name. */
static void
name_write(FILE *out, struct slice id)
{
	fputs("rule_", out);
	for (size_t i = 0; i < id.length; i++)
		fputc(id.at[i] == '-' ? '_' : id.at[i], out);
}

static void
text_write(FILE *out, const char *field, struct slice text)
{
	fprintf(out, "\t\t.%s = ", field);
	if (text.length == 0)
		fputs("NULL", out);
	else
		embed_string(out, text);
	fputs(",\n", out);
}

static void
list_write(FILE *out, const struct page *page, const char *field)
{
	fprintf(out, "\t\t.%s = ", field);
	embed_list(out, node_find(page->about, slice_of(field)));
	fputs(",\n", out);
}

static bool
page_on_workspace(const struct page *page)
{
	return slice_is(page_text(page, "on"), "workspace");
}

static void
rule_write(FILE *out, const struct page *page)
{
	struct text title = page_title(page);
	struct text declaration = { 0 };

	fputs("\t{\n", out);
	text_write(out, "id", page->id);
	list_write(out, page, "aliases");
	text_write(out, "area", embed_folder(page->path));
	text_write(out, "title", text_slice(&title));
	fprintf(out, "\t\t.severity = %s,\n\t\t.category = %s,\n\t\t.owner = %s,\n",
		page_severity(page), page_category(page), page_owner(page));
	list_write(out, page, "kinds");
	list_write(out, page, "parts");
	text_write(out, "message", page_text(page, "message"));
	text_write(out, "help", page_text(page, "help"));
	if (node_find(page->about, slice_of("assert"))) {
		json_add_node(&declaration, page->about);
		text_write(out, "declaration", text_slice(&declaration));
		fprintf(out, "\t\t.declaration_length = %zu,\n", declaration.length);
	}
	if (page->coded) {
		fprintf(out, "\t\t.%s = ", page_on_workspace(page) ? "check_workspace" : "check");
		name_write(out, page->id);
		fputs(",\n", out);
	}
	fprintf(out, "\t\t.page_length = %zu,\n", page->source->size);
	text_write(out, "page",
		(struct slice){ .at = page->source->bytes, .length = page->source->size });
	fputs("\t},\n", out);
	text_drop(&title);
	text_drop(&declaration);
}

static void
header_write(const char *path, const struct page *pages, size_t count)
{
	FILE *out = embed_open(path);

	fputs("#ifndef ZTLINT_RULES_H\n#define ZTLINT_RULES_H\n\n#include \"rule/check.h\"\n"
	      "#include \"workspace/workspace.h\"\n\n",
		out);
	for (size_t i = 0; i < count; i++) {
		if (!pages[i].coded)
			continue;
		fputs("void ", out);
		name_write(out, pages[i].id);
		fprintf(out, "(struct check *check, const struct %s);\n",
			page_on_workspace(&pages[i]) ? "workspace *workspace"
						     : "resource *resource");
	}
	fputs("\n#endif\n", out);
	embed_close(out, path);
}

static int
page_order(const void *a, const void *b)
{
	return slice_compare(((const struct page *)a)->id, ((const struct page *)b)->id);
}

static bool
path_is_code(const char *path)
{
	return slice_ends(slice_of(path), slice_of(".c"));
}

/* Marks the page that a source file belongs to. */
static void
code_attach(struct page *pages, size_t count, const char *path)
{
	struct slice stem = embed_stem(path);

	for (size_t i = 0; i < count; i++) {
		if (slice_equal(pages[i].id, stem)) {
			pages[i].coded = true;
			return;
		}
	}
	embed_fail(path, "has no page");
}

static size_t
pages_load(struct page *pages, char **paths, int count)
{
	size_t loaded = 0;

	for (int i = 0; i < count; i++) {
		struct page *page = &pages[loaded];

		if (path_is_code(paths[i]))
			continue;
		page->path = paths[i];
		page->id = embed_stem(paths[i]);
		page->source = embed_load(paths[i]);
		front_parse(page);
		loaded++;
	}
	qsort(pages, loaded, sizeof(*pages), page_order);
	for (size_t i = 1; i < loaded; i++) {
		if (slice_equal(pages[i - 1].id, pages[i].id))
			embed_fail(pages[i].path, "there are two pages of this name");
	}
	return loaded;
}

void
embed_rules(const char *code, const char *header, char **paths, int count)
{
	struct page *pages = calloc((size_t)count + 1, sizeof(*pages));
	size_t loaded;
	FILE *out;

	if (!pages)
		embed_fail(code, "out of memory");
	loaded = pages_load(pages, paths, count);
	for (int i = 0; i < count; i++) {
		if (path_is_code(paths[i]))
			code_attach(pages, loaded, paths[i]);
	}
	header_write(header, pages, loaded);
	out = embed_open(code);
	fputs("#include \"rules.h\"\n\nconst struct rule rules[] = {\n", out);
	for (size_t i = 0; i < loaded; i++) {
		rule_write(out, &pages[i]);
		source_drop(&pages[i].front);
		embed_free(pages[i].source);
	}
	fprintf(out, "};\n\nconst size_t rule_count = %zu;\n", loaded);
	embed_close(out, code);
	free(pages);
}
