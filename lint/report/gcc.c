/* One line a finding, as compilers write: `path:line:column: error: message [rule]`. */
#include "base/quote.h"
#include "document/position.h"
#include "report/report.h"

void
gcc_write(const struct report *report, FILE *stream)
{
	struct text path = { 0 };

	for (size_t i = 0; i < report->finding_count; i++) {
		const struct finding *finding = report->findings[i];
		struct position at = position_of(finding->source, finding->range.start);

		text_clear(&path);
		text_add_escaped(&path, slice_of(finding->source->path));
		fprintf(stream, "%s:%u:%u: %s: %s [%s]\n", text_string(&path), (unsigned)at.line,
			(unsigned)at.column, severity_word(finding->severity, "note"),
			finding->message, finding->rule->id);
	}
	text_drop(&path);
}
