/* A finding is one rule broken at one place. */
#ifndef ZTLINT_REPORT_FINDING_H
#define ZTLINT_REPORT_FINDING_H

#include "document/document.h"
#include "input/resource.h"
#include "rule/rule.h"

/* A second place that explains the first. */
struct related {
	struct related *next;
	struct source *source;
	const struct node *node; /* for the pointer; NULL for none */
	struct range range;
	const char *message;
	const struct resource *resource; /* whose it is, or NULL; told only by the fingerprint */
};

/* Does a finding count? */
enum finding_state {
	FINDING_NEW, /* it does */
	FINDING_BASELINE, /* it was there before */
	FINDING_SUPPRESSED, /* it is known and accepted */
};

/* What suppresses a finding. */
struct suppression {
	const char *reason; /* escaped; or NULL */
	const char *expires; /* "2026-12-31"; or NULL */
	const char *where; /* ".ztlint.yaml:12", escaped */
};

struct finding {
	const struct rule *rule;
	enum severity severity;
	struct source *source;
	unsigned document; /* index of the document within the source */
	const struct node
		*node; /* what it is about, for pointer and identity; NULL for a file problem */
	struct range range;
	bool opening; /* something is missing: the range only shows what it is missing from */
	const char *message; /* escaped already; never holds a secret */
	const char *label; /* a few words for the mark in the excerpt, escaped; or NULL */
	const char *help; /* or NULL */
	const char *salt; /* what is wrong, for the fingerprint; or NULL */
	const struct resource *resource; /* or NULL */
	struct related *related;
	bool fails; /* it makes the run fail */
	bool masked; /* node and ranges hold a secret: excerpts do not show it */
	bool turned; /* the first related place is where the rule has reported it */
	enum finding_state state;
	const struct suppression *suppression; /* where the state is suppressed, else NULL */
	bool any; /* it is about all resources of the kind; that it stands at this one is chance */
	bool symmetric; /* it and the first related place could as well change places */
	const struct related
		*pair; /* symmetric with many: the other side, for the fingerprint; else NULL */
	char fingerprint[40]; /* 16 hex digits, and ":2" for the second of equals */
};

/* Makes the first related place, which there is, the place of the finding, and the other way round.
 */
void finding_turn(struct finding *finding);

/* A growing list of findings; the findings themselves live in an arena of the run. */
struct finding_list {
	struct finding **items;
	size_t count;
	size_t capacity;
};

void finding_list_init(struct finding_list *list);
void finding_list_drop(struct finding_list *list);
void finding_list_add(struct finding_list *list, struct finding *finding);

/* Sorts by path, document, offset, rule id, message: the same whatever the threads did. */
void finding_list_sort(struct finding_list *list);

#endif
