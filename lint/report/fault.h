/* What is wrong with what a user gives us beside the files to check: configurations, schemas and
 * rules of the user's own. Told like findings, but on stderr, and the run cannot do its work. */
#ifndef ZTLINT_REPORT_FAULT_H
#define ZTLINT_REPORT_FAULT_H

#include "report/colour.h"
#include "report/finding.h"
#include "schema/schema.h"

struct faults {
	struct arena *arena; /* of the caller; must outlive the faults */
	struct finding_list list;
};

/* Drop with finding_list_drop(&faults->list). */
void faults_init(struct faults *faults, struct arena *arena);

/* Notes a fault at a node, under a rule that is there, in words that are fit to print. The result
 * is for range and help to be set. */
struct finding *faults_add(struct faults *faults, const struct node *node, const char *rule,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Notes what a reader found: the errors only, for that a word means something else in YAML 1.1 does
 * not matter where nobody but us reads the file. */
void faults_add_problems(struct faults *faults, struct source *source);

/* Notes the failures of a schema, in its words. */
void faults_add_failures(struct faults *faults, const struct checker *checker);

/* Notes that a schema cannot be compiled. */
void faults_add_error(struct faults *faults, const struct schema_error *error, const char *rule);

/* Reports them on stderr, sorted. */
void faults_tell(struct faults *faults, enum colour colour);

#endif
