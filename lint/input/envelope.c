/*
 * The answer of the API: {"success": …, "errors": […], "messages": […], "result": …}.
 *
 * A failed answer holds nothing to check: it gives one finding that quotes the first error. An
 * answer saved by an HTTP client wraps the envelope once more: {"status": …, "headers": …, "body":
 * …}.
 */
#include "base/quote.h"
#include "document/number.h"
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

/* An answer that somebody cut down to its result. */
static bool
is_cut_down(const struct node *node)
{
	static const char *const rest[] = { "result", "result_info", "errors", "messages" };

	if (!node_is_array(member(node, "result")))
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

static struct problem *
envelope_problem(const struct surroundings *around, const struct node *node, const char *rule,
	const struct text *message)
{
	struct problem *problem = source_problem(
		around->document->source, rule, node_range(node), "%s", message->bytes);

	problem->node = node;
	problem->document = around->document->index;
	return problem;
}

/* One finding: what the API said instead of a result. */
static void
envelope_failed(const struct node *node, const struct surroundings *around)
{
	struct node *error = node_first(member(node, "errors"));
	struct node *words = node_is_string(error) ? error : member(error, "message");
	struct node *code = member(error, "code");
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
	envelope_problem(around, words ? words : member(node, "success"), "failed-answer", &message)
		->help = "export it again with a token that may read it";
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
	struct page page = {
		.total = info_number(info, "total_count"),
		.pages = info_number(info, "total_pages"),
	};

	page.more = node_text(member(info, "cursor")).length > 0 && page.total == 0;
	return page;
}

static size_t
result_wrong(const struct node *result, const struct surroundings *around)
{
	struct text message = { 0 };

	text_add_string(&message, "\"result\" must be a list or an object, found ");
	if (node_is_string(result))
		text_add_quoted(&message, node_text(result));
	else
		text_add(&message, node_text(result));
	envelope_problem(around, result, "unexpected-result", &message);
	text_drop(&message);
	return 1;
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

	if (!node_is_array(only) || node_next(only))
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

static size_t
envelope_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	struct node *result = member(node, "result");
	size_t found;

	if (node_is_false(member(node, "success"))) {
		envelope_failed(node, &around);
		return 1;
	}
	around.answer = true;
	around.page = page_read(member(node, "result_info"));
	wrapped_list(&result, &around);
	if (!result || node_kind(result) == NODE_NULL)
		return around.hint.count > 0 || input->forced;
	if (!node_is_array(result) && !node_is_object(result))
		return result_wrong(result, &around);
	found = form_unwrap(input, result, around);
	/* That there is nothing of a kind is an answer too. */
	return found == 0 && !node_first(result) ? 1 : found;
}

const struct form form_envelope = {
	.name = "envelope",
	.fits = envelope_fits,
	.unwrap = envelope_unwrap,
};

static bool
dump_fits(const struct input *input, const struct node *node, const struct surroundings *around)
{
	return (member(node, "status") || member(node, "headers")) &&
	       envelope_fits(input, member(node, "body"), around);
}

static size_t
dump_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	return envelope_unwrap(input, member(node, "body"), around);
}

const struct form form_dump = {
	.name = "HTTP dump",
	.fits = dump_fits,
	.unwrap = dump_unwrap,
};
