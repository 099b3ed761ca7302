/* The table of kinds: signatures from x-ztlint, and each schema as one self-contained text. */
#include "embed.h"

#include <stdlib.h>

struct part {
	struct slice name;
	struct source *source;
	const struct node *root;
	bool used;
};

/* The files below parts/, and which of them the schema being written has reached so far. */
struct parts {
	struct part *items;
	size_t count;
};

static struct part *
part_find(struct parts *parts, struct slice name)
{
	for (size_t i = 0; i < parts->count; i++) {
		if (slice_equal(parts->items[i].name, name))
			return &parts->items[i];
	}
	return NULL;
}

/* A reference as it stands in the self-contained schema. `home` is the part it is written in, empty
 * in the schema itself: "parts/x.json#/$defs/y" becomes "#/$defs/x/$defs/y". */
static void
reference_add(struct text *text, struct parts *parts, struct slice reference, struct slice home)
{
	const char *sign = memchr(reference.at, '#', reference.length);
	struct slice file = slice_first(reference, sign ? (size_t)(sign - reference.at) : SIZE_MAX);
	struct slice pointer = slice_from(reference, sign ? file.length + 1 : reference.length);

	text_add_string(text, "\"#");
	if (file.length > 0) {
		char *path = malloc(file.length + 1);
		struct part *part;

		if (!path)
			embed_fail("parts", "out of memory");
		memcpy(path, file.at, file.length);
		path[file.length] = '\0';
		part = part_find(parts, embed_stem(path));
		if (!part)
			embed_fail(path, "no such part");
		part->used = true;
		home = part->name;
		free(path);
	}
	if (home.length > 0)
		text_add_format(text, "/$defs/%.*s", (int)home.length, home.at);
	text_add(text, pointer);
	text_add_byte(text, '"');
}

/* The node as minified JSON, with references made local and without the root's $schema. */
static void
schema_add(struct text *text, struct parts *parts, const struct node *node, struct slice home)
{
	bool object = node_is_object(node);
	bool first = true;

	if (!object && !node_is_array(node)) {
		json_add_node(text, node);
		return;
	}
	text_add_byte(text, object ? '{' : '[');
	node_each (child, node) {
		if (object && home.length > 0 && slice_is(node_key(child), "$schema"))
			continue;
		if (!first)
			text_add_byte(text, ',');
		first = false;
		if (object) {
			json_add_string(text, node_key(child));
			text_add_byte(text, ':');
		}
		if (object && slice_is(node_key(child), "$ref") && node_is_string(child))
			reference_add(text, parts, node_text(child), home);
		else
			schema_add(text, parts, child, home);
	}
	text_add_byte(text, object ? '}' : ']');
}

/* The definitions that the schema needs beyond its own: parts, and what those need in turn. */
static void
parts_add(struct text *text, struct parts *parts, const struct node *own)
{
	bool added = true;
	bool *written = calloc(parts->count + 1, sizeof(*written));

	if (!written)
		embed_fail("parts", "out of memory");
	while (added) {
		added = false;
		for (size_t i = 0; i < parts->count; i++) {
			struct part *part = &parts->items[i];

			if (!part->used || written[i])
				continue;
			if (node_find(own, part->name))
				embed_fail("schema", "a definition has the name of a part");
			if (text->bytes[text->length - 1] != '{')
				text_add_byte(text, ',');
			json_add_string(text, part->name);
			text_add_byte(text, ':');
			schema_add(text, parts, part->root, part->name);
			written[i] = added = true;
		}
	}
	free(written);
}

static struct text
schema_text(struct parts *parts, const struct node *root)
{
	const struct node *own = node_find(root, slice_of("$defs"));
	struct text text = { 0 };
	bool first = true;

	for (size_t i = 0; i < parts->count; i++)
		parts->items[i].used = false;
	text_add_byte(&text, '{');
	node_each (child, root) {
		if (child == own)
			continue;
		if (!first)
			text_add_byte(&text, ',');
		first = false;
		json_add_string(&text, node_key(child));
		text_add_byte(&text, ':');
		schema_add(&text, parts, child, (struct slice){ 0 });
	}
	text_add_string(&text, ",\"$defs\":{");
	node_each (child, own) {
		if (text.bytes[text.length - 1] != '{')
			text_add_byte(&text, ',');
		json_add_string(&text, node_key(child));
		text_add_byte(&text, ':');
		schema_add(&text, parts, child, (struct slice){ 0 });
	}
	parts_add(&text, parts, own);
	text_add_string(&text, "}}");
	return text;
}

