/* The words that messages are made of. */
#include "base/quote.h"
#include "base/rune.h"
#include "document/secret.h"
#include "schema/failure.h"

enum { MOST_RAW = 40 };

void
add_subject(struct text *text, const struct node *node)
{
	const struct node *parent = node_parent(node);

	if (node_is_object(parent)) {
		text_add_quoted(text, node_written_key(node));
	} else if (node_is_array(parent)) {
		text_add_format(text, "item %lu", (unsigned long)node_index(node) + 1);
		if (node_is_object(node_parent(parent))) {
			text_add_string(text, " of ");
			text_add_quoted(text, node_written_key(parent));
		}
	} else {
		text_add_string(text, "the document");
	}
}

bool
is_told_secret(const struct walk *walk, const struct node *node)
{
	if (walk->in_secret || node_has_secret_key(node))
		return true;
	for (; node; node = node_parent(node)) {
		if (node->flags & NODE_SECRET)
			return true;
		for (const struct node *const *at = walk->program->secrets; *at; at++) {
			if (node_key(node).length != 0 &&
				slice_equal(node_key(*at), node_key(node)))
				return true;
		}
	}
	return false;
}

void
add_found_kind(struct text *text, const struct node *node)
{
	static const char *const words[] = {
		[NODE_NONE] = "nothing",
		[NODE_NULL] = "null",
		[NODE_FALSE] = "false",
		[NODE_TRUE] = "true",
		[NODE_NUMBER] = "a number",
		[NODE_STRING] = "text",
		[NODE_ARRAY] = "a list",
		[NODE_OBJECT] = "an object",
	};

	text_add_string(text, words[node_kind(node)]);
}

void
add_value(struct text *text, const struct walk *walk, const struct node *node)
{
	enum node_kind kind = node_kind(node);
	struct slice raw = node_text(node);

	if (kind != NODE_STRING && kind != NODE_NUMBER) {
		add_found_kind(text, node);
	} else if (is_told_secret(walk, node)) {
		text_add_format(text, "(secret, %zu characters)", rune_count(raw));
	} else if (kind == NODE_STRING) {
		text_add_quoted(text, raw);
	} else {
		text_add_escaped(text, slice_first(raw, MOST_RAW));
		if (raw.length > MOST_RAW)
			text_add_string(text, "…");
	}
}

/* "text, a number or null" */
void
add_kinds(struct text *text, unsigned kinds, bool integer)
{
	const char *words[8];
	size_t count = 0;

	if (kinds & 1u << NODE_STRING)
		words[count++] = "text";
	if (kinds & 1u << NODE_NUMBER)
		words[count++] = integer ? "a whole number" : "a number";
	if (kinds & 1u << NODE_OBJECT)
		words[count++] = "an object";
	if (kinds & 1u << NODE_ARRAY)
		words[count++] = "a list";
	if (kinds & 1u << NODE_TRUE)
		words[count++] = "true";
	if (kinds & 1u << NODE_FALSE)
		words[count++] = "false";
	if (kinds & 1u << NODE_NULL)
		words[count++] = "null";
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			text_add_string(text, i + 1 == count ? " or " : ", ");
		text_add_string(text, words[i]);
	}
}

const char *
keep_slice(struct walk *walk, struct slice slice)
{
	return arena_copy(walk->checker->scratch, slice);
}

const char *
keep(struct walk *walk, struct text *text)
{
	const char *copy = keep_slice(walk, text_slice(text));

	text_drop(text);
	return copy;
}

void
list_add(struct alternatives_text *list, const struct node *value, struct slice text)
{
	list->total++;
	if (list->told == MOST_LISTED)
		return;
	if (list->told++ > 0)
		text_add_string(&list->text, ", ");
	if (!value || node_is_string(value))
		text_add_quoted(&list->text, value ? node_text(value) : text);
	else if (node_kind(value) == NODE_NUMBER)
		text_add_escaped(&list->text, slice_first(node_text(value), MOST_RAW));
	else
		add_found_kind(&list->text, value);
}

void
add_list(struct text *text, struct alternatives_text *list)
{
	text_add(text, text_slice(&list->text));
	if (list->total > list->told)
		text_add_format(text, " … and %lu more", (unsigned long)(list->total - list->told));
	text_drop(&list->text);
}

const char *
write_help(struct walk *walk, struct slice meant)
{
	struct text help = { 0 };

	if (meant.length == 0)
		return NULL;
	text_add_string(&help, "write ");
	text_add_quoted(&help, meant);
	return keep(walk, &help);
}
