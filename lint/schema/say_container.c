/* What is said of lists, objects and unions. */
#include "base/quote.h"
#include "base/bytes.h"
#include "base/suggest.h"
#include "schema/failure.h"

static struct place
place_of(const struct node *node, enum place_part part)
{
	return (struct place){ .node = node, .part = part };
}

/* Something missing stands nowhere: containers are pointed at by their opening, values as they are.
 */
static struct place
whole_place(const struct node *node)
{
	bool container = node_is_object(node) || node_is_array(node);

	return place_of(node, container ? PLACE_OPEN : PLACE_VALUE);
}

static void
say_count(struct walk *walk, const struct node *node, int64_t count, int64_t bound, bool many,
	struct failure failure, const char *unit)
{
	struct text message = { 0 };

	add_subject(&message, node);
	if (count == 0)
		text_add_string(&message, " must not be empty");
	else
		text_add_format(&message, " has %lld %s%s, at %s %lld %s %s", (long long)count,
			unit, count == 1 ? "" : "s", many ? "most" : "least", (long long)bound,
			bound == 1 ? "is" : "are", many ? "allowed" : "needed");
	failure.place = place_of(node, PLACE_OPEN);
	failure.message = keep(walk, &message);
	failure.salt = "count";
	failure_add(walk, failure);
}

void
say_items(struct walk *walk, const struct node *node, int64_t count, int64_t bound, bool many)
{
	say_count(walk, node, count, bound, many,
		(struct failure){
			.rule = many ? "too-many-items" : "too-few-items",
			.keyword = many ? "maxItems" : "minItems",
		},
		"item");
}

void
say_members(struct walk *walk, const struct node *node, int64_t count, int64_t bound, bool many)
{
	say_count(walk, node, count, bound, many,
		(struct failure){
			.rule = many ? "too-many-members" : "too-few-members",
			.keyword = many ? "maxProperties" : "minProperties",
		},
		"member");
}

void
say_contains(struct walk *walk, const struct schema *schema, const struct node *node, int64_t found)
{
	const struct list_rules *rules = schema->list;
	bool few = found < rules->contains_minimum;
	int64_t bound = few ? rules->contains_minimum : rules->contains_maximum;
	struct text message = { 0 };

	add_subject(&message, node);
	text_add_format(&message, " has %lld item%s of the kind wanted here, at %s %lld %s %s",
		(long long)found, found == 1 ? "" : "s", few ? "least" : "most", (long long)bound,
		bound == 1 ? "is" : "are", few ? "needed" : "allowed");
	failure_add(walk, (struct failure){
				  .rule = few ? "too-few-items" : "too-many-items",
				  .place = place_of(node, PLACE_OPEN),
				  .message = keep(walk, &message),
				  .salt = "contains",
				  .keyword = few ? "minContains" : "maxContains",
			  });
}

void
say_repeated(struct walk *walk, const struct node *item, const struct node *earlier)
{
	struct text message = { 0 };

	add_subject(&message, item);
	text_add_string(&message, " is the same as item ");
	text_add_format(&message, "%lu: ", (unsigned long)node_index(earlier) + 1);
	add_value(&message, walk, item);
	failure_add(walk, (struct failure){
				  .rule = "repeated-item",
				  .place = whole_place(item),
				  .message = keep(walk, &message),
				  .help = "remove one of the two",
				  .salt = "repeated",
				  .keyword = "uniqueItems",
				  .related = whole_place(earlier),
				  .related_message = "the first one",
			  });
}

/* A member that the object has, that no schema on the way knows and that is a near miss of `key`.
 */
static struct slice
find_near(struct walk *walk, const struct object_rules *rules, const struct node *node,
	struct slice key)
{
	struct suggest suggest;

	if (!may_suggest(walk, node_count(node)))
		return (struct slice){ 0 };
	suggest_init(&suggest, key);
	node_each (member, node) {
		if (!object_member(rules, node_hash(node_key(member)), node_key(member)))
			suggest_offer(&suggest, node_key(member));
	}
	return suggest_best(&suggest);
}

void
say_missing(
	struct walk *walk, const struct schema *schema, const struct node *node, struct slice key)
{
	const struct node *blank = node_find(node, key);
	struct slice near = { 0 };
	struct text message = { 0 };
	struct text help = { 0 };

