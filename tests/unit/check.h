/*
 * Counting checks for the unit tests. One program per test file: every CHECK counts, a failed one
 * says where and why on stderr and the program goes on; main ends in `return check_done("name");`.
 */
#ifndef ZTLINT_TESTS_UNIT_CHECK_H
#define ZTLINT_TESTS_UNIT_CHECK_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

/* Counters of this program; a test is one translation unit. */
static struct {
	unsigned long passed;
	unsigned long failed;
	unsigned long skipped; /* counted by the test itself, where something it needs is absent */
} check_count;

/* Counts one check and tells of a failure; use CHECK. Returns the condition. */
__attribute__((format(printf, 5, 6))) static inline bool
check_that(bool holds, const char *file, int line, const char *condition, const char *format, ...)
{
	va_list arguments;

	if (holds) {
		check_count.passed++;
		return true;
	}
	check_count.failed++;
	fprintf(stderr, "%s:%d: (%s) failed: ", file, line, condition);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	return false;
}

/* CHECK(condition, format, …): the format and its values say what the case was. */
#define CHECK(condition, ...) check_that((condition), __FILE__, __LINE__, #condition, __VA_ARGS__)

/* Prints `name: N passed, N failed[, N skipped]`; the result is the exit status. No check at all is
 * a failure.
 */
static inline int
check_done(const char *name)
{
	printf("%s: %lu passed, %lu failed", name, check_count.passed, check_count.failed);
	if (check_count.skipped > 0)
		printf(", %lu skipped", check_count.skipped);
	putchar('\n');
	return check_count.failed > 0 || check_count.passed == 0;
}

#endif
