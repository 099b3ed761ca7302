/* The identity of a finding across edits: README, "The JSON report". */
#ifndef ZTLINT_REPORT_FINGERPRINT_H
#define ZTLINT_REPORT_FINGERPRINT_H

#include "report/finding.h"

/* Sets the fingerprint of every finding of a sorted list: the first 16 hex digits of SHA-256 over
 * "1", rule, account, kind, resource identity, place and salt; equal ones get ":2", ":3" … */
void fingerprint_all(struct finding_list *list);

#endif
