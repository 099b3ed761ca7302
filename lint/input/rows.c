/*
 * What StackQL prints: flat rows, whose columns hold objects and lists as JSON text, booleans as 0
 * and 1, numbers as text. Which columns there are was somebody's choice, so a row never misses one.
 *
 * A statement that changes something prints a row for each answer of the API: {"errors": "[]",
 * "messages": "[]", "result": "{…}", "success": 1}. Which columns it has was somebody's choice too.
 */
#include "input/stackql.h"

enum {
	LOOKED_ROWS = 64, /* rows that are looked at for a column that only StackQL writes so */
	LONE_ODD = 2, /* columns that tell where there is one row: no mistake is made twice */
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

static enum column
row_judge(const struct node *row, const struct kind *kind)
{
	enum column most = COLUMN_PLAIN;

	node_each (column, row) {
		enum column judged = column_judge(kind, column);

		most = judged > most ? judged : most;
	}
	return most;
}

/* Has the only row nothing but odd flags, or numbers, and several? */
static bool
lone_row_differs(const struct node *row, const struct kind *kind)
{
	unsigned odd = 0;

	node_each (column, row) {
		if (node_is_true(column) || node_is_false(column))
			return false;
		odd += column_judge(kind, column) == COLUMN_ODD;
	}
	return odd >= LONE_ODD;
}

/* Does a row hold JSON as text, or do all of several rows spell something as the API never does? */
static bool
rows_differ(const struct node *list, const struct kind *kind)
{
	unsigned looked = 0;
	unsigned odd = 0;

	node_each (row, list) {
		enum column judged = row_judge(row, kind);

		if (judged == COLUMN_JSON)
			return true;
		odd += judged == COLUMN_ODD;
		if (++looked == LOOKED_ROWS)
			break;
	}
	return looked > 1 ? odd == looked : lone_row_differs(node_first(list), kind);
}

/* A list of rows, or one alone, as in a file of JSON Lines. */
static const struct kind *
rows_kind(const struct input *input, const struct node *rows, const struct surroundings *around)
{
	if (input->forced)
		return input->forced;
	return node_is_array(rows) ? detect_list(input->detector, rows, &around->hint)
				   : detect_object(input->detector, rows, &around->hint);
}

static bool
rows_fit(const struct input *input, const struct node *rows, const struct surroundings *around)
{
	const struct kind *kind;

	if (around->answer || !is_flat(node_is_array(rows) ? node_first(rows) : rows))
		return false;
	kind = rows_kind(input, rows, around);
	if (!kind)
		return false;
	return node_is_array(rows) ? rows_differ(rows, kind) : row_judge(rows, kind) == COLUMN_JSON;
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
rows_unwrap(struct input *input, struct node *rows, struct surroundings around)
{
	const struct kind *kind = rows_kind(input, rows, &around);
	struct node *row = node_is_array(rows) ? node_first(rows) : rows;
	struct derive derive;
	size_t count = 0;

	derive_init(&derive, around.document);
	if (kind->whole)
		derive_open(&derive, NODE_ARRAY, (struct derive_key){ .name.at = NULL }, rows);
	for (; row; row = row == rows ? NULL : node_next(row)) {
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

/* The flag in whatever way it is printed, as JSON has it; NULL for what is none. */
static const char *
success_told(const struct node *success)
{
	struct slice text = node_text(success);

	if (slice_is(text, "1") || slice_is(text, "true"))
		return "true";
	return slice_is(text, "0") || slice_is(text, "false") ? "false" : NULL;
}

/* Is the column as no answer of the API has it? */
static bool
is_odd_column(const struct node *column)
{
	return slice_is(node_key(column), "success")
		       ? node_kind(column) != NODE_TRUE && node_kind(column) != NODE_FALSE
		       : node_is_string(column);
}

/* A row has the columns of an answer, not all of them perhaps, and one of them is odd. */
static bool
answer_fits(const struct input *input, const struct node *row, const struct surroundings *around)
{
	bool odd = false;

	(void)input;
	(void)around;
	if (!node_is_object(row) || !success_told(member(row, "success")) ||
		(!member(row, "result") && !member(row, "errors")))
		return false;
	node_each (column, row) {
		bool known = false;

		for (size_t i = 0; i < sizeof(answer_columns) / sizeof(answer_columns[0]); i++)
			known |= slice_is(node_key(column), answer_columns[i]);
		if (!known)
			return false;
		odd |= is_odd_column(column);
	}
	return odd;
}

/* False where the text of the column was meant to be JSON, and is none. */
static bool
answer_column(struct derive *derive, struct node *column)
{
	struct derive_key key = { .name = node_key(column), .origin = column };
	struct slice text = node_text(column);

	if (slice_is(key.name, "success")) {
		const char *told = success_told(column);

		derive_scalar(
			derive, key, *told == 't' ? NODE_TRUE : NODE_FALSE, slice_of(told), column);
	} else if (node_is_string(column) && text_is_json(text)) {
		struct node *inner = column_json(column);

		if (!inner)
			return false;
		derive_copy(derive, key, inner);
	} else if (node_is_string(column) && (text.length == 0 || slice_is(text, "null"))) {
		derive_scalar(derive, key, NODE_NULL, slice_of("null"), column);
	} else {
		derive_copy(derive, key, column);
	}
	return true;
}

static size_t
answer_unwrap(struct input *input, struct node *row, struct surroundings around)
{
	struct derive derive;
	struct node *envelope;
	bool whole = true;

	derive_init(&derive, around.document);
	derive_open(&derive, NODE_OBJECT, (struct derive_key){ .name.at = NULL }, row);
	node_each (column, row)
		whole &= answer_column(&derive, column);
	derive_close(&derive);
	envelope = derive_finish(&derive);
	derive_drop(&derive);
	return whole ? form_envelope.unwrap(input, envelope, around) : 1;
}

const struct form form_answer = {
	.name = "StackQL answer",
	.fits = answer_fits,
	.unwrap = answer_unwrap,
};
