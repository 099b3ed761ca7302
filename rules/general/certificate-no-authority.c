#include "rule/certificate.h"
#include "rules.h"

void
rule_certificate_no_authority(struct check *check, const struct resource *resource)
{
	struct certificate_walk walk = { 0 };
	struct certificate certificate;

	(void)resource;
	while (certificate_next(check, &walk, &certificate)) {
		if (certificate.state != X509_GOOD || certificate.x509.authority)
			continue;
		finding_help(check,
			report(check, certificate_place(&certificate),
				"this certificate may issue no others, so no client can pass"),
			"put the certificate of the authority here that issued it");
	}
}
