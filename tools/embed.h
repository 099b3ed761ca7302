/* What the parts of the build-time program share. Every function stops the build on trouble. */
#ifndef ZTLINT_TOOLS_EMBED_H
#define ZTLINT_TOOLS_EMBED_H

#include "base/text.h"
#include "document/document.h"
#include "document/position.h"
#include "document/pointer.h"
#include "document/print.h"

#include <stdio.h>

void embed_fail(const char *path, const char *what) __attribute__((noreturn));

/* Reads a file; the root of its only document, where it must have one without problems. */
struct source *embed_load(const char *path);
void embed_free(struct source *source);
const struct node *embed_parse(struct source *source);

/* "posture-rule" of "schemas/posture-rule.json"; "posture" of "rules/posture/x.md". */
struct slice embed_stem(const char *path);
struct slice embed_folder(const char *path);

/* Write C: a file, a string literal, a list of strings. */
FILE *embed_open(const char *path);
void embed_close(FILE *out, const char *path);
void embed_string(FILE *out, struct slice text);
void embed_list(FILE *out, const struct node *list);

/* The two tables. */
void embed_kinds(const char *output, char **paths, int count);
void embed_rules(const char *code, const char *header, char **paths, int count);

#endif
