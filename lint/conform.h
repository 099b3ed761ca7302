/* Documents held against JSON Schemas of the user's own: the one of --schema, or those that a
 * configuration has for some files. */
#ifndef ZTLINT_CONFORM_H
#define ZTLINT_CONFORM_H

#include "run.h"

/* Finds the schema of each file: run->conforms. False when one cannot be used; it was told. */
bool conform_prepare(struct run *run);

/* Holds the documents of a source against its schema and reports what is wrong with them. */
void conform_source(struct run *run, struct source *source, const struct schema *schema);

/* With --schema: every source that was read is held against it and nothing else. */
void conform_all(struct run *run);

#endif
