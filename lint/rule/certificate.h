/* The certificates of a resource, one by one: what schemas mark as `part: certificate`, in PEM with
 * one block or several, or as the bare base64 of one. */
#ifndef ZTLINT_RULE_CERTIFICATE_H
#define ZTLINT_RULE_CERTIFICATE_H

#include "language/x509.h"
#include "rule/check.h"

struct certificate {
	const struct node *node; /* the text that it stands in */
	size_t start; /* where in the text: its first boundary line, or all of the base64 */
	size_t length;
	enum x509_state state;
	struct x509 x509;
};

/* `{0}` is before the first. */
struct certificate_walk {
	size_t fact;
	struct slice rest; /* of the text that is being read */
};

/* The next certificate of the resource that is being checked; false past the last. What the schema
 * refused and what is masked is passed over. */
bool certificate_next(
	struct check *check, struct certificate_walk *walk, struct certificate *certificate);

/* Its place in the source. */
struct place certificate_place(const struct certificate *certificate);

#endif