/* The types that a schema allows, as bits of enum node_kind; 0 where it does not tell. */
static unsigned
types_of(const struct node *root, const struct node *schema)
{
	static const struct {
		const char *name;
		unsigned bits;
	} names[] = {
		{ "null", 1u << NODE_NULL },
		{ "boolean", 1u << NODE_TRUE | 1u << NODE_FALSE },
		{ "number", 1u << NODE_NUMBER },
		{ "integer", 1u << NODE_NUMBER },
		{ "string", 1u << NODE_STRING },
		{ "array", 1u << NODE_ARRAY },
		{ "object", 1u << NODE_OBJECT },
	};
	const struct node *type = node_find(schema, slice_of("type"));
	struct slice reference = node_text(node_find(schema, slice_of("$ref")));
	unsigned bits = 0;

	if (!type && reference.length > 1 && reference.at[0] == '#')
		return types_of(root, pointer_find(root, slice_from(reference, 1)));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (node_is(type, names[i].name))
			bits |= names[i].bits;
		node_each (item, node_is_array(type) ? type : NULL) {
			if (node_is(item, names[i].name))
				bits |= names[i].bits;
		}
	}
	return bits;
}

/* All members an object of the schema may have, through allOf and references: their names, or
 * (with `types`) what they may be. */
static void
members_write(
	FILE *out, const struct node *root, const struct node *schema, bool types, unsigned depth)
{
	struct slice reference = node_text(node_find(schema, slice_of("$ref")));

	if (depth > 8)
		return;
	node_each (member, node_find(schema, slice_of("properties"))) {
		if (types)
			fprintf(out, "%u", types_of(root, member));
		else
			embed_string(out, node_key(member));
		fputs(", ", out);
	}
	if (reference.length > 1 && reference.at[0] == '#')
		members_write(
			out, root, pointer_find(root, slice_from(reference, 1)), types, depth + 1);
	node_each (branch, node_find(schema, slice_of("allOf")))
		members_write(out, root, branch, types, depth + 1);
	node_each (branch, node_find(schema, slice_of("oneOf")))
		members_write(out, root, branch, types, depth + 1);
}

/* The members of what a reference leads to, as a list of names. */
static void
names_write(FILE *out, const struct node *root, const struct node *schema)
{
	fputs("(const char *const[]){ ", out);
	members_write(out, root, schema, false, 0);
	fputs("NULL }", out);
}

static void
values_write(FILE *out, const struct node *root, const struct node *values)
{
	if (!values) {
		fputs("NULL", out);
		return;
	}
	fputs("(const struct kind_value[]){\n", out);
	node_each (value, values) {
		const struct node *one_of = node_find(value, slice_of("enum"));
		const struct node *constant = node_find(value, slice_of("const"));
		const struct node *type = node_find(value, slice_of("type"));
		const struct node *items = node_find(value, slice_of("items"));

		fputs("\t\t\t{ .member = ", out);
		embed_string(out, node_key(value));
		fputs(items ? ", .items_of = " : ", .one_of = ", out);
		if (items)
			names_write(out, root, items);
		else
			embed_list(out, one_of                     ? one_of
					: node_is_string(constant) ? constant
								   : NULL);
		fputs(", .type = ", out);
		if (type)
			embed_string(out, node_text(type));
		else if (constant && !node_is_string(constant))
			embed_string(out, node_text(constant));
		else
			fputs("NULL", out);
		fputs(" },\n", out);
	}
	fputs("\t\t\t{ .member = NULL } }", out);
}

static void
signature_write(FILE *out, const struct node *root, const struct node *select)
{
	const struct node *at_least = node_find(select, slice_of("atLeast"));
	const struct node *count = node_find(at_least, slice_of("count"));

	fputs("\t\t.select = {\n\t\t\t.all = ", out);
	embed_list(out, node_find(select, slice_of("all")));
	fputs(",\n\t\t\t.any = ", out);
	embed_list(out, node_find(select, slice_of("any")));
	fputs(",\n\t\t\t.none = ", out);
	embed_list(out, node_find(select, slice_of("none")));
	fputs(",\n\t\t\t.closed = ", out);
	embed_list(out, node_find(select, slice_of("closed")));
	fputs(",\n\t\t\t.of = ", out);
	embed_list(out, node_find(at_least, slice_of("of")));
	fprintf(out, ",\n\t\t\t.at_least = %.*s", count ? (int)node_text(count).length : 1,
		count ? node_text(count).at : "0");
	fputs(",\n\t\t\t.values = ", out);
	values_write(out, root, node_find(select, slice_of("values")));
	fprintf(out, ",\n\t\t\t.context = %s,\n\t\t},\n",
		node_is_true(node_find(select, slice_of("context"))) ? "true" : "false");
}

/* One member of the generated struct: `.name = list,`. */
static void
list_write(FILE *out, const char *field, const struct node *about, const char *member)
{
	fprintf(out, "\t\t.%s = ", field);
	embed_list(out, node_find(about, slice_of(member)));
	fputs(",\n", out);
}