	if (!blank && schema->object)
		near = find_near(walk, schema->object, node, key);
	text_add_quoted(&message, key);
	text_add_string(&message, blank ? " must have a value, found " : " is missing");
	if (blank)
		text_add_string(&message, node_is_string(blank) ? "\"\"" : "null");
	if (near.length != 0) {
		text_add_string(&help, "rename ");
		text_add_quoted(&help, near);
		text_add_string(&help, " to ");
		text_add_quoted(&help, key);
	}
	failure_add(walk,
		(struct failure){
			.rule = "missing-field",
			.place = blank ? place_of(blank, PLACE_VALUE) : place_of(node, PLACE_OPEN),
			.message = keep(walk, &message),
			.help = help.length ? keep(walk, &help) : NULL,
			.salt = keep_slice(walk, key),
			.keyword = "required",
		});
}

void
say_needed(struct walk *walk, const struct node *node, struct slice trigger, struct slice key)
{
	const struct node *member = node_find(node, trigger);
	struct text message = { 0 };

	text_add_quoted(&message, trigger);
	text_add_string(&message, " needs ");
	text_add_quoted(&message, key);
	text_add_string(&message, ", which is missing");
	failure_add(walk,
		(struct failure){
			.rule = "missing-field",
			.place = place_of(member ? member : node, member ? PLACE_KEY : PLACE_OPEN),
			.message = keep(walk, &message),
			.salt = keep_slice(walk, key),
			.keyword = "dependentRequired",
		});
}

struct failure *
say_not_known(struct walk *walk, const struct node *member, struct slice meant)
{
	struct text message = { 0 };

	add_subject(&message, member);
	text_add_string(&message, " is not known here");
	return failure_add(walk, (struct failure){
					 .rule = "unknown-field",
					 .severity = SEVERITY_ERROR,
					 .place = place_of(member, PLACE_KEY),
					 .message = keep(walk, &message),
					 .help = write_help(walk, meant),
					 .salt = keep_slice(walk, node_key(member)),
					 .keyword = "additionalProperties",
				 });
}

/* A warning, as the API ignores what it does not know; an error once the member meant turns out to
 * be one that must be there. */
struct failure *
say_near_miss(struct walk *walk, const struct node *member, struct slice meant)
{
	struct text message = { 0 };

	add_subject(&message, member);
	text_add_string(&message, " is not known here, did you mean ");
	text_add_quoted(&message, meant);
	text_add_string(&message, "?");
	return failure_add(walk, (struct failure){
					 .rule = "unknown-field",
					 .severity = SEVERITY_WARNING,
					 .place = place_of(member, PLACE_KEY),
					 .message = keep(walk, &message),
					 .help = write_help(walk, meant),
					 .salt = keep_slice(walk, node_key(member)),
					 .keyword = "properties",
				 });
}

/* All members of the object that the chosen case does not list and another one does. */
static void
add_foreign(struct text *text, const struct walk *walk, const struct schema *schema,
	const struct node *object, const struct variant *variant, bool *several)
{
	struct alternatives_text list = { .total = 0 };

	node_each (member, object) {
		bool owned = false;

		if (object_member(schema->object, node_hash(node_key(member)), node_key(member)) ||
			is_hollow(walk, member))
			continue;
		for (uint32_t i = 0; !owned && i < variant->choice->count; i++)
			owned = case_owns(variant, &variant->choice->cases[i], member);
		if (owned)
			list_add(&list, NULL, node_key(member));
	}
	*several = list.total > 1;
	add_list(text, &list);
}

/* "a posture rule" for the title "Posture rule"; words all in capitals stay. */
static void
add_thing(struct text *text, struct slice title)
{
	bool capital = byte_is_upper(byte_at(title, 0));
	bool word = capital && byte_is_lower(byte_at(title, 1));
	char first = title.length ? (char)(title.at[0] | 0x20) : '\0';

	if (title.length == 0) {
		text_add_string(text, "an object");
		return;
	}
	text_add_string(text, strchr("aeio", first) ? "an " : "a ");
	text_add_byte(text, word ? first : title.at[0]);
	text_add_escaped(text, slice_from(title, 1));
}

