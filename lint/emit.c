#include "emit.h"

#include "commands.h"
#include "replace.h"
#include "report/colour.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A device or a pipe (/dev/null, /dev/stderr) is written to, never replaced. */
static bool
emit_special(const struct report *report, const struct outlet *outlet)
{
	FILE *stream = fopen(outlet->path, "w");
	bool done;

	if (!stream)
		return write_fail(outlet->path);
	outlet->format->write(report, stream);
	done = !ferror(stream);
	done = fclose(stream) == 0 && done;
	return done || write_fail(outlet->path);
}

static bool
emit_file(const struct report *report, const struct outlet *outlet)
{
	struct replacement replacement;
	struct stat about;

	/* What /dev/stdout and its like lead to belongs to somebody else. */
	if (slice_starts(slice_of(outlet->path), slice_of("/dev/")) ||
		slice_starts(slice_of(outlet->path), slice_of("/proc/")) ||
		(stat(outlet->path, &about) == 0 && !S_ISREG(about.st_mode)))
		return emit_special(report, outlet);
	if (!replacement_begin(&replacement, outlet->path))
		return false;
	outlet->format->write(report, replacement.stream);
	return replacement_end(&replacement);
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
