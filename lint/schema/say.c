/* What is said of single values. */
#include "base/quote.h"
#include "base/bytes.h"
#include "base/suggest.h"
#include "schema/failure.h"

enum { AKIN_LENGTH = 3 }; /* shorter words begin too many others */

static struct place
value_place(const struct node *node)
{
	return (struct place){ .node = node, .part = PLACE_VALUE };
}

/* Digits only: what a number between quotes looks like. */
static bool
is_plain_number(struct slice text)
{
	return slice_is_digits(text) && (text.length == 1 || text.at[0] != '0');
}

/* The boolean that readers of YAML 1.1 take a word for, or NULL. */
static const char *
old_word(struct slice text)
{
	static const char *const words[][2] = {
		{ "yes", "true" },
		{ "on", "true" },
		{ "no", "false" },
		{ "off", "false" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (slice_is(text, words[i][0]))
			return words[i][1];
	}
	return NULL;
}

/* A number or a boolean between quotes where it should stand without, or the other way round. */
static const char *
type_help(struct walk *walk, const struct node *node, unsigned kinds, bool free_text)
{
	struct slice text = node_text(node);
	struct text help = { 0 };
	bool quoted = node_is_string(node);
	bool plain = quoted && (((kinds & 1u << NODE_TRUE) &&
					(slice_is(text, "true") || slice_is(text, "false"))) ||
				       ((kinds & 1u << NODE_NUMBER) && is_plain_number(text)));
	bool scalar = node_kind(node) == NODE_NUMBER || node_is_true(node) || node_is_false(node);

	if (is_told_secret(walk, node))
		return NULL;
	if (quoted && (kinds & 1u << NODE_TRUE) && old_word(text)) {
		text_add_string(&help, "write ");
		text_add_string(&help, old_word(text));
	} else if (plain) {
		text_add_string(&help, "write ");
		text_add(&help, text);
		text_add_string(&help, " without quotes");
	} else if (scalar && (kinds & 1u << NODE_STRING) && free_text) {
		text_add_string(&help, "write ");
		text_add_quoted(&help, text);
	} else {
		return NULL;
	}
	return keep(walk, &help);
}

void
say_wrong_kind(
	struct walk *walk, const struct node *node, unsigned kinds, bool integer, bool free_text)
{
	struct text message = { 0 };
	bool fraction = node_kind(node) == NODE_NUMBER && (kinds & 1u << NODE_NUMBER);

	add_subject(&message, node);
	text_add_string(&message, " must be ");
	add_kinds(&message, kinds, integer);
	text_add_string(&message, ", found ");
	if (fraction)
		add_value(&message, walk, node);
	else
		add_found_kind(&message, node);
	failure_add(walk, (struct failure){
				  .rule = "wrong-type",
				  .place = value_place(node),
				  .message = keep(walk, &message),
				  .help = type_help(walk, node, kinds, free_text),
				  .salt = "type",
				  .keyword = "type",
			  });
}

/* Would the text of a number do, once it stands between quotes? */
static bool
takes_any_text(const struct schema *schema)
{
	return !schema->values && !(schema->extension && schema->extension->grammar);
}

void
say_wrong_type(struct walk *walk, const struct schema *schema, const struct node *node)
{
	struct text message = { 0 };

	if (!schema->never) {
		say_wrong_kind(walk, node, schema->kinds, schema->integer, takes_any_text(schema));
		return;
	}
	add_subject(&message, node);
	text_add_string(&message, " is not allowed here");
	failure_add(walk, (struct failure){
				  .rule = "not-matching",
				  .place = { .node = node, .part = PLACE_KEY },
				  .message = keep(walk, &message),
				  .salt = "false",
				  .keyword = "false",
			  });
}

/* The one text of the list that begins with the word or that the word begins with ("macos" and
 * "mac"): good enough for a hint, not for a verdict. */
static struct slice
akin_text(const struct values *values, const struct node *node)
{
	struct slice word = node_is_string(node) ? node_text(node) : (struct slice){ 0 };
	struct slice akin = { 0 };

	for (size_t i = 0; i < values->count && word.length >= AKIN_LENGTH; i++) {
		struct slice text = node_text(values->nodes[i]);

		if (!node_is_string(values->nodes[i]) || text.length < AKIN_LENGTH ||
			!(slice_starts(text, word) || slice_starts(word, text)))
			continue;
		if (akin.length > 0)
			return (struct slice){ 0 };
		akin = text;
	}
	return akin;
}

/* The one text of the list that the value was surely meant to be; empty when there is none. */
static struct slice
meant_text(const struct values *values, const struct node *node)
{
	struct suggest suggest;

	suggest_init(&suggest, node_is_string(node) ? node_text(node) : (struct slice){ 0 });
	for (size_t i = 0; i < values->count; i++) {
		if (node_is_string(values->nodes[i]))
			suggest_offer(&suggest, node_text(values->nodes[i]));
	}
	return suggest_best(&suggest);
}

static void
add_allowed(struct text *text, const struct values *values)
{
	struct alternatives_text list = { .total = 0 };

	text_add_string(text, values->count == 1 ? " must be " : " must be one of ");
	for (size_t i = 0; i < values->count && i < MOST_LISTED; i++)
		list_add(&list, values->nodes[i], (struct slice){ 0 });
	list.total = values->count;
	add_list(text, &list);
}

/* A list that grows does not know everything: a text far from all it has is news, not a mistake,
 * unless somebody asks for it to be made. */
static bool
is_news(const struct walk *walk, const struct schema *schema, const struct node *node,
	struct slice meant)
{
	return schema->extension && schema->extension->open && node_is_string(node) &&
	       meant.length == 0 && !walk->checker->desired;
}

void
say_not_allowed(struct walk *walk, const struct schema *schema, const struct values *values,
	const struct node *node)
{
	bool compare = may_suggest(walk, values->count);
	struct slice meant = compare ? meant_text(values, node) : (struct slice){ 0 };
	bool news = is_news(walk, schema, node, meant);
	struct text message = { 0 };

	if (compare && meant.length == 0)
		meant = akin_text(values, node);

	if (news) {
		add_value(&message, walk, node);
		text_add_string(&message, " is not known to this version of ztlint as ");
		add_subject(&message, node);
	} else {
		add_subject(&message, node);
		add_allowed(&message, values);
		text_add_string(&message, ", found ");
		add_value(&message, walk, node);
	}
	failure_add(
		walk, (struct failure){
			      .rule = news ? "not-known" : "not-allowed",
			      .severity = news ? SEVERITY_WARNING : SEVERITY_NONE,
			      .place = value_place(node),
			      .message = keep(walk, &message),
			      .help = is_told_secret(walk, node) ? NULL : write_help(walk, meant),
			      .salt = "value",
			      .keyword = values->constant ? "const" : "enum",
		      });
}

void
say_length(struct walk *walk, const struct node *node, int64_t length, int64_t bound, bool too_long)
{
	struct text message = { 0 };

	if (length == 0) {
		add_subject(&message, node);
		text_add_string(&message, " must not be empty");
	} else {
		add_subject(&message, node);
		text_add_format(&message, " has %lld character%s, at %s %lld %s %s",
			(long long)length, length == 1 ? "" : "s", too_long ? "most" : "least",
			(long long)bound, bound == 1 ? "is" : "are",
			too_long ? "allowed" : "needed");
	}
	failure_add(walk, (struct failure){
				  .rule = too_long ? "too-long" : "too-short",
				  .place = value_place(node),
				  .message = keep(walk, &message),
				  .salt = "length",
				  .keyword = too_long ? "maxLength" : "minLength",
			  });
}

void
say_pattern(struct walk *walk, const struct node *node, struct slice pattern, bool limit)
{
	struct text message = { 0 };

	add_subject(&message, node);
	text_add_string(&message,
		limit ? " takes too long to match the pattern " : " must match the pattern ");
	text_add_quoted(&message, pattern);
	if (!limit) {
		text_add_string(&message, ", found ");
		add_value(&message, walk, node);
	}
	failure_add(walk, (struct failure){
				  .rule = limit ? "match-limit" : "wrong-pattern",
				  .severity = limit ? SEVERITY_WARNING : SEVERITY_NONE,
				  .place = value_place(node),
				  .message = keep(walk, &message),
				  .salt = "pattern",
				  .keyword = "pattern",
			  });
}

void
say_format(struct walk *walk, const struct node *node, const struct format *format)
{
	struct text message = { 0 };

	add_subject(&message, node);
	text_add_format(&message, " must be %s, found ", format->phrase);
	add_value(&message, walk, node);
	failure_add(walk, (struct failure){
				  .rule = "wrong-format",
				  .place = value_place(node),
				  .message = keep(walk, &message),
				  .salt = format->name,
				  .keyword = "format",
			  });
}

/* Runs the language again, now with somewhere to put its words. A secret is not quoted back: then
 * the rule's page has the words. */
void
say_grammar(struct walk *walk, const struct node *node, const struct grammar *grammar)
{
	bool secret = is_told_secret(walk, node);
	struct text message = { 0 };
	struct text help = { 0 };
	struct verdict verdict = {
		.message = secret ? NULL : &message,
		.help = secret ? NULL : &help,
	};

	grammar->language->check(grammar, node_text(node), &verdict);
	failure_add(walk,
		(struct failure){
			.rule = verdict.complaint->rule,
			.place = {
				.node = node,
				.part = PLACE_INSIDE,
				.from = (uint32_t)verdict.at,
				.length = (uint32_t)verdict.length,
			},
			.message = message.length ? keep_slice(walk, text_slice(&message)) : NULL,
			.help = help.length ? keep_slice(walk, text_slice(&help)) : NULL,
			.salt = verdict.complaint->code,
			.keyword = "grammar",
		});
	text_drop(&message);
	text_drop(&help);
}

static void
add_bound(struct text *text, const char *words, struct slice bound)
{
	if (!bound.at)
		return;
	text_add_string(text, words);
	text_add(text, bound);
}

void
say_range(struct walk *walk, const struct schema *schema, const struct node *node, bool bounds)
{
	const struct number_rules *rules = schema->number;
	struct text message = { 0 };
	struct text wanted = { 0 };

	if (bounds) {
		add_bound(&wanted, " and at least ", rules->minimum);
		add_bound(&wanted, " and above ", rules->above);
		add_bound(&wanted, " and at most ", rules->maximum);
		add_bound(&wanted, " and below ", rules->below);
	} else {
		add_bound(&wanted, " and a multiple of ", rules->divisor);
	}
	add_subject(&message, node);
	text_add_string(&message, " must be ");
	text_add(&message, slice_from(text_slice(&wanted), strlen(" and ")));
	text_add_string(&message, ", found ");
	add_value(&message, walk, node);
	text_drop(&wanted);
	failure_add(walk, (struct failure){
				  .rule = "out-of-range",
				  .place = value_place(node),
				  .message = keep(walk, &message),
				  .salt = bounds ? "range" : "multiple",
				  .keyword = bounds ? "minimum" : "multipleOf",
			  });
}
