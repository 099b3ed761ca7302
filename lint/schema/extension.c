/* x-ztlint and the standard's annotations: compiled in the tolerant reading only, but for secrets.
 */
#include "language/duration.h"
#include "schema/compile.h"

struct extension *
schema_extension(struct compiler *compiler, struct schema *schema)
{
	if (!schema->extension)
		schema->extension = arena_alloc(compiler->arena, sizeof(*schema->extension));
	return schema->extension;
}

bool
compile_title(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	(void)compiler;
	schema->title = node_is_string(value) ? node_text(value) : (struct slice){ 0 };
	return true;
}

/* The annotation to set a mark in; NULL where the value does not set it. */
static struct annotation *
marked(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct extension *extension;

	if (!compiler->program->reading.tolerant || !node_is_true(value))
		return NULL;
	extension = schema_extension(compiler, schema);
	extension->annotated = true;
	return &extension->annotation;
}

bool
compile_deprecated(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct annotation *annotation = marked(compiler, schema, value);

	if (annotation)
		annotation->deprecated = true;
	return true;
}

bool
compile_read_only(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct annotation *annotation = marked(compiler, schema, value);

	if (annotation)
		annotation->read_only = true;
	return true;
}

bool
compile_write_only(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct annotation *annotation = marked(compiler, schema, value);

	if (annotation)
		annotation->write_only = true;
	return true;
}

static const char *
copy_text(struct compiler *compiler, const struct node *value)
{
	return arena_copy(compiler->arena, node_text(value));
}

static bool
read_rule(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	if (!node_is_string(value))
		return compile_fail(compiler, value, "rule must be the id of a rule");
	schema_extension(compiler, schema)->rule = copy_text(compiler, value);
	return true;
}

static bool
read_open(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	schema_extension(compiler, schema)->open = node_is_true(value);
	return true;
}

static bool
read_part(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct extension *extension = schema_extension(compiler, schema);

	if (!node_is_string(value))
		return compile_fail(compiler, value, "part must be a name");
	extension->annotation.part = copy_text(compiler, value);
	extension->annotated = true;
	return true;
}

static bool
read_secret(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct annotation *annotation = marked(compiler, schema, value);
	struct secret *secret;

	if (!node_is_true(value))
		return true;
	if (annotation)
		annotation->secret = true;
	secret = arena_alloc(compiler->arena, sizeof(*secret));
	*secret = (struct secret){ .next = compiler->secrets, .member = schema->node };
	compiler->secrets = secret;
	compiler->secret_count++;
	return true;
}

static bool
read_refers(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	struct extension *extension = schema_extension(compiler, schema);
	const struct node *kind =
		node_is_object(value) ? node_find(value, slice_of("kind")) : value;
	const struct node *member = node_find(value, slice_of("member"));
	const struct node *severity = node_find(value, slice_of("severity"));
	const char **kinds;
	size_t count = 0;

	if (!node_is_string(kind) && !(node_is_array(kind) && node_first(kind)))
		return compile_fail(compiler, value, "refers must name a kind, or several");
	if (severity && !node_is(severity, "info") && !node_is(severity, "warning"))
		return compile_fail(compiler, severity, "a severity here is info or warning");
	kinds = arena_array(compiler->arena, node_count(kind) + 2, sizeof(*kinds));
	if (node_is_string(kind))
		kinds[count++] = copy_text(compiler, kind);
	node_each (item, kind)
		kinds[count++] = copy_text(compiler, item);
	extension->annotation.refers = kinds;
	extension->annotation.refers_member = member ? copy_text(compiler, member) : "id";
	if (severity)
		extension->annotation.refers_severity =
			node_is(severity, "info") ? SEVERITY_INFO : SEVERITY_WARNING;
	extension->annotated = true;
	return true;
}

struct unit_name {
	const char *name;
	unsigned bit;
};

static const struct unit_name unit_names[] = {
	{ "ns", DURATION_NS },
	{ "us", DURATION_US },
	{ "ms", DURATION_MS },
	{ "s", DURATION_S },
	{ "m", DURATION_M },
	{ "h", DURATION_H },
	{ "d", DURATION_D },
};

