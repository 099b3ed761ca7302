/* Mail addresses. */
#ifndef ZTLINT_LANGUAGE_EMAIL_H
#define ZTLINT_LANGUAGE_EMAIL_H

#include "language/language.h"

extern const struct language language_email;

/* All complaints about mail addresses and their domains, for languages that have one as a part. */
extern const struct complaint email_complaints[];

/* Says what makes a part of a text no mail address; `base` is where it starts. True where something
 * was said. */
bool email_refuse(struct slice part, size_t base, struct verdict *verdict);

#endif
