/* The reports that a run is to write: forms, and where each of them goes. */
#ifndef ZTLINT_OUTLET_H
#define ZTLINT_OUTLET_H

#include "base/arena.h"
#include "report/report.h"

/* One report. */
struct outlet {
	const struct output *format;
	const char *path; /* the file; NULL: standard output */
};

/* `{0}` is an empty list; its memory is of an arena. */
struct outlets {
	struct outlet *items;
	size_t count;
	const char *early; /* the place that came before any format: the first report's */
	bool placed; /* the newest report has a place of its own */
};

/* A further report, to standard output until it gets a place. No more than `most` are added. */
void
outlets_add(struct outlets *outlets, const struct output *format, struct arena *arena, size_t most);

/* Sends the newest report, or the first one to come, to a file; "-" is standard output. False where
 * that report has its place already. */
bool outlets_place(struct outlets *outlets, const char *path);

/* Makes the list whole: where there is no report, one for people. Answers a report that goes where
 * an earlier one goes too, or NULL. */
const struct outlet *outlets_close(struct outlets *outlets, struct arena *arena);

/* A report that would be written over this file, or NULL. */
const struct outlet *outlets_hit(const struct outlets *outlets, const char *path);

#endif
