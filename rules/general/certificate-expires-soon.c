#include "rules.h"
#include "validity.h"

void
rule_certificate_expires_soon(struct check *check, const struct resource *resource)
{
	int64_t today = (int64_t)check_today(check) * DAY_SECONDS;
	struct validity_walk walk = { 0 };
	struct validity validity;

	(void)resource;
	while (validity_next(check, &walk, &validity)) {
		int days = (int)((validity.end - today) / DAY_SECONDS);

		if (validity.end < today || validity.end > today + 30 * DAY_SECONDS)
			continue;
		finding_help(check,
			report(check, validity.place, "the certificate expires %s, on %s",
				days == 0   ? "today"
				: days == 1 ? "tomorrow"
					    : arena_format(check->scratch, "in %d days", days),
				validity_day(check, &validity)),
			"add its successor now, and remove this one once it is used no more");
	}
}
