/* The commands that check nothing: most print what this program knows. */
#ifndef ZTLINT_COMMANDS_H
#define ZTLINT_COMMANDS_H

#include "options.h"

#include <stdio.h>

/* Does what any command but check asks for. Prints to `stream` and answers the exit status. */
int command_run(const struct options *options, FILE *stream);

/* Sends out what the stream still holds: 0, or 2 where something could not be written. Says why on
 * stderr, but not when the reader has gone away, who will not want to know. */
int stream_finish(FILE *stream);

#endif
