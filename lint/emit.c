#include "emit.h"

#include "base/arena.h"
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
	fprintf(stderr, "ztlint: %s: cannot be written: %s\n", path, strerror(errno));
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
emit_replace(const struct report *report, const struct options *options, struct arena *arena)
{
	char *beside = arena_format(arena, "%s.XXXXXX", options->output);
	mode_t mask = umask(0);
	int descriptor;
	FILE *stream;
	bool done;

	umask(mask);
	descriptor = mkstemp(beside);
	if (descriptor < 0)
		return emit_fail(options->output);
	stream = fchmod(descriptor, 0666 & ~mask) == 0 ? fdopen(descriptor, "w") : NULL;
	if (!stream) {
		close(descriptor);
		unlink(beside);
		return emit_fail(options->output);
	}
	options->format->write(report, stream);
	done = stream_settle(stream);
	done = fclose(stream) == 0 && done && rename(beside, options->output) == 0;
	if (!done) {
		emit_fail(options->output);
		unlink(beside);
	}
	return done;
}

/* A device or a pipe (/dev/null, /dev/stderr) is written to, never replaced. */
static bool
emit_special(const struct report *report, const struct options *options)
{
	FILE *stream = fopen(options->output, "w");
	bool done;

	if (!stream)
		return emit_fail(options->output);
	options->format->write(report, stream);
	done = !ferror(stream);
	done = fclose(stream) == 0 && done;
	return done || emit_fail(options->output);
}

bool
report_emit(struct report *report, const struct options *options)
{
	struct arena arena = { 0 };
	struct stat about;
	bool done;

	if (!options->output || strcmp(options->output, "-") == 0) {
		report->colour = colour_wanted(options->colour, STDOUT_FILENO);
		options->format->write(report, stdout);
		return stream_finish(stdout) == 0;
	}
	report->colour = options->colour == COLOUR_ALWAYS;
	if (stat(options->output, &about) == 0 && !S_ISREG(about.st_mode))
		return emit_special(report, options);
	done = emit_replace(report, options, &arena);
	arena_drop(&arena);
	return done;
}
