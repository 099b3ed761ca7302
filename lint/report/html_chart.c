/* The chart of the HTML page: a bar for each area, from the longest down. */
#include "report/html.h"
#include "report/xml.h"

#include <stdlib.h>

enum {
	AREAS = 24, /* bars; what is left over goes into the last one */
	ROW = 28, /* height of a bar and its gap, all in the units of the drawing */
	BAR = 16,
	LEFT = 110, /* where bars begin, behind their names */
	LONGEST = 470,
	WIDTH = 640,
};

/* What was found in an area, by severity. */
struct bar {
	const char *area;
	size_t counts[SEVERITY_ERROR + 1];
	size_t total;
};

struct chart {
	struct bar bars[AREAS];
	size_t count;
};

static struct bar *
bar_of(struct chart *chart, const char *area)
{
	for (size_t i = 0; i < chart->count; i++)
		if (strcmp(chart->bars[i].area, area) == 0)
			return &chart->bars[i];
	if (chart->count == AREAS) {
		chart->bars[AREAS - 1].area = "others";
		return &chart->bars[AREAS - 1];
	}
	chart->bars[chart->count] = (struct bar){ .area = area };
	return &chart->bars[chart->count++];
}

static int
order_bars(const void *first, const void *second)
{
	const struct bar *a = first;
	const struct bar *b = second;

	if (a->total != b->total)
		return a->total > b->total ? -1 : 1;
	return strcmp(a->area, b->area);
}

static void
chart_init(struct chart *chart, const struct report *report)
{
	*chart = (struct chart){ 0 };
	for (size_t i = 0; i < report->listed_count; i++) {
		const struct finding *finding = report->listed[i];
		struct bar *bar = bar_of(chart, finding->rule->area);

		bar->counts[finding->severity]++;
		bar->total++;
	}
	qsort(chart->bars, chart->count, sizeof(*chart->bars), order_bars);
}

/* How long so many findings are; never nothing, for a bar of one among thousands must be seen. */
static unsigned
length_of(const struct chart *chart, size_t count)
{
	size_t length = count * LONGEST / chart->bars[0].total;

	return length > 2 ? (unsigned)length : 2;
}

static void
bar_add(struct text *text, const struct chart *chart, size_t index)
{
	const struct bar *bar = &chart->bars[index];
	unsigned top = (unsigned)index * ROW;
	unsigned at = LEFT;

	text_add_format(text, "<text class=\"name\" x=\"%d\" y=\"%u\">", LEFT - 10, top + 13);
	xml_add(text, slice_of(bar->area));
	text_add_format(text,
		"</text><rect class=\"track\" x=\"%d\" y=\"%u\" width=\"%d\" height=\"%d\" "
		"rx=\"3\"/>",
		LEFT, top, LONGEST, BAR);
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--) {
		unsigned length;

		if (bar->counts[severity] == 0)
			continue;
		length = length_of(chart, bar->counts[severity]);
		text_add_format(text,
			"<rect class=\"%s\" x=\"%u\" y=\"%u\" width=\"%u\" height=\"%d\" rx=\"3\">"
			"<title>%zu %s</title></rect>",
			severity_name((enum severity)severity), at, top, length, BAR,
			bar->counts[severity], severity_name((enum severity)severity));
		at += length;
	}
	text_add_format(text, "<text class=\"number\" x=\"%u\" y=\"%u\">%zu</text>\n",
		LEFT + LONGEST + 10, top + 13, bar->total);
}

void
html_add_chart(struct text *text, const struct report *report)
{
	struct chart chart;

	chart_init(&chart, report);
	text_add_format(text,
		"<figure class=\"card\"><figcaption>Findings by area</figcaption>\n"
		"<svg viewBox=\"0 0 %d %zu\" role=\"img\" aria-label=\"Findings by area\">\n",
		WIDTH, chart.count * ROW - (ROW - BAR));
	for (size_t i = 0; i < chart.count; i++)
		bar_add(text, &chart, i);
	text_add_string(text, "</svg></figure>\n");
}