static bool
read_units(struct compiler *compiler, const struct node *value, struct duration_limits *limits)
{
	node_each (item, value) {
		unsigned bit = 0;

		for (size_t i = 0; i < sizeof(unit_names) / sizeof(*unit_names); i++)
			bit |= node_is(item, unit_names[i].name) ? unit_names[i].bit : 0;
		if (bit == 0)
			return compile_fail(compiler, item, "this is no unit of durations");
		limits->units |= bit;
	}
	return true;
}

static bool
read_bound(struct compiler *compiler, const struct node *value, int64_t *bound)
{
	if (!value || duration_read(node_text(value), DURATION_GO | DURATION_D, bound))
		return true;
	return compile_fail(compiler, value, "this bound is no duration");
}

static bool
read_limits(struct compiler *compiler, const struct node *value, struct duration_limits *limits)
{
	const struct node *above = node_find(value, slice_of("exclusiveMinimum"));

	limits->exclusive = above != NULL;
	limits->also = node_text(node_find(value, slice_of("also")));
	limits->empty = node_is_true(node_find(value, slice_of("empty")));
	return read_units(compiler, node_find(value, slice_of("units")), limits) &&
	       read_bound(compiler, above ? above : node_find(value, slice_of("minimum")),
		       &limits->minimum) &&
	       read_bound(compiler, node_find(value, slice_of("maximum")), &limits->maximum);
}

/* Languages that are known to come; naming them is no mistake. */
static bool
is_later(struct slice name)
{
	static const char *const names[] = { "jsonata", "scim-filter", "ssh-public-key",
		"target-hostname", "redirect-uri-pattern", "origin", "rfc8176-amr",
		"iso3166-alpha2", "md5-fingerprint" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (slice_is(name, names[i]))
			return true;
	}
	return false;
}

static bool
read_grammar(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	const struct node *name =
		node_is_object(value) ? node_find(value, slice_of("grammar")) : value;
	const struct language *language = language_find(node_text(name));
	struct grammar *grammar;

	if (!node_is_string(name))
		return compile_fail(compiler, value, "grammar must name a language");
	if (!language && is_later(node_text(name)))
		return true;
	if (!language)
		return compile_fail(compiler, name, "no language of this name is known");
	grammar = arena_alloc(compiler->arena, sizeof(*grammar));
	grammar->language = language;
	schema_extension(compiler, schema)->grammar = grammar;
	schema->extension->templates = node_is(name, "cn-template");
	return value == name || read_limits(compiler, value, &grammar->duration);
}

/* Only names the members: object_finish makes the bits. */
static bool
read_required(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	node_each (side, value) {
		if (!compile_required(compiler, schema, side))
			return false;
	}
	return true;
}

struct extension_member {
	const char *name;
	bool (*read)(struct compiler *, struct schema *, const struct node *);
};

/* Members that are not here speak to others: select, api, terraform … */
static const struct extension_member extension_members[] = {
	{ "grammar", read_grammar },
	{ "open", read_open },
	{ "part", read_part },
	{ "refers", read_refers },
	{ "requiredIn", read_required },
	{ "rule", read_rule },
	{ "secret", read_secret },
};

bool
compile_extension(struct compiler *compiler, struct schema *schema, const struct node *value)
{
	/* In a user's own schema nothing of it holds but what keeps secrets unseen. */
	if (!compiler->program->reading.tolerant) {
		return read_secret(compiler, schema, node_find(value, slice_of("secret")));
	}
	if (!node_is_object(value))
		return compile_fail(compiler, value, "x-ztlint must be an object");
	node_each (member, value) {
		for (size_t i = 0; i < sizeof(extension_members) / sizeof(*extension_members);
			i++) {
			if (slice_is(node_key(member), extension_members[i].name) &&
				!extension_members[i].read(compiler, schema, member))
				return false;
		}
	}
	return true;
}

bool
schema_has_part(const struct schema *schema, const char *part)
{
	for (const struct schema *one = schema->program->first; one; one = one->next) {
		const char *name = one->extension ? one->extension->annotation.part : NULL;

		if (name && strcmp(name, part) == 0)
			return true;
	}
	return false;
}
