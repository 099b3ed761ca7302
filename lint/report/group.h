/* Groups of findings that are one matter of three or more resources. */
#ifndef ZTLINT_REPORT_GROUP_H
#define ZTLINT_REPORT_GROUP_H

#include "base/arena.h"
#include "report/finding.h"

/* Sets `pair` of the symmetric findings of each such group. To be called while the list is as the
 * rules made it, so that a part of a group is told as it is in a run over all. */
void finding_groups_pair(const struct finding_list *list, struct arena *arena);

#endif
