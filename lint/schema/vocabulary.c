/* Vocabularies: which keywords a metaschema of one's own asks for. */
#include "base/quote.h"
#include "schema/registry.h"
#include "schema/uri.h"

struct vocabulary_name {
	const char *uri;
	unsigned bits;
};

static const struct vocabulary_name vocabularies[] = {
	{ "https://json-schema.org/draft/2019-09/vocab/applicator",
		VOCABULARY_APPLICATOR | VOCABULARY_UNEVALUATED },
	{ "https://json-schema.org/draft/2019-09/vocab/content", VOCABULARY_CONTENT },
	{ "https://json-schema.org/draft/2019-09/vocab/core", VOCABULARY_CORE },
	{ "https://json-schema.org/draft/2019-09/vocab/format", VOCABULARY_FORMAT_ANNOTATION },
	{ "https://json-schema.org/draft/2019-09/vocab/meta-data", VOCABULARY_META_DATA },
	{ "https://json-schema.org/draft/2019-09/vocab/validation", VOCABULARY_VALIDATION },
	{ "https://json-schema.org/draft/2020-12/vocab/applicator", VOCABULARY_APPLICATOR },
	{ "https://json-schema.org/draft/2020-12/vocab/content", VOCABULARY_CONTENT },
	{ "https://json-schema.org/draft/2020-12/vocab/core", VOCABULARY_CORE },
	{ "https://json-schema.org/draft/2020-12/vocab/format-annotation",
		VOCABULARY_FORMAT_ANNOTATION },
	{ "https://json-schema.org/draft/2020-12/vocab/format-assertion",
		VOCABULARY_FORMAT_ASSERTION },
	{ "https://json-schema.org/draft/2020-12/vocab/meta-data", VOCABULARY_META_DATA },
	{ "https://json-schema.org/draft/2020-12/vocab/unevaluated", VOCABULARY_UNEVALUATED },
	{ "https://json-schema.org/draft/2020-12/vocab/validation", VOCABULARY_VALIDATION },
};

static unsigned
vocabulary_bits(struct slice uri)
{
	for (size_t i = 0; i < sizeof(vocabularies) / sizeof(*vocabularies); i++) {
		if (slice_is(uri, vocabularies[i].uri))
			return vocabularies[i].bits;
	}
	return 0;
}

/* What `$vocabulary` of a metaschema asks for. In 2019-09 a format that is required is an
 * assertion; 2020-12 has two vocabularies for that. */
static unsigned
vocabulary_read(struct registry *registry, const struct node *list, struct schema_error *error)
{
	unsigned all = VOCABULARY_CORE;
	struct quote quote;

	node_each (entry, list) {
		unsigned bits = vocabulary_bits(node_key(entry));

		if (bits == 0 && node_is_true(entry)) {
			schema_error_set(error, registry->arena, entry,
				"the vocabulary %s is required and not known",
				quote_value(&quote, node_key(entry)));
			return 0;
		}
		if (node_is_true(entry) && slice_ends(node_key(entry), slice_of("/format")))
			bits |= VOCABULARY_FORMAT_ASSERTION;
		all |= bits;
	}
	return all;
}

/* The innermost `$schema` that speaks for the resource, or NULL. */
static const struct node *
metaschema_of(const struct resource *resource)
{
	const struct node *found = NULL;

	for (; resource && !found; resource = resource->outer)
		found = node_find(resource->root, slice_of("$schema"));
	return found;
}

unsigned
registry_vocabularies(
	struct registry *registry, struct resource *resource, struct schema_error *error)
{
	const struct node *schema;
	const struct resource *metaschema;
	const struct node *list;

	if (resource->vocabularies != 0)
		return resource->vocabularies;
	schema = metaschema_of(resource);
	resource->vocabularies = VOCABULARY_DEFAULT;
	if (!schema || draft_of(node_text(schema)))
		return resource->vocabularies;
	metaschema = registry_find(registry, uri_without_fragment(node_text(schema)));
	if (!metaschema) {
		resource->vocabularies = 0;
		schema_error_draft(registry, schema, error);
		return 0;
	}
	list = node_find(metaschema->root, slice_of("$vocabulary"));
	if (list)
		resource->vocabularies = vocabulary_read(registry, list, error);
	return resource->vocabularies;
}
