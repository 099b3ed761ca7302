#include "report/tree.h"

#include "base/bug.h"
#include "base/rune.h"
#include "document/pointer.h"

/* jansson answers NULL only when memory is out: all that is handed to it is valid UTF-8. */
json_t *
tree_made(json_t *value)
{
	if (!value)
		die("out of memory");
	return value;
}

void
tree_set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(object, key, tree_made(value)) != 0)
		die("out of memory");
}

void
tree_append(json_t *list, json_t *value)
{
	if (json_array_append_new(list, tree_made(value)) != 0)
		die("out of memory");
}

json_t *
tree_text(struct slice bytes)
{
	struct text text = { 0 };
	json_t *string;

	text_add_string(&text, "");
	text_add_valid(&text, bytes);
	string = tree_made(json_stringn_nocheck(text.bytes, text.length));
	text_drop(&text);
	return string;
}

json_t *
tree_string(const char *text)
{
	return text ? tree_text(slice_of(text)) : json_null();
}

json_t *
tree_slice(struct slice slice)
{
	return slice.length > 0 ? tree_text(slice) : json_null();
}

json_t *
tree_pointer(const struct node *node)
{
	struct text text = { 0 };
	json_t *string;

	if (!node)
		return json_null();
	pointer_add(&text, NULL, node);
	string = tree_text(text_slice(&text));
	text_drop(&text);
	return string;
}

json_t *
tree_inner(const struct node *node)
{
	struct text text = { 0 };
	json_t *string = json_null();

	if (pointer_add_inner(&text, node))
		string = tree_text(text_slice(&text));
	text_drop(&text);
	return string;
}

json_t *
tree_path(const struct report *report, const struct source *source)
{
	struct text text = { 0 };
	json_t *string;

	repository_add_path(&text, &report->repository, source->path);
	string = tree_text(text_slice(&text));
	text_drop(&text);
	return string;
}

void
tree_write(FILE *stream, json_t *value)
{
	json_dumpf(value, stream, JSON_COMPACT | JSON_ENCODE_ANY);
	json_decref(value);
}

void
tree_write_item(FILE *stream, json_t *value, bool first)
{
	fputs(first ? "\n" : ",\n", stream);
	tree_write(stream, value);
}
