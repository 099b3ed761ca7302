#include "schema/draft.h"

#include "base/suggest.h"
#include "schema/uri.h"

static const struct draft drafts[] = {
	{ DRAFT_4, "4", "http://json-schema.org/draft-04/schema", "id" },
	{ DRAFT_6, "6", "http://json-schema.org/draft-06/schema", "$id" },
	{ DRAFT_7, "7", "http://json-schema.org/draft-07/schema", "$id" },
	{ DRAFT_2019, "2019-09", "https://json-schema.org/draft/2019-09/schema", "$id" },
	{ DRAFT_2020, "2020-12", "https://json-schema.org/draft/2020-12/schema", "$id" },
};

enum { DRAFT_COUNT = sizeof(drafts) / sizeof(*drafts) };

const struct draft *const draft_default = &drafts[DRAFT_COUNT - 1];

static struct slice
without_scheme(struct slice uri)
{
	if (slice_starts(uri, slice_of("http:")))
		return slice_from(uri, sizeof("http:") - 1);
	if (slice_starts(uri, slice_of("https:")))
		return slice_from(uri, sizeof("https:") - 1);
	return uri;
}

const struct draft *
draft_of(struct slice schema_uri)
{
	struct slice plain = without_scheme(uri_without_fragment(schema_uri));

	if (uri_fragment(schema_uri).length != 0)
		return NULL;
	for (size_t i = 0; i < DRAFT_COUNT; i++) {
		if (slice_equal(plain, without_scheme(slice_of(drafts[i].metaschema))))
			return &drafts[i];
	}
	return NULL;
}

const struct draft *
draft_named(struct slice name)
{
	for (size_t i = 0; i < DRAFT_COUNT; i++) {
		if (slice_is(name, drafts[i].name))
			return &drafts[i];
	}
	return NULL;
}

/* The parts of a metaschema stand in its folder. */
bool
draft_is_builtin(struct slice uri)
{
	for (size_t i = 0; i < DRAFT_COUNT; i++) {
		struct slice folder = slice_of(drafts[i].metaschema);

		folder.length -= sizeof("schema") - 1;
		if (slice_starts(uri, folder))
			return true;
	}
	return false;
}

void
draft_list(struct text *text)
{
	for (size_t i = 0; i < DRAFT_COUNT; i++) {
		if (i > 0)
			text_add_string(text, i + 1 == DRAFT_COUNT ? " and " : ", ");
		text_add_string(text, drafts[i].name);
	}
}

struct slice
draft_near(struct slice schema_uri)
{
	struct suggest suggest;

	suggest_init(&suggest, uri_without_fragment(schema_uri));
	for (size_t i = 0; i < DRAFT_COUNT; i++)
		suggest_offer(&suggest, slice_of(drafts[i].metaschema));
	return suggest_best(&suggest);
}
