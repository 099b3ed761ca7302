/* realpath is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700

#include "emit.h"

#include "base/arena.h"
#include "base/quote.h"
#include "commands.h"
#include "report/colour.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
emit_fail(const char *path)
{
	int trouble = errno;
	struct text shown = { 0 };

	text_add_escaped(&shown, slice_of(path));
	fprintf(stderr, "ztlint: %s: cannot be written: %s\n", text_string(&shown),
		strerror(trouble));
	text_drop(&shown);
	return false;
}

/* What must happen to the bytes before the new file may take the place of the old one. */
static bool
stream_settle(FILE *stream)
{
	return fflush(stream) == 0 && !ferror(stream) &&
	       (fsync(fileno(stream)) == 0 || errno == EINVAL);
}

/* Writes beside the file and renames. */
static bool
emit_replace(const struct report *report, const struct outlet *outlet, const char *target,
	struct arena *arena)
{
	char *beside = arena_format(arena, "%s.XXXXXX", target);
	mode_t mask = umask(0);
	int descriptor;
	FILE *stream;
	bool done;

	umask(mask);
	descriptor = mkstemp(beside);
	if (descriptor < 0)
		return emit_fail(outlet->path);
	stream = fchmod(descriptor, 0666 & ~mask) == 0 ? fdopen(descriptor, "w") : NULL;
	if (!stream) {
		close(descriptor);
		unlink(beside);
		return emit_fail(outlet->path);
	}
	outlet->format->write(report, stream);
	done = stream_settle(stream);
	done = fclose(stream) == 0 && done && rename(beside, target) == 0;
	if (!done) {
		emit_fail(outlet->path);
		unlink(beside);
	}
	return done;
}

/* A device or a pipe (/dev/null, /dev/stderr) is written to, never replaced. */
static bool
emit_special(const struct report *report, const struct outlet *outlet)
{
	FILE *stream = fopen(outlet->path, "w");
	bool done;

	if (!stream)
		return emit_fail(outlet->path);
	outlet->format->write(report, stream);
	done = !ferror(stream);
	done = fclose(stream) == 0 && done;
	return done || emit_fail(outlet->path);
}

static bool
emit_file(const struct report *report, const struct outlet *outlet)
{
	struct arena arena = { 0 };
	struct stat about;
	char *target; /* where a link leads: it stays a link */
	bool done;

	/* What /dev/stdout and its like lead to belongs to somebody else. */
	if (slice_starts(slice_of(outlet->path), slice_of("/dev/")) ||
		slice_starts(slice_of(outlet->path), slice_of("/proc/")) ||
		(stat(outlet->path, &about) == 0 && !S_ISREG(about.st_mode)))
		return emit_special(report, outlet);
	target = realpath(outlet->path, NULL);
	done = emit_replace(report, outlet, target ? target : outlet->path, &arena);
	free(target);
	arena_drop(&arena);
	return done;
}

bool
report_emit(struct report *report, const struct options *options)
{
	const struct outlets *outlets = &options->outlets;
	bool done = true;

	report->colour = options->colour == COLOUR_ALWAYS;
	for (size_t i = 0; i < outlets->count; i++)
		if (outlets->items[i].path)
			done = emit_file(report, &outlets->items[i]) && done;
	report->colour = colour_wanted(options->colour, STDOUT_FILENO);
	for (size_t i = 0; i < outlets->count; i++) {
		if (outlets->items[i].path)
			continue;
		outlets->items[i].format->write(report, stdout);
		done = stream_finish(stdout) == 0 && done;
	}
	return done;
}
