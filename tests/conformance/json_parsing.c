/*
 * The parsing suite: json_parsing FOLDER. Files of y_ must be read without a problem that breaks
 * them, files of n_ must have exactly one problem of that sort, files of i_ only must not crash.
 */
#include "document/document.h"
#include "document/source.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static struct {
	unsigned long passed;
	unsigned long failed;
} count;

/* Problems that leave the document whole. */
static bool
is_remark(const struct problem *problem)
{
	return slice_is(slice_of(problem->rule), "duplicate-key") ||
	       slice_is(slice_of(problem->rule), "lone-surrogate");
}

static unsigned
problems_count(const struct source *source)
{
	unsigned problems = 0;

	for (const struct problem *each = source->problems; each; each = each->next)
		problems += !is_remark(each);
	return problems;
}

static bool
is_as_promised(const struct source *source, char promise)
{
	unsigned problems = problems_count(source);

	switch (promise) {
	case 'y': return problems == 0 && !source->broken && source->count == 1;
	case 'n': return problems == 1 && source->broken;
	default: return source->broken == (problems == 1) && problems <= 1;
	}
}

static void
check_file(const char *folder, const char *name)
{
	struct source source;
	char path[4096];
	const char *why;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	source_init(&source, path, SOURCE_JSON);
	why = source_load(&source, path, &limits_default);
	if (!why)
		source_parse(&source, &limits_default);
	if (!why && is_as_promised(&source, *name)) {
		count.passed++;
	} else {
		count.failed++;
		fprintf(stderr, "%s: %s\n", name, why ? why : "read otherwise than promised");
		for (const struct problem *each = source.problems; each; each = each->next)
			fprintf(stderr, "\t%u: %s\n", each->range.start, each->message);
	}
	if (getenv("ZTLINT_SHOW_PROBLEMS"))
		for (const struct problem *each = source.problems; each; each = each->next)
			printf("%s:%u: %s [%s]\n", name, each->range.start, each->message,
				each->rule);
	source_drop(&source);
}

int
main(int argc, char **argv)
{
	DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
	const struct dirent *entry;

	if (!folder) {
		puts("json-parsing: 0 passed, 0 failed, 1 skipped");
		return 0;
	}
	while ((entry = readdir(folder)))
		if (slice_ends(slice_of(entry->d_name), slice_of(".json")))
			check_file(argv[1], entry->d_name);
	closedir(folder);
	printf("json-parsing: %lu passed, %lu failed\n", count.passed, count.failed);
	return count.failed > 0;
}
