/* Checkstyle's XML: findings by file. */
#include "document/position.h"
#include "report/report.h"
#include "report/xml.h"

static void
finding_add(struct text *text, const struct finding *finding)
{
	struct position at = position_of(finding->source, finding->range.start);
	struct text message = { 0 };

	text_add_string(&message, finding->message);
	if (finding->help)
		text_add_format(&message, "; help: %s", finding->help);
	text_add_format(text, "    <error line=\"%u\" column=\"%u\" severity=\"%s\"",
		(unsigned)at.line, (unsigned)at.column, severity_name(finding->severity));
	xml_add_attribute(text, "message", text_slice(&message));
	text_add_string(text, " source=\"ztlint.");
	xml_add(text, slice_of(finding->rule->id));
	text_add_string(text, "\"/>\n");
	text_drop(&message);
}

void
checkstyle_write(const struct report *report, FILE *stream)
{
	const struct source *source = NULL;
	struct text text = { 0 };

	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n", stream);
	for (size_t i = 0; i < report->finding_count; i++) {
		const struct finding *finding = report->findings[i];

		text_clear(&text);
		if (finding->source != source) {
			text_add_string(&text, source ? "  </file>\n  <file" : "  <file");
			xml_add_raw(&text, "name", slice_of(finding->source->path));
			text_add_string(&text, ">\n");
			source = finding->source;
		}
		finding_add(&text, finding);
		fwrite(text.bytes, 1, text.length, stream);
	}
	fputs(source ? "  </file>\n</checkstyle>\n" : "</checkstyle>\n", stream);
	text_drop(&text);
}
