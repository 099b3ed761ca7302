/*
 * The answer of the API: {"success": …, "errors": […], "messages": […], "result": …}.
 *
 * A failed answer holds nothing to check: it gives one finding that quotes the first error. An
 * answer saved by an HTTP client wraps the envelope, or what its body holds, once more: {"status":
 * …, "headers": …, "body": …}.
 */
#include "base/bytes.h"
#include "base/quote.h"
#include "document/number.h"
#include "input/answer.h"
#include "input/input.h"

static struct node *
member(const struct node *object, const char *key)
{
	return node_find(object, slice_of(key));
}

static bool
node_is_boolean(const struct node *node)
{
	return node_is_true(node) || node_is_false(node);
}

/* Does the answer tell of an error? Some clients leave an empty list, or null. */
static const struct node *
first_error(const struct node *node)
{
	const struct node *error = node_first(member(node, "errors"));

	return node_is_array(member(node, "errors")) &&
			       (node_is_string(error) || member(error, "message") ||
				       member(error, "code"))
		       ? error
		       : NULL;
}

/* An answer that somebody cut down to its result, or to what went wrong. */
static bool
is_cut_down(const struct node *node)
{
	static const char *const rest[] = { "result", "result_info", "errors", "messages" };

	if (!node_is_array(member(node, "result")) &&
		!(member(node, "result") && first_error(node)))
		return false;
	node_each (one, node) {
		bool known = false;

		for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++)
			known |= slice_is(node_key(one), rest[i]);
		if (!known)
			return false;
	}
	return true;
}

static bool
envelope_fits(const struct input *input, const struct node *node, const struct surroundings *around)
{
	(void)input;
	(void)around;
	return (node_is_boolean(member(node, "success")) &&
		       (member(node, "result") || member(node, "errors"))) ||
	       is_cut_down(node);
}

/* Codes that mean: this token may not. */
static bool
is_refusal(const struct node *code)
{
	static const char *const codes[] = { "10000", "9109", "9103", "6003", "403" };

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (slice_is(node_text(code), codes[i]))
			return true;
	}
	return false;
}

/* One finding: what the API said instead of a result. */
static void
envelope_failed(const struct node *node, const struct surroundings *around)
{
	const struct node *error = first_error(node);
	const struct node *words = node_is_string(error) ? error : member(error, "message");
	const struct node *code = member(error, "code");
	const struct node *place = words ? words : error ? error : member(node, "success");
	struct text message = { 0 };

	text_add_string(&message, "this is a failed answer, there is nothing to check");
	if (node_is_string(words)) {
		text_add_string(&message, ": ");
		text_add_quoted(&message, node_text(words));
	}
	if (node_kind(code) == NODE_NUMBER) {
		text_add_string(&message, " (code ");
		text_add_escaped(&message, node_text(code));
		text_add_string(&message, ")");
	}
	input_problem(around, "failed-answer", place, node_range(place), text_string(&message))
		->help = is_refusal(code) ? "export it again with a token that may read it"
					  : "ask again, and keep the answer that has a result";
	text_drop(&message);
}

static uint64_t
info_number(const struct node *info, const char *key)
{
	const struct node *node = member(info, key);
	int64_t value;

	if (node_kind(node) != NODE_NUMBER || !number_to_int64(node_text(node), &value) ||
		value < 0)
		return 0;
	return (uint64_t)value;
}

static struct page
page_read(const struct node *info)
{
	const struct node *cursor = member(info, "cursor");
	bool next = node_is_string(cursor) && node_text(cursor).length > 0;
	uint64_t count = info_number(info, "count");
	uint64_t number = info_number(info, "page");
	struct page page = {
		.total = info_number(info, "total_count"),
		.pages = info_number(info, "total_pages"),
	};

	page.more = next && page.total == 0;
	page.last = node_is_object(info) && !next;
	/* Of a page that is full, nobody knows whether it is the last. */
	if (page.total == 0 && page.pages == 0 && number > 0)
		page.pages = number + (count > 0 && count == info_number(info, "per_page"));
	page.told = member(info, page.total > 0   ? "total_count"
				 : page.pages > 1 ? "total_pages"
						  : "cursor");
	if (!page.told && page.pages > 1)
		page.told = member(info, "page");
	return page;
}

/* What stands there, in a word: a text may be a token, so it is not quoted. */
static const char *
kind_word(const struct node *node)
{
	switch (node_kind(node)) {
	case NODE_STRING: return "a text";
	case NODE_NUMBER: return "a number";
	case NODE_NULL: return "null";
	case NODE_ARRAY: return "a list";
	case NODE_OBJECT: return "an object";
	default: return "a boolean";
	}
}

