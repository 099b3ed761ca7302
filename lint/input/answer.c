#include "input/answer.h"

#include "base/quote.h"
#include "document/number.h"

enum {
	CODE_LEAST = 1000, /* codes of the API begin here */
};

static struct node *
member(const struct node *object, const char *key)
{
	return node_find(object, slice_of(key));
}

static void
remark(const struct surroundings *around, const struct node *node, const char *rule,
	const char *message, const char *help)
{
	struct problem *problem =
		source_problem(around->document->source, rule, node_range(node), "%s", message);

	problem->node = node;
	problem->document = around->document->index;
	problem->help = help;
}

/* Messages that are plain texts, and such without a code, occur. */
static void
message_remark(const struct node *message, const struct surroundings *around)
{
	const struct node *code = member(message, "code");
	const struct node *words = member(message, "message");
	const struct node *pointer = member(member(message, "source"), "pointer");
	struct slice path = node_text(pointer);
	int64_t number;

	if (node_kind(code) == NODE_NUMBER &&
		(!number_to_int64(node_text(code), &number) || number < CODE_LEAST))
		remark(around, code, "odd-message",
			"the codes of messages are whole numbers from 1000 on",
			"export it again, for this is not what the API answers");
	else if (code && (!words || node_is_hollow(words)))
		remark(around, code, "odd-message", "a code without its message",
			"export it again, for this is not what the API answers");
	if (node_is_string(pointer) && path.length > 0 && path.at[0] != '/')
		remark(around, pointer, "odd-pointer",
			"this is no JSON Pointer: it does not begin with a slash",
			"write it like /policies/0/include");
}

/* Some endpoints are known to count less than they send. */
static void
count_remark(const struct node *answer, const struct surroundings *around)
{
	const struct node *result = member(answer, "result");
	const struct node *count = member(member(answer, "result_info"), "count");
	struct text message = { 0 };
	int64_t number;
	size_t items;

	if (!node_is_array(result) || node_kind(count) != NODE_NUMBER ||
		!number_to_int64(node_text(count), &number) || number < 0)
		return;
	items = node_count(result);
	if ((uint64_t)number <= items)
		return;
	text_add_format(&message, "the answer counts %lld items, but there %s %zu",
		(long long)number, items == 1 ? "is" : "are", items);
	remark(around, count, "count-differs", message.bytes,
		"export the list again, if nobody took items out of it on purpose");
	text_drop(&message);
}

void
answer_remark(const struct node *answer, const struct surroundings *around)
{
	const struct node *errors = member(answer, "errors");

	if (node_is_true(member(answer, "success")) && node_is_array(errors) && node_first(errors))
		remark(around, node_first(errors), "contradictory-answer",
			"the answer says that all went well, and names an error",
			"export it again");
	node_each (one, errors)
		message_remark(one, around);
	node_each (one, member(answer, "messages"))
		message_remark(one, around);
	count_remark(answer, around);
}
