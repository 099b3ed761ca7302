/* A finding a line, each as in the JSON report. */
#include "report/report.h"
#include "report/tree.h"

void
jsonl_write(const struct report *report, FILE *stream)
{
	for (size_t i = 0; i < report->listed_count; i++) {
		tree_write(stream, json_of_finding(report->listed[i]));
		fputc('\n', stream);
	}
}
