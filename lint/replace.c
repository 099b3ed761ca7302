/* realpath is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700

#include "replace.h"

#include "base/quote.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

bool
write_fail(const char *path)
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

bool
replacement_begin(struct replacement *replacement, const char *path)
{
	char *real = realpath(path, NULL);
	mode_t mask = umask(0);
	int descriptor;

	umask(mask);
	*replacement = (struct replacement){ .path = path };
	replacement->target = arena_copy(&replacement->arena, slice_of(real ? real : path));
	free(real);
	replacement->beside = arena_format(&replacement->arena, "%s.XXXXXX", replacement->target);
	descriptor = mkstemp(replacement->beside);
	if (descriptor >= 0 && fchmod(descriptor, 0666 & ~mask) == 0)
		replacement->stream = fdopen(descriptor, "w");
	if (replacement->stream)
		return true;
	write_fail(path);
	if (descriptor >= 0) {
		close(descriptor);
		unlink(replacement->beside);
	}
	arena_drop(&replacement->arena);
	return false;
}

bool
replacement_end(struct replacement *replacement)
{
	bool done = stream_settle(replacement->stream);

	done = fclose(replacement->stream) == 0 && done &&
	       rename(replacement->beside, replacement->target) == 0;
	if (!done) {
		write_fail(replacement->path);
		unlink(replacement->beside);
	}
	arena_drop(&replacement->arena);
	return done;
}
