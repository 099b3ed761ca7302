#include "rule/certificate.h"
#include "rules.h"

void
rule_certificate_unreadable(struct check *check, const struct resource *resource)
{
	struct certificate_walk walk = { 0 };
	struct certificate certificate;

	(void)resource;
	while (certificate_next(check, &walk, &certificate)) {
		if (certificate.state != X509_BAD)
			continue;
		finding_help(check,
			report(check, certificate_place(&certificate),
				"nobody can read this certificate"),
			"copy it again from where it was issued, as a whole");
	}
}
