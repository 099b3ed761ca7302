/* The report for people, in parts: other forms show some of them. */
#ifndef ZTLINT_REPORT_HUMAN_H
#define ZTLINT_REPORT_HUMAN_H

#include "base/text.h"
#include "report/mask.h"
#include "report/report.h"

/* What goes along while a report is written. */
struct human {
	const struct report *report;
	struct mask_table masks;
	struct text text; /* the part that was asked for last */
	struct text pointer; /* of the finding's node */
	struct text base; /* of its resource */
};

/* Gets ready: every secret of the report's sources is hidden before the first line is shown. */
void human_init(struct human *human, const struct report *report);
void human_drop(struct human *human);

/* The excerpts of a finding, its other places among them: lines with their marks below. */
struct slice human_frames(struct human *human, const struct finding *finding);

/* What it is in, on one line: `in device-profile "Field staff", exclude[3] (/exclude/3/host)`;
 * empty for a finding about a file. */
struct slice human_owner(struct human *human, const struct finding *finding);

/* Why it does not count: `suppressed at .ztlint.yaml:3: the reason`; empty where it does. */
struct slice human_state(struct human *human, const struct finding *finding);

/* The counts: `1 error in 1 file (1 resource checked)`. */
struct slice human_summary(struct human *human);

#endif
