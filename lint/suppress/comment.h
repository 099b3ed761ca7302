/*
 * Suppressions in the comments of YAML:
 *
 *   # ztlint: ignore rule-id, other-id until 2026-12-31 -- reason
 *   # ztlint: ignore-file rule-id -- reason
 *
 * The first is about its own line where something stands before it, else about the next line that
 * is no comment; the second, before anything else in the file, is about all of it.
 */
#ifndef ZTLINT_SUPPRESS_COMMENT_H
#define ZTLINT_SUPPRESS_COMMENT_H

#include "document/source.h"
#include "rule/rule.h"

/* A rule that a comment names. */
struct comment_rule {
	struct comment_rule *next;
	struct slice id;
	const struct rule *rule; /* NULL where none of the built-in ones is called so */
	struct range range;
	bool used;
};

struct comment {
	struct comment *next; /* in order of the text */
	struct source *source;
	struct range range; /* from the # on */
	uint32_t line; /* that it is about; 0: the whole file */
	struct comment_rule *rules;
	struct slice reason; /* empty: none */
	struct slice expires; /* empty: never */
	struct range expires_range;
	const char *fault; /* what is wrong with its form, fit to print; NULL: nothing */
	struct range fault_range;
	const char *help;
};

/* The comments for ztlint in a source. */
struct comments {
	struct comment *first;
	struct comment **by_line; /* sorted by what they are about */
	size_t count;
};

/* Reads them; there are none in what is not YAML. Texts are views into the source. */
struct comments comments_read(struct arena *arena, struct source *source);

/* Where in by_line those about that line (0: the whole file) begin. */
size_t comments_about(const struct comments *comments, uint32_t line);

#endif
