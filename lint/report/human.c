#include "report/human.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "document/pointer.h"
#include "document/position.h"
#include "report/excerpt.h"

enum {
	FRAMES = 8, /* other places that get a frame of their own */
	GUTTER_LEAST = 2,
};

/* The frames of one finding. */
struct frames {
	struct excerpt items[1 + FRAMES]; /* the first has the finding itself */
	size_t count;
	size_t left_out;
};

static enum paint
severity_paint(enum severity severity)
{
	if (severity == SEVERITY_ERROR)
		return PAINT_ERROR;
	return severity == SEVERITY_WARNING ? PAINT_WARNING : PAINT_INFO;
}

/* Hides a value that only the engine knows to be a secret. Its quotes stay, as around other
 * secrets. */
static void
hide_value(struct human *human, const struct source *source, struct range range)
{
	mask_hide(&human->masks, source, mask_unquoted(source, range));
}

/* Hides all of them before the first line is shown: a neighbour's excerpt may hold one, too. */
static void
hide_masked(struct human *human)
{
	for (size_t i = 0; i < human->report->listed_count; i++) {
		const struct finding *finding = human->report->listed[i];

		if (!finding->masked)
			continue;
		hide_value(human, finding->source,
			finding->node ? node_range(finding->node) : finding->range);
		for (const struct related *other = finding->related; other; other = other->next)
			hide_value(human, other->source,
				other->node ? node_range(other->node) : other->range);
	}
}

static void
frames_add(struct frames *frames, struct human *human, const struct finding *finding,
	struct source *source, struct mark mark)
{
	size_t index = frames->count++;

	frames->items[index] = (struct excerpt){
		.source = source,
		.mask = mask_of(&human->masks, source),
		.marks = { mark },
		.count = 1,
		.aside = index > 0,
		.paint = severity_paint(finding->severity),
		.colour = human->report->colour,
	};
}

static void
frames_init(struct frames *frames, struct human *human, const struct finding *finding)
{
	struct excerpt *first = &frames->items[0];

	*frames = (struct frames){ 0 };
	frames_add(frames, human, finding, finding->source,
		(struct mark){ .range = finding->range, .label = finding->label });
	for (const struct related *other = finding->related; other; other = other->next) {
		struct mark mark = { .range = other->range, .label = other->message };

		if (other->source == finding->source && excerpt_near(first, other->range))
			first->marks[first->count++] = mark;
		else if (frames->count <= FRAMES)
			frames_add(frames, human, finding, other->source, mark);
		else
			frames->left_out++;
	}
}

/* One width for the line numbers of all frames. */
static void
frames_align(struct frames *frames)
{
	unsigned gutter = GUTTER_LEAST;

	for (size_t i = 0; i < frames->count; i++) {
		unsigned digits = 1;

		for (uint32_t line = excerpt_last_line(&frames->items[i]); line > 9; line /= 10)
			digits++;
		if (digits > gutter)
			gutter = digits;
	}
	for (size_t i = 0; i < frames->count; i++)
		frames->items[i].gutter = gutter;
}

static void
arrow_add(struct human *human, const struct excerpt *frame, const char *arrow)
{
	struct text *text = &human->text;
	struct position position = position_of(frame->source, frame->marks[0].range.start);
	struct text lead = { 0 };

	text_add_format(&lead, "%*s%s", (int)frame->gutter, "", arrow);
	paint_add(text, frame->colour, PAINT_FRAME, text_slice(&lead));
	text_add_byte(text, ' ');
	text_add_escaped(text, slice_of(frame->source->path));
	text_add_format(text, ":%u:%u\n", (unsigned)position.line, (unsigned)position.column);
	text_drop(&lead);
}

static void
frames_show(struct frames *frames, struct human *human)
{
	for (size_t i = 0; i < frames->count; i++) {
		arrow_add(human, &frames->items[i], i == 0 ? "-->" : ":::");
		excerpt_add(&human->text, &frames->items[i]);
	}
}

/* Adds a reference token as it was before it was escaped for the pointer. */
static void
token_add(struct text *text, struct slice token)
{
	struct text plain = { 0 };

	for (size_t i = 0; i < token.length; i++) {
		bool escape = token.at[i] == '~' && i + 1 < token.length;

		if (escape)
			i++;
		text_add_byte(&plain, !escape ? token.at[i] : token.at[i] == '1' ? '/' : '~');
	}
	text_add_escaped(text, text_slice(&plain));
	text_drop(&plain);
}

