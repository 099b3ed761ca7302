#include "document/pointer.h"

#include "base/bytes.h"
#include "document/document.h"

void
pointer_add_token(struct text *text, struct slice token)
{
	for (size_t i = 0; i < token.length; i++) {
		if (token.at[i] == '~')
			text_add_string(text, "~0");
		else if (token.at[i] == '/')
			text_add_string(text, "~1");
		else
			text_add_byte(text, token.at[i]);
	}
}

/* The node of the file that speaks for it: that of a text within the file is its host. */
static const struct node *
spoken_for(const struct node *node)
{
	for (node = node_written(node); node; node = node_written(node)) {
		const struct node *host = node_document(node)->source->host;

		if (!host)
			break;
		node = host;
	}
	return node;
}

/* Recurses along the nesting, which the readers limit. */
static void
add_below(struct text *text, const struct node *base, const struct node *node)
{
	const struct node *parent = node_parent(node);

	if (node == base || !parent)
		return;
	add_below(text, base, parent);
	text_add_byte(text, '/');
	if (parent->kind == NODE_OBJECT)
		pointer_add_token(text, node_key(node));
	else
		text_add_format(text, "%lu", (unsigned long)node->hash);
}

void
pointer_add(struct text *text, const struct node *base, const struct node *node)
{
	add_below(text, spoken_for(base), spoken_for(node));
}

bool
pointer_add_inner(struct text *text, const struct node *node)
{
	node = node_written(node);
	if (!node || !node_document(node)->source->host)
		return false;
	add_below(text, NULL, node);
	return true;
}

/* Takes the first token off a pointer, still escaped; false where none is left or no slash leads
 * it. */
static bool
token_next(struct slice *pointer, struct slice *token)
{
	const char *slash;

	if (pointer->length == 0 || *pointer->at != '/')
		return false;
	*token = slice_from(*pointer, 1);
	slash = token->length ? memchr(token->at, '/', token->length) : NULL;
	if (slash)
		token->length = (size_t)(slash - token->at);
	*pointer = slice_from(*pointer, 1 + token->length);
	return true;
}

/* Adds the token without its escapes; false where one is no escape. */
static bool
token_decode(struct text *text, struct slice token)
{
	for (size_t i = 0; i < token.length; i++) {
		char byte = token.at[i];

		if (byte == '~') {
			if (++i == token.length || (token.at[i] != '0' && token.at[i] != '1'))
				return false;
			byte = token.at[i] == '0' ? '~' : '/';
		}
		text_add_byte(text, byte);
	}
	return true;
}

static struct node *
find_member(const struct node *object, struct slice token)
{
	struct text text = { 0 };
	struct node *member = NULL;

	if (token.length == 0 || !memchr(token.at, '~', token.length))
		return node_find(object, token);
	if (token_decode(&text, token))
		member = node_find(object, text_slice(&text));
	text_drop(&text);
	return member;
}

static struct node *
find_item(const struct node *array, struct slice token)
{
	uint64_t index = 0;

	if (token.length == 0 || token.length > 10 || (token.length > 1 && *token.at == '0'))
		return NULL;
	for (size_t i = 0; i < token.length; i++) {
		if (!byte_is_digit(token.at[i]))
			return NULL;
		index = index * 10 + (uint64_t)(token.at[i] - '0');
	}
	node_each (item, array)
		if (index-- == 0)
			return item;
	return NULL;
}

struct node *
pointer_find(const struct node *base, struct slice pointer)
{
	const struct node *node = base;
	struct slice token;

	while (node && token_next(&pointer, &token))
		node = node_is_array(node) ? find_item(node, token) : find_member(node, token);
	return pointer.length == 0 ? (struct node *)(uintptr_t)node : NULL;
}
