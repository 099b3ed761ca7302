/* JSON values of reports, built with jansson. Running out of memory is fatal, so that every
 * function answers a value; all text is made valid UTF-8. */
#ifndef ZTLINT_REPORT_TREE_H
#define ZTLINT_REPORT_TREE_H

#include "report/report.h"

#include <jansson.h>
#include <stdio.h>

/* The value itself, or the end of the program where memory ran out. */
json_t *tree_made(json_t *value);

/* Take the value over. */
void tree_set(json_t *object, const char *key, json_t *value);
void tree_append(json_t *list, json_t *value);

/* A string; U+FFFD stands for each byte that is not UTF-8, as in the path of a file. */
json_t *tree_text(struct slice bytes);

/* The same, but null for NULL and for the empty slice. */
json_t *tree_string(const char *text);
json_t *tree_slice(struct slice slice);

/* The pointer of a node, null for none. */
json_t *tree_pointer(const struct node *node);

/* Its pointer within the text of a column that it was read from, null for what is no such text. */
json_t *tree_inner(const struct node *node);

/* The path of a source relative to the repository. */
json_t *tree_path(const struct report *report, const struct source *source);

/* A finding as the JSON report has it. */
json_t *json_of_finding(const struct finding *finding);

/* Write a value without line breaks, and give it back: as it is, or as an item of a list on a line
 * of its own. */
void tree_write(FILE *stream, json_t *value);
void tree_write_item(FILE *stream, json_t *value, bool first);

#endif