/* Resources are objects, and so are the items of a list of them. */
static const struct node *
first_scalar(const struct node *list)
{
	const struct node *first = node_is_array(list) ? node_first(list) : NULL;

	return node_is_object(first) || node_is_array(first) ? NULL : first;
}

/* One finding: what was expected in place of the node. */
static struct problem *
result_wrong(const struct node *node, const char *expected, const struct surroundings *around)
{
	struct text message = { 0 };
	struct problem *problem;

	text_add_string(&message, "\"");
	text_add_escaped(&message, node_key(node));
	text_add_format(&message, "\" must be %s, found %s", expected,
		first_scalar(node) ? "a list of something else" : kind_word(node));
	problem = input_problem(
		around, "unexpected-result", node, node_range(node), text_string(&message));
	text_drop(&message);
	return problem;
}

/* The DEX endpoints wrap their lists in an object of one member: steps into it, and takes its name
 * for a hint. */
static void
wrapped_list(struct node **result, struct surroundings *around)
{
	static const char *const names[][2] = {
		{ "dex_tests", "dex-test" },
		{ "rules", "dex-rule" },
	};
	struct node *only = node_is_object(*result) ? node_first(*result) : NULL;

	if (!only || node_next(only))
		return;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!slice_is(node_key(only), names[i][0]))
			continue;
		*result = only;
		around->hint =
			(struct hint){ .kinds = { kind_find(slice_of(names[i][1])) }, .count = 1 };
		return;
	}
}

/* An answer to something else than a question for resources, unless the surroundings say what it
 * should be. */
static size_t
result_absent(const struct input *input, const struct node *node, const struct surroundings *around)
{
	bool expected = around->hint.count > 0 || input->forced;
	struct text message = { 0 };

	if (expected && !member(node, "result")) {
		text_add_string(&message, "this answer has no \"result\"");
		input_problem(around, "unexpected-result", member(node, "success"),
			node_range(member(node, "success")), text_string(&message))
			->help = "keep the whole answer, with the list or the object in it";
		text_drop(&message);
	}
	return expected;
}

/* What the answer holds, if it can be no resource. */
static bool
result_is_wrong(
	const struct node *node, const struct node *result, const struct surroundings *around)
{
	bool wrapped = node_parent(result) != node;

	if (wrapped && node_is_hollow(result))
		return false;
	if (wrapped ? !node_is_array(result) : !node_is_array(result) && !node_is_object(result)) {
		result_wrong(result, wrapped ? "a list" : "a list or an object", around);
		return true;
	}
	if (around->hint.count == 0 || !first_scalar(result))
		return false;
	result_wrong(result, "a list of objects", around);
	return true;
}

static size_t
envelope_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	struct node *result = member(node, "result");
	bool cut = around.page.cut;
	size_t found;

	if (node_is_false(member(node, "success")) ||
		(first_error(node) && node_is_hollow(result))) {
		envelope_failed(node, &around);
		return 1;
	}
	answer_remark(node, &around);
	around.answer = true;
	around.page = page_read(member(node, "result_info"));
	around.page.cut = cut;
	if (!result || node_kind(result) == NODE_NULL)
		return result_absent(input, node, &around);
	wrapped_list(&result, &around);
	if (result_is_wrong(node, result, &around))
		return 1;
	found = form_unwrap(input, result, around);
	/* That there is nothing of a kind is an answer too. */
	return found == 0 && !node_first(result) ? 1 : found;
}

const struct form form_envelope = {
	.name = "envelope",
	.fits = envelope_fits,
	.unwrap = envelope_unwrap,
};

/* An answer written as text: what a client keeps that does not read what it gets. */
static bool
is_answer_text(const struct node *body)
{
	struct slice text = slice_trimmed(node_text(body));

	if (!node_is_string(body) || !slice_starts(text, slice_of("{")))
		return false;
	for (; text.length > 0; text = slice_from(text, 1)) {
		if (slice_starts(text, slice_of("\"result\"")))
			return true;
	}
	return false;
}

static bool
dump_fits(const struct input *input, const struct node *node, const struct surroundings *around)
{
	const struct node *body = member(node, "body");

	(void)input;
	(void)around;
	return (node_kind(member(node, "status")) == NODE_NUMBER ||
		       node_is_object(member(node, "headers")) ||
		       node_is_array(member(node, "headers"))) &&
	       (node_is_object(body) || node_is_array(body) || is_answer_text(body));
}

static size_t
dump_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	struct node *body = member(node, "body");

	if (node_is_string(body)) {
		result_wrong(body, "the answer itself", &around)->help =
			"store what the text says as JSON: jq '.body |= fromjson'";
		return 1;
	}
	around.answer = true;
	return form_unwrap(input, body, around);
}

const struct form form_dump = {
	.name = "HTTP dump",
	.fits = dump_fits,
	.unwrap = dump_unwrap,
};
