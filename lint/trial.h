/* `ztlint rules --test`: the samples of rule pages are held against their rules. */
#ifndef ZTLINT_TRIAL_H
#define ZTLINT_TRIAL_H

#include "options.h"

#include <stdio.h>

/* Tries the pages that the options name, and tells on the stream of each sample that gives other
 * findings than its page says; with --update these are written into the page instead. The exit
 * status: 0 all is as it should be, 1 a sample fails or is missing, 2 a page cannot be used. */
int trial_run(const struct options *options, FILE *stream);

#endif
