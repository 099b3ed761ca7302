#include "rule/page.h"

#include "base/bytes.h"

struct slice
page_body(struct slice page)
{
	struct slice fence = slice_of("---\n");

	if (!slice_starts(page, fence))
		return page;
	for (size_t at = fence.length; at < page.length;) {
		const char *end = memchr(page.at + at, '\n', page.length - at);

		if (slice_starts(slice_from(page, at), fence))
			return slice_from(page, at + fence.length);
		at = end ? (size_t)(end - page.at) + 1 : page.length;
	}
	return page;
}

struct slice
page_source(struct slice page)
{
	struct slice label = slice_of("source: ");
	size_t limit = page.length - page_body(page).length;

	for (size_t at = 0; at < limit;) {
		const char *end = memchr(page.at + at, '\n', limit - at);
		size_t next = end ? (size_t)(end - page.at) : limit;
		struct slice line = slice_first(slice_from(page, at), next - at);

		if (slice_starts(line, label))
			return slice_from(line, label.length);
		at = next + 1;
	}
	return (struct slice){ 0 };
}

/* A line that opens a sample ends behind the verdict: the rest is for the tests. */
static struct slice
fence_shown(struct slice line)
{
	const char *end = line.at + line.length;
	const char *space =
		slice_starts(line, slice_of("```")) ? memchr(line.at, ' ', line.length) : NULL;
	const char *rest = space ? memchr(space + 1, ' ', (size_t)(end - space - 1)) : NULL;

	return rest ? slice_first(line, (size_t)(rest - line.at)) : line;
}

struct slice
rule_page(const struct rule *rule)
{
	return (struct slice){ .at = rule->page, .length = rule->page_length };
}

/* Takes the first line off, without its end. */
static struct slice
line_take(struct slice *rest)
{
	struct slice line = slice_first(*rest, slice_find(*rest, '\n'));

	*rest = slice_from(*rest, line.length + 1);
	return line;
}

void
page_add_prose(struct text *text, struct slice page)
{
	struct slice rest = page_body(page);
	bool fenced = false;
	bool broken = false;
	size_t start = text->length;

	while (rest.length > 0) {
		struct slice line = line_take(&rest);
		bool fence = slice_starts(line, slice_of("```"));

		if (fence)
			fenced = !fenced;
		if (fence || fenced || line.length == 0 || slice_starts(line, slice_of("# "))) {
			broken = true;
			continue;
		}
		if (text->length > start)
			text_add_byte(text, broken ? '\n' : ' ');
		text_add(text, line);
		broken = false;
	}
}

void
page_add_markdown(struct text *text, struct slice page)
{
	struct slice rest = page_body(page);

	while (rest.length > 0 && rest.at[0] == '\n')
		rest = slice_from(rest, 1);
	while (rest.length > 0) {
		text_add(text, fence_shown(line_take(&rest)));
		text_add_byte(text, '\n');
	}
}
