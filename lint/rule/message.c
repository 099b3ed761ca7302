#include "rule/message.h"

#include "base/quote.h"
#include "document/pointer.h"

static void
placeholder_add(struct check *check, struct text *text, struct slice name, const struct node *node)
{
	if (slice_is(name, "name") && check->resource)
		text_add_string(text, shown_resource(check, check->resource));
	else if (slice_is(name, "key"))
		text_add_string(text, shown_text(check, node_written_key(node)));
	else if (name.length == 0 || name.at[0] == '/')
		text_add_string(text, shown(check, pointer_find(node, name)));
	else
		text_add_escaped(text, (struct slice){ name.at - 1, name.length + 2 });
}

const char *
message_fill(struct check *check, const char *words, const struct node *node)
{
	struct slice rest = slice_of(words);
	struct text text = { 0 };
	const char *message;

	while (rest.length > 0) {
		const char *open = memchr(rest.at, '{', rest.length);
		const char *close =
			open ? memchr(open, '}', (size_t)(rest.at + rest.length - open)) : NULL;

		if (!close) {
			text_add_escaped(&text, rest);
			break;
		}
		text_add_escaped(&text, slice_first(rest, (size_t)(open - rest.at)));
		placeholder_add(check, &text,
			(struct slice){ .at = open + 1, .length = (size_t)(close - open - 1) },
			node);
		rest = slice_from(rest, (size_t)(close + 1 - rest.at));
	}
	message = arena_copy(check->keep, text_slice(&text));
	text_drop(&text);
	return check_words(check, message, node);
}
