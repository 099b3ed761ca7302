/* Until when the certificates of a resource are valid: as a member beside them says, else as they
 * say themselves. Inline, as two rules need it. */
#ifndef ZTLINT_RULES_VALIDITY_H
#define ZTLINT_RULES_VALIDITY_H

#include "document/pointer.h"
#include "moment.h"
#include "rule/certificate.h"

#include <time.h>

struct validity {
	int64_t end; /* seconds since 1970-01-01 UTC */
	struct place place;
};

struct validity_walk {
	size_t member;
	struct certificate_walk certificates;
};

static inline const struct node *
validity_member(const struct node *object)
{
	const struct node *member = node_get(object, "not_after");

	return member ? member : node_get(object, "expires_on");
}

/* The next end of a certificate in use; `{0}` is before the first. False past the last. A set keeps
 * the certificate before the current one, which may well have expired. */
static inline bool
validity_next(struct check *check, struct validity_walk *walk, struct validity *validity)
{
	static const char *const objects[] = { "", "/current_certificate",
		"/saml_certificate_set/current_certificate" };
	const struct node *top = check->resource->node;
	struct certificate certificate;

	while (walk->member < sizeof(objects) / sizeof(*objects)) {
		const struct node *object = pointer_find(top, slice_of(objects[walk->member++]));
		const struct node *member = validity_member(object);

		validity->place = place_value(member);
		if (moment_read(member, &validity->end))
			return true;
	}
	while (certificate_next(check, &walk->certificates, &certificate)) {
		if (certificate.state != X509_GOOD ||
			validity_member(node_parent(certificate.node)))
			continue;
		validity->end = certificate.x509.not_after;
		validity->place = certificate_place(&certificate);
		return true;
	}
	return false;
}

/* The day as users write it. */
static inline const char *
validity_day(struct check *check, const struct validity *validity)
{
	time_t seconds = (time_t)validity->end;
	char day[16] = "";
	struct tm tm;

	if (gmtime_r(&seconds, &tm))
		strftime(day, sizeof(day), "%Y-%m-%d", &tm);
	return arena_copy(check->scratch, slice_of(day));
}

#endif
