/* A rule is one named thing that can be wrong. The table is generated from the pages in rules/. */
#ifndef ZTLINT_RULE_RULE_H
#define ZTLINT_RULE_RULE_H

#include "base/severity.h"
#include "base/slice.h"
#include "rule/keys.h"

struct check;
struct resource;
struct workspace;

enum category {
	CATEGORY_INVALID, /* the API refuses it */
	CATEGORY_CONTRADICTION, /* it says two things that cannot both hold */
	CATEGORY_SUSPICIOUS, /* accepted, almost surely not what was meant */
	CATEGORY_SECURITY,
	CATEGORY_HYGIENE,
};

/* Who finds it. */
enum rule_owner {
	RULE_CODED, /* rules/<area>/<id>.c */
	RULE_DECLARED, /* the page's assert */
	RULE_SCHEMA, /* a schema: x-ztlint.rule, a keyword, a grammar */
	RULE_READER, /* the readers of files and forms, the run itself */
};

struct rule {
	const char *id;
	const char *const *aliases; /* older ids, NULL at the end; or NULL */
	const char *area; /* the folder of its page: "posture" */
	const char *title; /* the first sentence of the page */
	enum severity severity;
	enum category category;
	enum rule_owner owner;
	const char *const *kinds; /* kinds it looks at, NULL at the end; NULL: every kind */
	const char *const *parts; /* or parts, wherever they stand */
	const char *message; /* with {…} placeholders; NULL for coded rules */
	const char *help;
	const char *page; /* the page as it stands */
	size_t page_length;
	const char *declaration; /* front matter as JSON, of declared rules */
	size_t declaration_length;
	/* What a resource must have for the rule to be about it: keys, and one of these texts in
	 * its member `type` (NULL: any). */
	struct keys keys;
	const char *const *types;
	/* of coded rules: one of the two */
	void (*check)(struct check *check, const struct resource *resource);
	void (*check_workspace)(struct check *check, const struct workspace *workspace);
};

/* May a resource with these keys, whose member `type` has this text (empty: none), break the rule
 * at all? Answers quickly for the many rules that are about one type or about rare members; here,
 * as it is asked of each rule for each resource. */
static inline bool
rule_concerns(const struct rule *rule, struct keys keys, struct slice type)
{
	if (!keys_cover(keys, rule->keys))
		return false;
	for (const char *const *one = rule->types; one && *one; one++) {
		if (slice_is(type, *one))
			return true;
	}
	return !rule->types;
}

/* All rules by id; generated. */
extern const struct rule rules[];
extern const size_t rule_count;

/* The rule of that id or alias, or NULL. */
const struct rule *rule_find(struct slice id);

/* Its place in `rules`, and whether it has one: rules of the user's own have none. */
size_t rule_index(const struct rule *rule);
bool rule_is_built_in(const struct rule *rule);

/* Does it tell that a file cannot be read at all? That must not pass because of a narrow choice of
 * rules. */
bool rule_is_vital(const struct rule *rule);

/* Is this its area or its category? */
bool rule_is_of(const struct rule *rule, struct slice group);

/* Is the word a category, be there rules of it or not; the area of a rule? */
bool word_is_category(struct slice word);
bool word_is_area(struct slice word);

const char *category_name(enum category category);
const char *severity_name(enum severity severity);

#endif
