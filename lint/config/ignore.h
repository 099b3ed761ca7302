/* An entry of `ignore` in a configuration: findings that are known and accepted. */
#ifndef ZTLINT_CONFIG_IGNORE_H
#define ZTLINT_CONFIG_IGNORE_H

#include "config/glob.h"
#include "report/finding.h"

struct ignore {
	struct ignore *next; /* written after */
	const struct node *node; /* the entry */
	const struct node *rules; /* an id or a list of them */
	const struct kind *kind; /* NULL: any; so below */
	bool globbed; /* `globs` says which files */
	struct globs globs;
	struct slice resource; /* name or id */
	struct slice pointer;
	struct slice reason;
	const struct node *expires; /* NULL: never */
	int last; /* the last day on which it holds, where it expires */
	bool used; /* a finding was suppressed by it, or would have been on an earlier day */
};

/* Does the text, which may be an older id, name the rule? */
bool id_names(struct slice id, const struct rule *rule);

/* Is the finding, in the file at that absolute path, one of those that the entry means? */
bool ignore_means(const struct ignore *ignore, const struct finding *finding, struct slice place);

#endif
