#include "rules.h"
#include "validity.h"

void
rule_certificate_expired(struct check *check, const struct resource *resource)
{
	struct validity_walk walk = { 0 };
	struct validity validity;

	(void)resource;
	while (validity_next(check, &walk, &validity)) {
		if (validity.end >= (int64_t)check_today(check) * DAY_SECONDS)
			continue;
		finding_help(check,
			report(check, validity.place, "the certificate expired on %s",
				validity_day(check, &validity)),
			"put a new certificate in its place");
	}
}
