/* The rules that a SARIF report speaks of, each described once. */
#ifndef ZTLINT_REPORT_SARIF_RULES_H
#define ZTLINT_REPORT_SARIF_RULES_H

#include "report/report.h"
#include "report/tree.h"

/* Rules by id, each once. */
struct sarif_rules {
	const struct rule **items; /* malloc */
	size_t count;
};

/* Collects the rules of all findings. */
void sarif_rules_init(struct sarif_rules *list, const struct report *report);
void sarif_rules_drop(struct sarif_rules *list);

/* Where a rule of the report stands among them. */
size_t sarif_rules_index(const struct sarif_rules *list, const struct rule *rule);

/* The descriptor of a rule: what it is about, how bad it is, its page. */
json_t *sarif_rule_json(const struct rule *rule);

/* How bad a finding is, in SARIF's words. */
const char *sarif_level(enum severity severity);

#endif
