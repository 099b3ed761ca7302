/*
 * What StackQL prints: flat rows, whose columns hold objects and lists as JSON text, booleans as 0
 * and 1, numbers as text. Which columns there are was somebody's choice, so a row never misses one.
 *
 * A statement that changes something prints a row for each answer of the API: {"errors": "[]",
 * "messages": "[]", "result": "{…}", "success": 1}.
 */
#include "input/stackql.h"

enum {
	LOOKED_ROWS = 64, /* rows that are looked at for a column that only StackQL writes so */
};

static const char *const answer_columns[] = { "errors", "messages", "result", "success" };

static bool
is_flat(const struct node *row)
{
	if (!node_is_object(row) || !node_first(row))
		return false;
	node_each (column, row) {
		if (node_is_object(column) || node_is_array(column))
			return false;
	}
	return true;
}

/* Is there a column that the API would never answer so? */
static bool
rows_differ(const struct node *list, const struct kind *kind)
{
	unsigned looked = 0;

	node_each (row, list) {
		if (looked++ == LOOKED_ROWS)
			break;
		node_each (column, row) {
			if (column_differs(kind, column))
				return true;
		}
	}
	return false;
}

static const struct kind *
rows_kind(const struct input *input, const struct node *list, const struct surroundings *around)
{
	return input->forced ? input->forced : detect_list(input->detector, list, &around->hint);
}

static bool
rows_fit(const struct input *input, const struct node *list, const struct surroundings *around)
{
	const struct kind *kind;

	if (!node_is_array(list) || around->answer || !is_flat(node_first(list)))
		return false;
	kind = rows_kind(input, list, around);
	return kind && rows_differ(list, kind);
}

static void
row_tell(struct derive *derive, const struct kind *kind, struct node *row)
{
	if (!node_is_object(row)) {
		derive_copy(derive, (struct derive_key){ .name.at = NULL }, row);
		return;
	}
	derive_open(derive, NODE_OBJECT, (struct derive_key){ .name.at = NULL }, row);
	node_each (column, row)
		column_tell(derive,
			(struct derive_key){ .name = node_key(column), .origin = column }, kind,
			column);
	derive_close(derive);
}

static void
rows_add(struct input *input, struct derive *derive, const struct kind *kind,
	const struct surroundings *around)
{
	struct node *root = derive_finish(derive);

	input_add(input, root, kind, around)->partial = true;
}

static size_t
rows_unwrap(struct input *input, struct node *list, struct surroundings around)
{
	const struct kind *kind = rows_kind(input, list, &around);
	struct derive derive;
	size_t count = 0;

	derive_init(&derive, around.document);
	if (kind->whole)
		derive_open(&derive, NODE_ARRAY, (struct derive_key){ .name.at = NULL }, list);
	node_each (row, list) {
		row_tell(&derive, kind, row);
		count++;
		if (!kind->whole)
			rows_add(input, &derive, kind, &around);
	}
	if (kind->whole) {
		derive_close(&derive);
		rows_add(input, &derive, kind, &around);
	}
	derive_drop(&derive);
	return count;
}

const struct form form_rows = {
	.name = "StackQL rows",
	.fits = rows_fit,
	.unwrap = rows_unwrap,
};

static struct node *
member(const struct node *object, const char *key)
{
	return node_find(object, slice_of(key));
}

static bool
answer_fits(const struct input *input, const struct node *row, const struct surroundings *around)
{
	struct slice result = node_text(member(row, "result"));

	(void)input;
	(void)around;
	if (!is_flat(row) || result.length == 0 || (*result.at != '{' && *result.at != '['))
		return false;
	for (size_t i = 0; i < sizeof(answer_columns) / sizeof(answer_columns[0]); i++) {
		if (!member(row, answer_columns[i]))
			return false;
	}
	return true;
}

static void
answer_column(struct derive *derive, struct node *column)
{
	struct derive_key key = { .name = node_key(column), .origin = column };
	struct slice text = node_text(column);
	struct node *inner = NULL;

	if (node_is_string(column) && text.length > 0 && (*text.at == '{' || *text.at == '['))
		inner = column_json(column);
	if (inner)
		derive_copy(derive, key, inner);
	else if (slice_is(key.name, "success") && (slice_is(text, "1") || slice_is(text, "true")))
		derive_scalar(derive, key, NODE_TRUE, slice_of("true"), column);
	else if (slice_is(key.name, "success") && (slice_is(text, "0") || slice_is(text, "false")))
		derive_scalar(derive, key, NODE_FALSE, slice_of("false"), column);
	else
		derive_copy(derive, key, column);
}

static size_t
answer_unwrap(struct input *input, struct node *row, struct surroundings around)
{
	struct derive derive;
	struct node *envelope;

	derive_init(&derive, around.document);
	derive_open(&derive, NODE_OBJECT, (struct derive_key){ .name.at = NULL }, row);
	node_each (column, row)
		answer_column(&derive, column);
	derive_close(&derive);
	envelope = derive_finish(&derive);
	derive_drop(&derive);
	return form_envelope.unwrap(input, envelope, around);
}

const struct form form_answer = {
	.name = "StackQL answer",
	.fits = answer_fits,
	.unwrap = answer_unwrap,
};
