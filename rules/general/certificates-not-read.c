#include "language/x509.h"
#include "rules.h"
#include "walk.h"

/* The first certificate of the resource. */
static const struct node *
first_certificate(const struct resource *resource)
{
	static const char begin[] = "-----BEGIN CERTIFICATE-----";
	const struct node *top = resource->node;

	for (const struct node *node = top; node; node = walk_next(node, top)) {
		if (node_is_string(node) && slice_starts(node_text(node), slice_of(begin)))
			return node;
	}
	return NULL;
}

void
rule_certificates_not_read(struct check *check, const struct workspace *workspace)
{
	const struct resource *resource = workspace->resources;
	const struct node *node = NULL;
	struct finding *finding;
	struct x509 x509;

	for (size_t i = 0; i < workspace->count && !node; i++) {
		resource = &workspace->resources[i];
		node = first_certificate(resource);
	}
	if (!node || x509_read((struct slice){ .at = "" }, &x509) != X509_UNREAD)
		return;
	finding = report(
		check, place_value(node), "certificates are not read, for want of libcrypto");
	finding_of(finding, resource);
	finding_help(check, finding, "install OpenSSL 3; in Debian the package is libssl3");
}
