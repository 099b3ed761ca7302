/* Parts of the HTML page. */
#ifndef ZTLINT_REPORT_HTML_H
#define ZTLINT_REPORT_HTML_H

#include "base/text.h"
#include "report/report.h"

/* What html/ holds, as texts; made by the build. */
extern const char html_style[];
extern const char html_script[];

/* Adds the chart of findings by area and severity, as SVG. There is at least one finding. */
void html_add_chart(struct text *text, const struct report *report);

#endif