void
say_foreign(struct walk *walk, const struct schema *schema, const struct node *member,
	const struct variant *variant)
{
	struct text message = { 0 };
	struct alternatives_text owners = { .total = 0 };
	bool several;

	add_foreign(&message, walk, schema, node_parent(member), variant, &several);
	text_add_string(&message, several ? " do not belong to " : " does not belong to ");
	add_thing(&message, variant->owner->title);
	text_add_string(&message, " of ");
	text_add_escaped(&message, variant->choice->member);
	text_add_byte(&message, ' ');
	text_add_quoted(&message, variant->chosen->value);
	for (uint32_t i = 0; i < variant->choice->count; i++) {
		if (case_owns(variant, &variant->choice->cases[i], member))
			list_add(&owners, NULL, variant->choice->cases[i].value);
	}
	text_add_string(&message, "; ");
	if (several) {
		text_add_quoted(&message, node_key(member));
		text_add_string(&message, " belongs to ");
	} else {
		text_add_string(&message, "it belongs to ");
	}
	add_list(&message, &owners);
	failure_add(walk, (struct failure){
				  .rule = "foreign-member",
				  .place = place_of(member, PLACE_KEY),
				  .message = keep(walk, &message),
				  .help = several ? "remove them, or correct the type"
						  : "remove it, or correct the type",
				  .salt = keep_slice(walk, node_key(member)),
				  .keyword = "properties",
			  });
}

void
say_bad_name(struct walk *walk, const struct node *member, const struct schema *names)
{
	const struct text_rules *rules = names->text;
	struct text message = { 0 };

	add_subject(&message, member);
	text_add_string(&message, " is no valid name here");
	if (rules && rules->pattern) {
		text_add_string(&message, ": it must match the pattern ");
		text_add_quoted(&message, rules->pattern->source);
	} else if (rules && rules->maximum >= 0) {
		text_add_format(&message, ": at most %lld characters are allowed",
			(long long)rules->maximum);
	}
	failure_add(walk, (struct failure){
				  .rule = "not-matching",
				  .place = place_of(member, PLACE_KEY),
				  .message = keep(walk, &message),
				  .salt = keep_slice(walk, node_key(member)),
				  .keyword = "propertyNames",
			  });
}

static struct failure
generic(const struct node *node, const char *keyword)
{
	return (struct failure){
		.rule = "not-matching",
		.place = whole_place(node),
		.salt = keyword,
		.keyword = keyword,
	};
}

/* What must not stand together: the last of them is pointed at, the first is related. */
static bool
say_not_together(struct walk *walk, const struct schema * not, const struct node *node)
{
	const struct object_rules *rules = schema_target(not )->object;
	const struct node *first = NULL;
	const struct node *last = NULL;

	node_each (member, node) {
		const struct member *known =
			rules ? object_member(rules, node_hash(node_key(member)), node_key(member))
			      : NULL;

		if (!known || !bit_is_set(rules->required, (uint32_t)(known - rules->members)))
			continue;
		first = first ? first : member;
		last = member;
	}
	if (first == last)
		return false;
	say_second_tag(walk, first, last);
	return true;
}

void
say_not(struct walk *walk, const struct schema * not, const struct node *node)
{
	struct text message = { 0 };
	struct failure failure = generic(node, "not");

	if (say_not_together(walk, not, node))
		return;
	add_subject(&message, node);
	text_add_string(&message, " has a value that is not allowed here");
	failure.message = keep(walk, &message);
	failure_add(walk, failure);
}

void
say_too_deep(struct walk *walk, const struct node *node)
{
	struct failure failure = generic(node, "$dynamicRef");

	failure.message = "the schema leads too deep to be followed";
	failure_add(walk, failure);
}

void
say_too_many_steps(struct walk *walk, const struct node *node)
{
	struct text message = { 0 };

	add_subject(&message, node);
	text_add_string(&message, " takes too many steps to check to the end");
	failure_add(walk, (struct failure){
				  .rule = "too-many-steps",
				  .severity = SEVERITY_WARNING,
				  .place = whole_place(node),
				  .message = keep(walk, &message),
				  .salt = "schema",
				  .keyword = "schema",
			  });
}

void
say_not_matching(struct walk *walk, const struct node *node)
{
	struct failure failure = generic(node, "schema");
	struct text message = { 0 };

	add_subject(&message, node);
	text_add_string(&message, " is not what is expected here");
	failure.message = keep(walk, &message);
	failure_add(walk, failure);
}

void
say_several(struct walk *walk, const struct node *node, size_t matches)
{
	struct failure failure = generic(node, "oneOf");
	struct text message = { 0 };

	add_subject(&message, node);
	text_add_format(&message, " fits %s of the forms allowed here, it must fit exactly one",
		matches == 2 ? "two" : "several");
	failure.message = keep(walk, &message);
	failure_add(walk, failure);
}

