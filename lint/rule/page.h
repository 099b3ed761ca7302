/* The page of a rule, taken apart: front matter, then Markdown. */
#ifndef ZTLINT_RULE_PAGE_H
#define ZTLINT_RULE_PAGE_H

#include "base/text.h"
#include "rule/rule.h"

/* The Markdown behind the front matter; all of it where there is none. */
struct slice page_body(struct slice page);

/* The value of `source:` in the front matter; empty where there is none on its line. */
struct slice page_source(struct slice page);

/* Adds what the body says in words, a line for each paragraph: without its heading and its samples.
 */
void page_add_prose(struct text *text, struct slice page);

/* Adds the body as people read it: what only concerns the tests is left out of it. */
void page_add_markdown(struct text *text, struct slice page);

/* The page of a rule; empty for a rule without. */
struct slice rule_page(const struct rule *rule);

#endif
