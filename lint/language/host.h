/*
 * Host names: how a text is judged as one, for the languages that are or hold a host name, and the
 * comparisons that rules need.
 */
#ifndef ZTLINT_LANGUAGE_HOST_H
#define ZTLINT_LANGUAGE_HOST_H

#include "language/language.h"

/* All complaints about host names, for the languages made of them. */
extern const struct complaint host_complaints[];

enum host_wildcard {
	HOST_NO_WILDCARD,
	HOST_WILDCARD_FIRST, /* `*` as the whole first label, with a name behind it */
	HOST_WILDCARD_LABELS, /* one `*` in each label but the last */
};

/* What a field takes for a host. */
struct host_form {
	enum host_wildcard wildcard;
	unsigned labels; /* at least so many; 0 as 1 */
	bool path; /* from the first slash on, the text is somebody else's to judge */
};

/* Says what makes a text no host name of this form; `base` is where it starts in the whole text.
 * True where something was said. */
bool
host_refuse(struct slice text, const struct host_form *form, size_t base, struct verdict *verdict);

/* Says what is legal but doubtful in a host name that was not refused: underscores, letters beyond
 * ASCII. To be called when nothing else is left to say. */
void
host_remark(struct slice text, const struct host_form *form, size_t base, struct verdict *verdict);

/* Whether a text is a host name of this form, doubtful or not. */
bool host_holds(struct slice text, const struct host_form *form);

/* Orders host names without regard to ASCII case and a dot at the end; 0 for the same name. */
int host_compare(struct slice a, struct slice b);

static inline bool
host_equal(struct slice a, struct slice b)
{
	return host_compare(a, b) == 0;
}

/* Whether an entry of a split-tunnel list takes in a host, or all that another entry takes in:
 * `*.example.com` has every name below example.com, at any depth, but not example.com itself; a
 * name without wildcard has only itself. Equal entries cover each other. */
bool host_covers(struct slice entry, struct slice host);

#endif
