/* Reading a rule from its declaration: the front matter of a page, or an entry of `rules` in a
 * configuration. The build reads the pages of rules/ with this, the run those of users. */
#ifndef ZTLINT_RULE_DECLARE_H
#define ZTLINT_RULE_DECLARE_H

#include "base/arena.h"
#include "document/node.h"
#include "rule/rule.h"

/* What is wrong: where (NULL: with the page as a whole), and what. */
struct declare_error {
	const struct node *node;
	const char *message;
};

/* The front matter of a page with its first fence; empty where it has none. As it begins the page,
 * what is read from it has the places of the page. */
struct slice page_front(struct slice page);

/* The first sentence behind the heading, which must be the id: on one line, without its full stop.
 * NULL and *error where there is none. */
const char *
page_title(struct slice page, struct slice id, struct arena *arena, struct declare_error *error);

/* Fills the rule from its declaration: all but title, area and page. One that says neither `assert`
 * nor `by` is taken for coded. Lives in the arena. False and *error. */
bool rule_declare(struct rule *rule, struct slice id, const struct node *about, struct arena *arena,
	struct declare_error *error);

#endif
