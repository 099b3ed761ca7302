/* SIGXFSZ is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700

#include "commands.h"
#include "run.h"

#include <signal.h>
#include <stdio.h>

int
main(int argc, char **argv)
{
	struct options options;
	const char *trouble;
	int status;

	/* A report that grows over a limit is an error to be told, not a death that leaves files
	 * behind. */
	signal(SIGXFSZ, SIG_IGN);
	options_init(&options);
	trouble = options_parse(&options, argc, argv);
	if (trouble) {
		fprintf(stderr, "ztlint: %s\n", trouble);
		status = 2;
	} else if (options.command == COMMAND_CHECK || options.command == COMMAND_BASELINE) {
		status = run_check(&options);
	} else {
		status = command_run(&options, stdout);
	}
	options_drop(&options);
	return status;
}
