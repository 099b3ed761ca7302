/* Certificates, whole and broken. */
#include "language/x509.h"

#include "check.h"
#include "language/base64.h"

#include <stdlib.h>

/* Valid until 2026-06-27T12:00:00Z; an authority. */
static const char authority[] = "MIIBSDCB76ADAgECAhQIvSQMNo3fZgppL6RIBJwgDmsy8zAKBggqhkjOPQQDAjAa"
				"MRgwFgYDVQQDDA9pZHAuZXhhbXBsZS5jb20wHhcNMjQwNjI3MDAwMDAwWhcNMjYw"
				"NjI3MTIwMDAwWjAaMRgwFgYDVQQDDA9pZHAuZXhhbXBsZS5jb20wWTATBgcqhkjO"
				"PQIBBggqhkjOPQMBBwNCAATvT1SyNNuIeXJHK3+/O0BaJsuzxjEI+qCvxcHkK8DN"
				"Ya+XJeZhqwXYiZ3Me9/6tFhD09tAMDsrlozSpHbPOopfoxMwETAPBgNVHRMBAf8E"
				"BTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIA3Cj+mPhm4UhLaLsalW1I4KqmuLchlH"
				"04Bb/nwMwYBNAiEAmajXDo2u5Rbv0uSgdanHvmxxwsrfc5q0YFz2ZQOgClE=";

static void
check_whole(struct slice der)
{
	struct x509 x509 = { 0 };

	CHECK(x509_read(der, &x509) == X509_GOOD, "it is read");
	CHECK(x509.not_after == 1782561600, "it ends at %lld", (long long)x509.not_after);
	CHECK(x509.authority, "it is an authority");
}

/* Cut anywhere, it is none. */
static void
check_cut(struct slice der)
{
	for (size_t length = 0; length < der.length; length++) {
		struct x509 x509;

		CHECK(x509_read(slice_first(der, length), &x509) == X509_BAD, "%zu bytes", length);
	}
}

/* With any byte changed it is one or not, but nothing worse happens. */
static void
check_changed(struct slice der)
{
	char bytes[1024];

	for (size_t i = 0; i < der.length; i++) {
		for (unsigned change = 1; change < 256; change <<= 1) {
			struct x509 x509;

			memcpy(bytes, der.at, der.length);
			bytes[i] = (char)(bytes[i] ^ (char)change);
			CHECK(x509_read((struct slice){ bytes, der.length }, &x509) != X509_UNREAD,
				"byte %zu", i);
		}
	}
}

static void
check_base64(void)
{
	static const struct {
		const char *text, *bytes;
	} cases[] = {
		{ "", "" },
		{ "YQ==", "a" },
		{ "YW I=\n", "ab" },
		{ "YWJj", "abc" },
		{ "YWJjZA==", "abcd" },
		{ "Y", NULL },
		{ "YW", NULL },
		{ "YQ=a", NULL },
		{ "====", NULL },
		{ "Y===", NULL },
		{ "YQ==YQ==", NULL },
		{ "YQ-_", NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char bytes[16];
		size_t length = 0;
		bool good = base64_decode(slice_of(cases[i].text), bytes, &length);

		CHECK(good == (cases[i].bytes != NULL), "%s", cases[i].text);
		CHECK(!good || slice_is((struct slice){ bytes, length }, cases[i].bytes), "%s",
			cases[i].text);
	}
}

int
main(void)
{
	char bytes[1024];
	size_t length = 0;
	struct slice der;
	struct x509 x509;

	check_base64();
	if (!base64_decode(slice_of(authority), bytes, &length))
		abort();
	der = (struct slice){ bytes, length };
	if (x509_read(der, &x509) == X509_UNREAD) {
		check_count.skipped++;
	} else {
		check_whole(der);
		check_cut(der);
		check_changed(der);
	}
	return check_done("x509");
}
