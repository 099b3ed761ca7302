/*
 * What a rule holds in its hands while it runs. A rule looks at one resource, or at the whole
 * workspace, and calls report(); it keeps nothing and prints nothing.
 *
 * Rules read members with node_get(), which does not show them what the schema refused: a refused
 * value is not there.
 */
#ifndef ZTLINT_RULE_CHECK_H
#define ZTLINT_RULE_CHECK_H

#include "report/finding.h"
#include "schema/schema.h"

struct run;

/* One per thread. */
struct check {
	const struct run *run;
	const struct rule *rule; /* the one that runs now */
	const struct resource *resource; /* and the resource it runs on; NULL for workspace rules */
	struct arena *scratch; /* for the rule's own use; empty again after it */
	struct arena *keep; /* findings live here until the run ends */
	struct finding_list *findings;
	struct checker checker; /* its facts are those of the resource */
};

/* Reports the running rule at that place. The format makes the message: wrap every text of the
 * user's in shown(). NULL nodes are a bug of the rule. The result is for the calls below. */
struct finding *report(struct check *check, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same for any rule and words that are ready; for the engine. The message is kept, not copied.
 */
struct finding *
report_text(struct check *check, const struct rule *rule, struct place place, const char *message);

/* Adds what to do, in the imperative. */
void finding_help(struct check *check, struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds a second place that explains the first. */
void finding_relate(struct check *check, struct finding *finding, struct place place,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What is wrong, for the fingerprint, where a place can break a rule in several ways. */
void finding_salt(struct check *check, struct finding *finding, struct slice salt);

/* Whose finding a workspace rule reports: the resource that holds the place. */
void finding_of(struct finding *finding, const struct resource *resource);

/* A value as a message may show it: quoted, escaped, cut; secrets masked; containers as "a list".
 */
const char *shown(struct check *check, const struct node *node);
const char *shown_text(struct check *check, struct slice text);

/* "posture rule \"Disk\"", or "posture rule" for one without a name. */
const char *shown_resource(struct check *check, const struct resource *resource);

/* Words with the names of members that the form of export has: Terraform's check_disks for the
 * API's checkDisks. They are about the node. The functions above do this for what they report. */
const char *check_words(struct check *check, const char *words, const struct node *node);

/* Places. */
struct place place_value(const struct node *node);
struct place place_key(const struct node *node);
struct place place_open(const struct node *node);
struct place place_inside(const struct node *node, size_t from, size_t length);

/* The source range that a place means. */
struct range place_range(struct place place);

/* Today as days since 1970-01-01, the one value of the run. */
int check_today(const struct check *check);

#endif
