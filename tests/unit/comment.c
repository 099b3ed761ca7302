/* Suppressions in comments: which lines they are about, what they say, what is none. */
#include "suppress/comment.h"

#include "base/text.h"

#include "check.h"
#include "document/document.h"

#include <string.h>

/* What was read, one comment after the other: line, rules, expiry, reason, or what is wrong. */
static void
comments_show(const struct comments *comments, struct text *text)
{
	text_add_string(text, "");
	for (const struct comment *one = comments->first; one; one = one->next) {
		text_add_format(text, "%s%u", one == comments->first ? "" : " | ", one->line);
		for (const struct comment_rule *rule = one->rules; rule; rule = rule->next)
			text_add_format(text, " %.*s%s", (int)rule->id.length, rule->id.at,
				rule->rule ? "" : "?");
		if (one->expires.length > 0)
			text_add_format(text, " <%.*s>", (int)one->expires.length, one->expires.at);
		if (one->reason.length > 0)
			text_add_format(text, " (%.*s)", (int)one->reason.length, one->reason.at);
		if (one->fault)
			text_add_format(text, " !%u", one->fault_range.start);
	}
}

static void
check_comments(const char *yaml, const char *expected)
{
	struct arena arena = { 0 };
	struct text shown = { 0 };
	struct comments comments;
	struct source source;

	source_init(&source, "a.yaml", SOURCE_YAML);
	source_set(&source, slice_of(yaml));
	source_parse(&source, &limits_default);
	comments = comments_read(&arena, &source);
	comments_show(&comments, &shown);
	CHECK(strcmp(shown.bytes, expected) == 0, "%s: \"%s\", expected \"%s\"", yaml, shown.bytes,
		expected);
	text_drop(&shown);
	source_drop(&source);
	arena_drop(&arena);
}

static void
test_forms(void)
{
	check_comments("a: 1\n", "");
	check_comments("a: 1 # ztlint: ignore syntax -- why\n", "1 syntax (why)");
	check_comments("a: 1 #ztlint:ignore syntax--why\n", "1 syntax--why?");
	check_comments(
		"a: 1 # ztlint: ignore syntax,encoding , too-deep\n", "1 syntax encoding too-deep");
	check_comments("a: 1 # ztlint: ignore syntax until 2026-01-02 -- a -- b\n",
		"1 syntax <2026-01-02> (a -- b)");
	check_comments("a: 1 # ztlint: ignore nothing-such\n", "1 nothing-such?");
	check_comments("a: 1 # ztlint: ignore syntax --\n", "1 syntax");
	check_comments("a: 1 # ztlint: ignore\n", "1 !5");
	check_comments("a: 1 # ztlint: ignore -- why\n", "1 (why) !5");
	check_comments("a: 1 # ztlint:\n", "1 !5");
	check_comments("a: 1 # ztlint: ingore syntax\n", "1 !15");
	check_comments("a: 1 # ztlint: ignore syntax encoding\n", "1 syntax !29");
	check_comments("a: 1 # ztlint: ignore syntax until\n", "1 syntax");
	check_comments("a: 1 # zt-lint: ignore syntax\n", "");
	check_comments("# ztlint: ignore syntax", "2 syntax");
}

static void
test_lines(void)
{
	check_comments("# ztlint: ignore syntax\na: 1\n", "2 syntax");
	check_comments("# ztlint: ignore syntax\n  # more\n#\na: 1\n", "4 syntax");
	check_comments("# ztlint: ignore syntax\n\na: 1\n", "2 syntax");
	check_comments("# ztlint: ignore syntax\n# ztlint: ignore encoding\na: 1\n",
		"3 syntax | 3 encoding");
	check_comments("a: 1\r\n\t# ztlint: ignore syntax -- why\r\nb: 2\r\n", "3 syntax (why)");
	check_comments("\xEF\xBB\xBF# ztlint: ignore syntax\na: 1\n", "2 syntax");
	check_comments("# ztlint: ignore-file syntax\na: 1\n", "0 syntax");
	check_comments("%YAML 1.2\n# x\n\n---\n# ztlint: ignore-file syntax\na: 1\n", "0 syntax");
	check_comments("a: 1\n# ztlint: ignore-file syntax\n", "0 syntax !5");
	check_comments("a: 1 # ztlint: ignore-file syntax\n", "0 syntax !5");
}

/* What looks like a comment and is text. */
static void
test_text(void)
{
	check_comments("a: 'x # ztlint: ignore syntax'\n", "");
	check_comments("a: \"x\n  # ztlint: ignore syntax\"\n", "");
	check_comments("a: |\n  # ztlint: ignore syntax\n", "");
	check_comments("a: >-\n  x\n  # ztlint: ignore syntax\nb: 1 # ztlint: ignore syntax\n",
		"4 syntax");
	check_comments("'a # ztlint: ignore syntax': 1\n", "");
	check_comments("a: x# ztlint\n", "");
	check_comments(
		"- 'x # ztlint: ignore syntax'\n---\n- y # ztlint: ignore syntax\n", "3 syntax");
}

int
main(void)
{
	test_forms();
	test_lines();
	test_text();
	return check_done("comment");
}