/* Adds the way to a member's owner, or to an item, as people write it: ", rules[0].include[2]". */
static void
way_add(struct text *text, struct slice pointer)
{
	bool first = true;

	while (pointer.length > 0) {
		struct slice rest = slice_from(pointer, 1);
		const char *slash = rest.length ? memchr(rest.at, '/', rest.length) : NULL;
		struct slice token =
			slice_first(rest, slash ? (size_t)(slash - rest.at) : rest.length);

		pointer = slice_from(rest, token.length);
		if (slice_is_digits(token)) {
			text_add_string(text, first ? ", [" : "[");
			text_add(text, token);
			text_add_byte(text, ']');
		} else if (pointer.length > 0) {
			text_add_string(text, first ? ", " : ".");
			token_add(text, token);
		}
		first = false;
	}
}

/* Reads where the finding is; false where there is nothing to tell but its file. */
static bool
owner_read(struct human *human, const struct finding *finding)
{
	text_clear(&human->pointer);
	text_clear(&human->base);
	pointer_add(&human->pointer, NULL, finding->node);
	if (finding->resource)
		pointer_add(&human->base, NULL, finding->resource->node);
	return finding->resource || human->pointer.length > 0;
}

/* Adds where within the text of a column a node stands. */
static void
inner_add(struct text *text, const struct node *node)
{
	struct text inner = { 0 };

	if (pointer_add_inner(&inner, node) && inner.length > 0) {
		text_add_string(text, ", in its text ");
		text_add_escaped(text, text_slice(&inner));
	}
	text_drop(&inner);
}

/* What the finding is in: `in device-profile "Field staff", exclude[3] (/result/0/exclude/3/host)`.
 */
static void
owner_add(struct human *human, const struct finding *finding)
{
	const struct resource *resource = finding->resource;
	struct text *text = &human->text;
	struct slice pointer = text_slice(&human->pointer);
	struct slice base = text_slice(&human->base);

	text_add_format(text, resource ? "in %s" : "at", resource ? resource->kind->name : "");
	if (resource && resource->name.length + resource->id.length > 0) {
		text_add_byte(text, ' ');
		text_add_quoted(text, resource->name.length > 0 ? resource->name : resource->id);
	}
	if (resource && slice_starts(pointer, base) &&
		(pointer.length == base.length || pointer.at[base.length] == '/'))
		way_add(text, slice_from(pointer, base.length));
	if (resource && resource->address.length > 0) {
		text_add_string(text, " at ");
		text_add_escaped(text, resource->address);
	}
	if (pointer.length > 0) {
		text_add_string(text, resource ? " (" : " ");
		text_add_escaped(text, pointer);
		inner_add(text, finding->node);
		text_add_string(text, resource ? ")" : "");
	}
}

/* Why a finding does not count. */
static void
state_add(struct text *text, const struct finding *finding)
{
	const struct suppression *suppression = finding->suppression;

	text_add_string(text, suppression ? "suppressed" : "was there before");
	if (suppression) {
		text_add_format(text, " at %s", suppression->where);
		if (suppression->expires)
			text_add_format(text, " until %s", suppression->expires);
		if (suppression->reason)
			text_add_format(text, ": %s", suppression->reason);
	}
}

static void
remarks_add(struct human *human, const struct finding *finding, const struct frames *frames)
{
	const struct excerpt *frame = &frames->items[0];

	if (owner_read(human, finding)) {
		excerpt_gutter(&human->text, frame, "=");
		text_add_byte(&human->text, ' ');
		owner_add(human, finding);
		text_add_byte(&human->text, '\n');
	}
	if (frames->left_out > 0) {
		excerpt_gutter(&human->text, frame, "=");
		text_add_format(&human->text, " and %zu more place%s\n", frames->left_out,
			frames->left_out == 1 ? "" : "s");
	}
	if (finding->state != FINDING_NEW) {
		excerpt_gutter(&human->text, frame, "=");
		text_add_byte(&human->text, ' ');
		state_add(&human->text, finding);
		text_add_byte(&human->text, '\n');
	}
	if (finding->help) {
		excerpt_gutter(&human->text, frame, "=");
		text_add_format(&human->text, " help: %s\n", finding->help);
	}
}