void
say_second_tag(struct walk *walk, const struct node *first, const struct node *second)
{
	struct failure failure = generic(second, "oneOf");
	struct text message = { 0 };

	add_subject(&message, second);
	text_add_string(&message, " cannot stand together with ");
	add_subject(&message, first);
	failure.message = keep(walk, &message);
	failure.help = "keep one of the two";
	failure.place = place_of(second, PLACE_KEY);
	failure.related = place_of(first, PLACE_KEY);
	failure.related_message = "the other one";
	failure_add(walk, failure);
}

static void
add_cases(struct text *text, const struct choice *choice)
{
	struct alternatives_text list = { .total = 0 };

	for (uint32_t i = 0; i < choice->count && i < MOST_LISTED; i++)
		list_add(&list, NULL, choice->cases[i].value);
	list.total = choice->count;
	add_list(text, &list);
}

void
say_no_tag(struct walk *walk, const struct node *node, const struct choice *choice)
{
	struct failure failure = generic(node, "required");
	struct text message = { 0 };

	add_subject(&message, node);
	text_add_string(&message, " must have one of ");
	add_cases(&message, choice);
	failure.rule = "missing-field";
	failure.message = keep(walk, &message);
	failure_add(walk, failure);
}

void
say_unknown_tag(struct walk *walk, const struct node *member, const struct choice *choice,
	struct slice meant)
{
	/* Unions grow as enums do: what an answer has that is near nothing known is news. */
	bool news = meant.length == 0 && walk->tolerant && !walk->checker->desired;
	struct text message = { 0 };

	add_subject(&message, member);
	text_add_string(&message,
		news ? " is not known to this version of ztlint; known are " : " must be one of ");
	add_cases(&message, choice);
	failure_add(walk, (struct failure){
				  .rule = news ? "not-known" : "unknown-field",
				  .severity = news ? SEVERITY_NONE : SEVERITY_ERROR,
				  .place = place_of(member, PLACE_KEY),
				  .message = keep(walk, &message),
				  .help = write_help(walk, meant),
				  .salt = keep_slice(walk, node_key(member)),
				  .keyword = "required",
			  });
}

void
say_wrong_tag(struct walk *walk, const struct node *tag, const struct choice *choice)
{
	struct text message = { 0 };
	struct suggest suggest;

	suggest_init(&suggest, node_is_string(tag) ? node_text(tag) : (struct slice){ 0 });
	for (uint32_t i = 0; i < choice->count && may_suggest(walk, 1); i++)
		suggest_offer(&suggest, choice->cases[i].value);
	add_subject(&message, tag);
	text_add_string(&message, " must be one of ");
	add_cases(&message, choice);
	text_add_string(&message, ", found ");
	add_value(&message, walk, tag);
	failure_add(walk, (struct failure){
				  .rule = "not-allowed",
				  .place = place_of(tag, PLACE_VALUE),
				  .message = keep(walk, &message),
				  .help = write_help(walk, suggest_best(&suggest)),
				  .salt = "value",
				  .keyword = "enum",
			  });
}

void
say_no_value(struct walk *walk, const struct alternatives *alternatives, const struct node *node)
{
	struct alternatives_text list = { .total = 0 };
	struct text message = { 0 };

	for (size_t i = 0; i < alternatives->count; i++) {
		const struct values *values = schema_target(alternatives->schemas[i])->values;

		for (size_t j = 0; values && j < values->count; j++)
			list_add(&list, values->nodes[j], (struct slice){ 0 });
	}
	add_subject(&message, node);
	text_add_string(&message, " must be one of ");
	add_list(&message, &list);
	text_add_string(&message, ", found ");
	add_value(&message, walk, node);
	failure_add(walk, (struct failure){
				  .rule = "not-allowed",
				  .place = place_of(node, PLACE_VALUE),
				  .message = keep(walk, &message),
				  .salt = "value",
				  .keyword = "enum",
			  });
}

/* Alternatives with titles are named; those without are only counted. */
void
say_none_fits(struct walk *walk, const struct alternatives *alternatives, const struct node *node)
{
	struct alternatives_text list = { .total = 0 };
	struct failure failure = generic(node, "anyOf");
	struct text message = { 0 };

	for (size_t i = 0; i < alternatives->count; i++) {
		struct slice title = schema_target(alternatives->schemas[i])->title;

		if (title.length != 0)
			list_add(&list, NULL, title);
	}
	add_subject(&message, node);
	if (list.total == alternatives->count) {
		text_add_string(&message, " must be one of ");
		add_list(&message, &list);
	} else {
		text_drop(&list.text);
		text_add_format(&message, " fits none of the %lu forms allowed here",
			(unsigned long)alternatives->count);
	}
	failure.message = keep(walk, &message);
	failure_add(walk, failure);
}
