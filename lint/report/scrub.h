/* The last look at the words of findings: no message quotes what its excerpt would hide. Whoever
 * words a message may not know that what it quotes is a secret: the readers before there are keys,
 * a user's own schema, a rule about the URL that a password stands in. */
#ifndef ZTLINT_REPORT_SCRUB_H
#define ZTLINT_REPORT_SCRUB_H

#include "report/finding.h"
#include "report/mask.h"

/* Takes out of message, label, help and related messages what comes from a masked part of the
 * places that the finding is about. New texts live in the arena. */
void finding_scrub(struct finding *finding, struct mask_table *masks, struct arena *arena);

#endif
