/* Failures: their lists, and one function for each thing that can be said. Private to lint/schema.
 * The functions are called while explaining only; messages live in the checker's scratch arena. */
#ifndef ZTLINT_SCHEMA_FAILURE_H
#define ZTLINT_SCHEMA_FAILURE_H

#include "schema/check.h"

struct failure_list {
	struct failure *first;
	struct failure *last;
};

/* Sets the failures so far aside; puts them back before those added since. */
void failures_take(struct walk *walk, struct failure_list *outer);
void failures_give(struct walk *walk, const struct failure_list *outer);

/* Makes one failure, under the schema's rule, of those that are about the node itself. */
void failures_rule(struct walk *walk, const struct schema *schema, const struct node *node);

/* Puts them in order of place, keeps one for each mistake, marks the nodes below `root` that were
 * refused (tolerant reading) and forgets the facts, from number `facts` on, that stand below one.
 */
void failures_finish(struct walk *walk, struct node *root, size_t facts);

/* Appends a failure; all strings must outlive the scratch arena or live in it. */
struct failure *failure_add(struct walk *walk, struct failure failure);

/* words.c: what messages are made of. */
void add_subject(struct text *text, const struct node *node);
void add_value(struct text *text, const struct walk *walk, const struct node *node);
void add_found_kind(struct text *text, const struct node *node);
void add_kinds(struct text *text, unsigned kinds, bool integer);
const char *keep(struct walk *walk, struct text *text); /* a copy in scratch; drops the text */
const char *keep_slice(struct walk *walk, struct slice slice);
const char *write_help(struct walk *walk, struct slice meant); /* NULL for none */
bool is_told_secret(const struct walk *walk, const struct node *node);

/* At most five of a list, then how many more there are. */
enum { MOST_LISTED = 5 };

struct alternatives_text {
	struct text text;
	size_t told;
	size_t total;
};
void list_add(struct alternatives_text *list, const struct node *value, struct slice text);
void add_list(struct text *text, struct alternatives_text *list);

/* say.c: values. */
void say_wrong_type(struct walk *walk, const struct schema *schema, const struct node *node);
/* `free_text`: any text will do where text is wanted. */
void say_wrong_kind(
	struct walk *walk, const struct node *node, unsigned kinds, bool integer, bool free_text);
void say_not_allowed(struct walk *walk, const struct schema *schema, const struct values *values,
	const struct node *node);
void say_length(
	struct walk *walk, const struct node *node, int64_t length, int64_t bound, bool too_long);
void say_pattern(struct walk *walk, const struct node *node, struct slice pattern, bool limit);
void say_format(struct walk *walk, const struct node *node, const struct format *format);
void say_grammar(struct walk *walk, const struct node *node, const struct grammar *grammar);
void
say_range(struct walk *walk, const struct schema *schema, const struct node *node, bool bounds);

/* say_container.c: lists, objects, unions. An empty slice stands for "none known". */
void say_items(struct walk *walk, const struct node *node, int64_t count, int64_t bound, bool many);
void
say_members(struct walk *walk, const struct node *node, int64_t count, int64_t bound, bool many);
void say_contains(
	struct walk *walk, const struct schema *schema, const struct node *node, int64_t found);
void say_repeated(struct walk *walk, const struct node *item, const struct node *earlier);
void say_missing(
	struct walk *walk, const struct schema *schema, const struct node *node, struct slice key);
void say_needed(struct walk *walk, const struct node *node, struct slice trigger, struct slice key);
struct failure *say_not_known(struct walk *walk, const struct node *member, struct slice meant);
struct failure *say_near_miss(struct walk *walk, const struct node *member, struct slice meant);
void say_foreign(struct walk *walk, const struct schema *schema, const struct node *member,
	const struct variant *variant);
void say_bad_name(struct walk *walk, const struct node *member, const struct schema *names);
void say_not(struct walk *walk, const struct schema * not, const struct node *node);
void say_too_many_steps(struct walk *walk, const struct node *node);
void say_too_deep(struct walk *walk, const struct node *node);
void say_not_matching(struct walk *walk, const struct node *node);
void say_several(struct walk *walk, const struct node *node, size_t matches);
void say_second_tag(struct walk *walk, const struct node *first, const struct node *second);
void say_no_tag(struct walk *walk, const struct node *node, const struct choice *choice);
void say_unknown_tag(struct walk *walk, const struct node *member, const struct choice *choice,
	struct slice meant);
void say_wrong_tag(struct walk *walk, const struct node *tag, const struct choice *choice);
void
say_no_value(struct walk *walk, const struct alternatives *alternatives, const struct node *node);
void
say_none_fits(struct walk *walk, const struct alternatives *alternatives, const struct node *node);

#endif