static void
kind_write(FILE *out, struct parts *parts, const char *path)
{
	struct source *source = embed_load(path);
	const struct node *root = embed_parse(source);
	const struct node *about = node_find(root, slice_of("x-ztlint"));
	struct text text = schema_text(parts, root);
	struct source bundled;
	const struct node *whole;
	const struct node *entry;

	if (!about)
		embed_fail(path, "has no x-ztlint");
	source_init(&bundled, path, SOURCE_JSON);
	source_set(&bundled, text_slice(&text));
	root = embed_parse(&bundled);
	about = node_find(root, slice_of("x-ztlint"));
	whole = node_find(about, slice_of("whole"));
	entry = node_is_true(whole) ? node_find(root, slice_of("items")) : root;
	fputs("\t{\n\t\t.name = ", out);
	embed_string(out, embed_stem(path));
	fputs(",\n\t\t.title = ", out);
	embed_string(out, node_text(node_find(root, slice_of("title"))));
	fputs(",\n\t\t.group = ", out);
	embed_string(out, node_text(node_find(about, slice_of("group"))));
	fputs(",\n", out);
	list_write(out, "ids", about, "id");
	list_write(out, "names", about, "name");
	list_write(out, "api", about, "api");
	list_write(out, "terraform", about, "terraform");
	list_write(out, "stackql", about, "stackql");
	list_write(out, "files", about, "files");
	list_write(out, "unique", about, "unique");
	fputs("\t\t.members = (const char *const[]){ ", out);
	members_write(out, root, entry, false, 0);
	fputs("NULL },\n\t\t.types = (const uint8_t[]){ ", out);
	members_write(out, root, entry, true, 0);
	fputs("0 },\n", out);
	fprintf(out, "\t\t.whole = %s,\n\t\t.chosen = %s,\n\t\t.list = %s,\n",
		node_is_true(whole) ? "true" : "false",
		node_is_true(node_find(about, slice_of("chosen"))) ? "true" : "false",
		node_is(node_find(about, slice_of("container")), "list") ? "true" : "false");
	signature_write(out, root, node_find(about, slice_of("select")));
	fprintf(out, "\t\t.schema_length = %zu,\n\t\t.schema = ", text.length);
	embed_string(out, text_slice(&text));
	fputs(",\n\t},\n", out);
	source_drop(&bundled);
	text_drop(&text);
	embed_free(source);
}

static void
part_load(struct parts *parts, const char *path)
{
	struct source *source = embed_load(path);

	parts->items[parts->count++] = (struct part){
		.name = embed_stem(path),
		.source = source,
		.root = embed_parse(source),
	};
}

/* A dialect as it is, under its own name. */
static void
dialect_write(FILE *out, const char *path)
{
	struct source *source = embed_load(path);
	struct slice stem = embed_stem(path);
	struct text minified = { 0 };

	json_add_node(&minified, embed_parse(source));
	fprintf(out, "const size_t dialect_%.*s_length = %zu;\n\n", (int)stem.length, stem.at,
		minified.length);
	fprintf(out, "const char dialect_%.*s[] =\n\t", (int)stem.length, stem.at);
	embed_string(out, text_slice(&minified));
	fputs(";\n\n", out);
	text_drop(&minified);
	embed_free(source);
}

/* By name, as the program looks them up: "device" before "device-detail". */
static int
stem_order(const void *a, const void *b)
{
	return slice_compare(embed_stem(*(char *const *)a), embed_stem(*(char *const *)b));
}

void
embed_kinds(const char *output, char **paths, int count)
{
	struct parts parts = { .items = calloc((size_t)count + 1, sizeof(*parts.items)) };
	FILE *out = embed_open(output);
	size_t kinds = 0;

	if (!parts.items)
		embed_fail(output, "out of memory");
	qsort(paths, (size_t)count, sizeof(*paths), stem_order);
	for (int i = 0; i < count; i++) {
		if (slice_is(embed_folder(paths[i]), "parts"))
			part_load(&parts, paths[i]);
	}
	fputs("#include \"input/kind.h\"\n\n", out);
	for (int i = 0; i < count; i++) {
		if (slice_is(embed_folder(paths[i]), "dialects"))
			dialect_write(out, paths[i]);
	}
	fputs("const struct kind kinds[] = {\n", out);
	for (int i = 0; i < count; i++) {
		if (slice_is(embed_folder(paths[i]), "parts") ||
			slice_is(embed_folder(paths[i]), "dialects"))
			continue;
		kind_write(out, &parts, paths[i]);
		kinds++;
	}
	fprintf(out, "};\n\nconst size_t kind_count = %zu;\n", kinds);
	embed_close(out, output);
	for (size_t i = 0; i < parts.count; i++)
		embed_free(parts.items[i].source);
	free(parts.items);
}
