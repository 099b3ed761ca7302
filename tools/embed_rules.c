/* The table of rules from their pages: front matter is the only place where their metadata stands.
 */
#include "embed.h"

#include "rule/declare.h"

#include <inttypes.h>
#include <stdlib.h>

struct page {
	const char *path;
	struct slice id;
	struct source *source; /* the whole page */
	struct source front; /* its front matter, as YAML */
	const struct node *about;
	struct rule rule;
	struct arena arena;
	bool coded;
};

static struct slice
page_bytes(const struct page *page)
{
	return (struct slice){ .at = page->source->bytes, .length = page->source->size };
}

static void
page_read(struct page *page)
{
	struct slice front = page_front(page_bytes(page));
	struct declare_error error;

	if (front.length == 0)
		embed_fail(page->path, "does not begin with front matter, or that does not end");
	source_init(&page->front, page->path, SOURCE_YAML);
	source_set(&page->front, front);
	page->about = embed_parse(&page->front);
	if (!rule_declare(&page->rule, page->id, page->about, &page->arena, &error))
		embed_fail(page->path, error.message);
	if (!node_find(page->about, slice_of("category")))
		embed_fail(page->path, "has no category");
	page->rule.title = page_title(page_bytes(page), page->id, &page->arena, &error);
	if (!page->rule.title)
		embed_fail(page->path, error.message);
}

static const char *
page_owner(const struct page *page)
{
	enum rule_owner owner = page->rule.owner;

	if (page->coded && owner != RULE_CODED)
		embed_fail(page->path, "has code beside it, and an assert or a by");
	if (!page->coded && owner == RULE_CODED)
		embed_fail(page->path, "has neither code, nor an assert, nor by: schema or reader");
	switch (owner) {
	case RULE_CODED: return "RULE_CODED";
	case RULE_DECLARED: return "RULE_DECLARED";
	case RULE_SCHEMA: return "RULE_SCHEMA";
	default: return "RULE_READER";
	}
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
string_write(FILE *out, const char *field, const char *string)
{
	text_write(out, field, string ? slice_of(string) : (struct slice){ 0 });
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
	return node_is(node_find(page->about, slice_of("on")), "workspace");
}

static void
concern_write(FILE *out, const struct rule *rule)
{
	fprintf(out,
		"\t\t.keys = { .low = UINT64_C(0x%" PRIx64 "), .high = UINT64_C(0x%" PRIx64
		") },\n",
		rule->keys.low, rule->keys.high);
	if (!rule->types)
		return;
	fputs("\t\t.types = (const char *const[]){ ", out);
	for (const char *const *type = rule->types; *type; type++) {
		embed_string(out, slice_of(*type));
		fputs(", ", out);
	}
	fputs("NULL },\n", out);
}

static void
rule_write(FILE *out, const struct page *page)
{
	const struct rule *rule = &page->rule;

	fputs("\t{\n", out);
	text_write(out, "id", page->id);
	list_write(out, page, "aliases");
	text_write(out, "area", embed_folder(page->path));
	string_write(out, "title", rule->title);
	fprintf(out, "\t\t.severity = %d,\n\t\t.category = %d,\n\t\t.owner = %s,\n",
		(int)rule->severity, (int)rule->category, page_owner(page));
	list_write(out, page, "kinds");
	list_write(out, page, "parts");
	string_write(out, "message", rule->message);
	string_write(out, "help", rule->help);
	if (rule->declaration) {
		string_write(out, "declaration", rule->declaration);
		fprintf(out, "\t\t.declaration_length = %zu,\n", rule->declaration_length);
	}
	concern_write(out, rule);
	if (page->coded) {
		fprintf(out, "\t\t.%s = ", page_on_workspace(page) ? "check_workspace" : "check");
		name_write(out, page->id);
		fputs(",\n", out);
	}
	fprintf(out, "\t\t.page_length = %zu,\n", page->source->size);
	text_write(out, "page", page_bytes(page));
	fputs("\t},\n", out);
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
		page_read(page);
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
		arena_drop(&pages[i].arena);
		embed_free(pages[i].source);
	}
	fprintf(out, "};\n\nconst size_t rule_count = %zu;\n", loaded);
	embed_close(out, code);
	free(pages);
}
