#include "input/stackql.h"

#include "document/scalar.h"

/* How a column reads. */
enum reading {
	READ_PLAIN,
	READ_JSON,
	READ_TRUE,
	READ_FALSE,
	READ_NUMBER,
	READ_NULL,
};

enum {
	BIT_NULL = 1 << NODE_NULL,
	BITS_FLAG = 1 << NODE_TRUE | 1 << NODE_FALSE,
	BITS_NUMBER = 1 << NODE_NUMBER,
	BITS_BOTH = 1 << NODE_ARRAY | 1 << NODE_OBJECT,
};

/* What the kind says that the member may be, null aside; 0 where it does not tell. */
static unsigned
member_types(const struct kind *kind, struct slice name)
{
	for (size_t i = 0; kind && kind->members[i]; i++) {
		if (kind->types[i] != 0 && slice_is(name, kind->members[i]))
			return kind->types[i] & ~(unsigned)BIT_NULL;
	}
	return 0;
}

bool
text_is_json(struct slice text)
{
	return text.length > 1 && (text.at[0] == '{' || text.at[0] == '[');
}

static enum reading
flag_reading(const struct node *value)
{
	struct slice text = node_text(value);

	if (slice_is(text, "1") || (node_is_string(value) && slice_is(text, "true")))
		return READ_TRUE;
	if (slice_is(text, "0") || (node_is_string(value) && slice_is(text, "false")))
		return READ_FALSE;
	return READ_PLAIN;
}

/* Where the kind may have text, the text is what was meant. */
static enum reading
column_reading(unsigned types, const struct node *value)
{
	bool string = node_is_string(value);

	if (types & 1u << NODE_STRING || (!string && node_kind(value) != NODE_NUMBER))
		return READ_PLAIN;
	if (string && types & BITS_BOTH && text_is_json(node_text(value)))
		return READ_JSON;
	if (string && types != 0 && slice_is(node_text(value), "null"))
		return READ_NULL;
	if (types & BITS_NUMBER && !string)
		return READ_PLAIN;
	if (types & BITS_NUMBER && scalar_resolve(node_text(value), NULL, true).kind == NODE_NUMBER)
		return READ_NUMBER;
	return types & BITS_FLAG ? flag_reading(value) : READ_PLAIN;
}

enum column
column_judge(const struct kind *kind, const struct node *column)
{
	switch (column_reading(member_types(kind, node_key(column)), column)) {
	case READ_PLAIN: return COLUMN_PLAIN;
	case READ_JSON: return COLUMN_JSON;
	default: return COLUMN_ODD;
	}
}

/* What is wrong with a text within a file is a problem of the file. */
static void
inner_tell(struct source *inner, struct node *host)
{
	struct document *document = node_document(host);

	for (const struct problem *one = inner->problems; one; one = one->next) {
		struct problem *problem = source_problem(document->source, one->rule,
			node_text_range(host, one->range.start, one->range.end - one->range.start),
			"in the JSON of this text: %s", one->message);

		problem->help = one->help;
		problem->document = document->index;
		problem->node = host;
	}
}

struct node *
column_json(struct node *value)
{
	struct source *inner = source_within(value, &limits_default);

	inner_tell(inner, value);
	return inner->broken ? NULL : document_root(inner->documents);
}

void
column_tell(
	struct derive *derive, struct derive_key key, const struct kind *kind, struct node *value)
{
	struct node *inner;

	switch (column_reading(member_types(kind, key.name), value)) {
	case READ_PLAIN: derive_copy(derive, key, value); break;
	case READ_TRUE: derive_scalar(derive, key, NODE_TRUE, slice_of("true"), value); break;
	case READ_NULL: derive_scalar(derive, key, NODE_NULL, slice_of("null"), value); break;
	case READ_FALSE: derive_scalar(derive, key, NODE_FALSE, slice_of("false"), value); break;
	case READ_NUMBER:
		derive_scalar(derive, key, NODE_NUMBER,
			scalar_number(&derive->document->arena, node_text(value)), value);
		break;
	case READ_JSON:
		inner = column_json(value);
		if (inner)
			derive_copy(derive, key, inner);
		else
			derive_unknown(derive, key, value);
		break;
	}
}

struct hint
stackql_kinds(struct slice resource)
{
	struct hint hint = { .count = 0 };

	for (size_t at = resource.length; at > 0; at--) {
		if (resource.at[at - 1] == '.') {
			resource = slice_from(resource, at);
			break;
		}
	}
	for (size_t i = 0; i < kind_count; i++) {
		for (const char *const *name = kinds[i].stackql; name && *name; name++) {
			if (slice_is(resource, *name) &&
				hint.count < sizeof(hint.kinds) / sizeof(hint.kinds[0]))
				hint.kinds[hint.count++] = &kinds[i];
		}
	}
	return hint;
}
