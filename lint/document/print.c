#include "document/print.h"

void
json_add_string(struct text *text, struct slice string)
{
	text_add_byte(text, '"');
	for (size_t i = 0; i < string.length; i++) {
		char byte = string.at[i];

		if (byte == '"' || byte == '\\')
			text_add_format(text, "\\%c", byte);
		else if ((unsigned char)byte < 0x20)
			text_add_format(text, "\\u%04x", (unsigned)(unsigned char)byte);
		else
			text_add_byte(text, byte);
	}
	text_add_byte(text, '"');
}

void
json_add_node(struct text *text, const struct node *node)
{
	bool object = node_is_object(node);
	bool first = true;

	if (node_is_string(node)) {
		json_add_string(text, node_text(node));
		return;
	}
	if (!object && !node_is_array(node)) {
		text_add(text, node ? node_text(node) : slice_of("null"));
		return;
	}
	text_add_byte(text, object ? '{' : '[');
	node_each (child, node) {
		if (!first)
			text_add_byte(text, ',');
		first = false;
		if (object) {
			json_add_string(text, node_key(child));
			text_add_byte(text, ':');
		}
		json_add_node(text, child);
	}
	text_add_byte(text, object ? '}' : ']');
}
