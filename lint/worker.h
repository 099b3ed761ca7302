/* The threads of a run. Each takes the next piece of work until none is left. */
#ifndef ZTLINT_WORKER_H
#define ZTLINT_WORKER_H

#include "run.h"

/* Reads and parses all sources. */
void workers_read(struct run *run);

/* Checks all resources of run->input. Findings go to run->findings, references to the workspace, in
 * an order that does not depend on the number of threads. */
void workers_check(struct run *run);

/* Runs the rules that look at the workspace as a whole; its index is made. */
void workers_check_workspace(struct run *run);

#endif