static void
title_add(struct human *human, const struct finding *finding)
{
	bool colour = human->report->colour;
	struct text *text = &human->text;

	paint_add(text, colour, severity_paint(finding->severity),
		slice_of(severity_name(finding->severity)));
	text_add_string(text, ": ");
	paint_add(text, colour, PAINT_MESSAGE, slice_of(finding->message));
	text_add_format(text, " [%s]\n", finding->rule->id);
}

static void
finding_write(struct human *human, const struct finding *finding, FILE *stream)
{
	struct frames frames;

	text_clear(&human->text);
	title_add(human, finding);
	frames_init(&frames, human, finding);
	frames_align(&frames);
	frames_show(&frames, human);
	remarks_add(human, finding, &frames);
	text_add_byte(&human->text, '\n');
	fwrite(human->text.bytes, 1, human->text.length, stream);
}

static void
count_add(struct text *text, size_t count, const char *one, const char *many)
{
	text_add_format(text, "%zu %s", count, count == 1 ? one : many);
}

static void
problems_add(struct text *text, const struct report *report)
{
	static const struct {
		enum severity severity;
		const char *one, *many;
	} words[] = {
		{ .severity = SEVERITY_ERROR, .one = "error", .many = "errors" },
		{ .severity = SEVERITY_WARNING, .one = "warning", .many = "warnings" },
		{ .severity = SEVERITY_INFO, .one = "info", .many = "infos" },
	};
	bool any = false;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t count = report->severities[words[i].severity];

		if (count == 0)
			continue;
		text_add_string(text, any ? ", " : "");
		count_add(text, count, words[i].one, words[i].many);
		any = true;
	}
	if (!any)
		text_add_string(text, "no problems found");
}

static void
summary_add(struct text *text, const struct report *report)
{
	problems_add(text, report);
	text_add_string(text, " in ");
	count_add(text, report->file_count, "file", "files");
	text_add_string(text, " (");
	count_add(text, report_checked(report), "resource", "resources");
	text_add_string(text, " checked");
	if (report->suppressed > 0) {
		text_add_string(text, ", ");
		count_add(text, report->suppressed, "finding", "findings");
		text_add_string(text, " suppressed");
	}
	if (report->baseline > 0) {
		text_add_string(text, ", ");
		count_add(text, report->baseline, "finding", "findings");
		text_add_string(text, " in the baseline");
	}
	if (report->skipped_count > 0) {
		text_add_string(text, ", ");
		count_add(text, report->skipped_count, "file", "files");
		text_add_string(text, " skipped");
	}
	text_add_byte(text, ')');
}

void
human_init(struct human *human, const struct report *report)
{
	*human = (struct human){ .report = report };
	hide_masked(human);
}

void
human_drop(struct human *human)
{
	mask_table_drop(&human->masks);
	text_drop(&human->text);
	text_drop(&human->pointer);
	text_drop(&human->base);
}

struct slice
human_frames(struct human *human, const struct finding *finding)
{
	struct frames frames;

	text_clear(&human->text);
	frames_init(&frames, human, finding);
	frames_align(&frames);
	frames_show(&frames, human);
	return text_slice(&human->text);
}

struct slice
human_owner(struct human *human, const struct finding *finding)
{
	text_clear(&human->text);
	if (owner_read(human, finding))
		owner_add(human, finding);
	return text_slice(&human->text);
}

struct slice
human_state(struct human *human, const struct finding *finding)
{
	text_clear(&human->text);
	if (finding->state != FINDING_NEW)
		state_add(&human->text, finding);
	return text_slice(&human->text);
}

struct slice
human_summary(struct human *human)
{
	text_clear(&human->text);
	summary_add(&human->text, human->report);
	return text_slice(&human->text);
}

void
human_write(const struct report *report, FILE *stream)
{
	struct human human;
	struct slice summary;

	human_init(&human, report);
	for (size_t i = 0; i < report->listed_count; i++)
		finding_write(&human, report->listed[i], stream);
	summary = human_summary(&human);
	if (!report->quiet)
		fprintf(stream, "%.*s\n", (int)summary.length, summary.at);
	human_drop(&human);
}
