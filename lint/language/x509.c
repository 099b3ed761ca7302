#include "language/x509.h"

#ifdef ZTLINT_X509

#include "base/date.h"

#include <dlfcn.h>
#include <limits.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <pthread.h>
#include <time.h>

#define TEXT(number) #number
#define LIBRARY(version) "libcrypto.so." TEXT(version)

/* What is used of the library. Filled in once, then only read; the library stays until the end. */
static struct {
	pthread_once_t once;
	bool ready;
	__typeof__(OPENSSL_init_crypto) *init_crypto;
	__typeof__(d2i_X509) *read;
	__typeof__(X509_free) *free;
	__typeof__(X509_get0_notAfter) *not_after;
	__typeof__(X509_check_ca) *check_ca;
	__typeof__(ASN1_TIME_to_tm) *to_tm;
	__typeof__(ERR_clear_error) *clear_error;
} crypto = { .once = PTHREAD_ONCE_INIT };

/* The one way that POSIX knows to make a function of what dlsym gives. */
static bool
symbol_find(void *library, const char *name, void *function)
{
	void *symbol = dlsym(library, name);

	memcpy(function, &symbol, sizeof(symbol));
	return symbol != NULL;
}

static void
crypto_load(void)
{
	void *library = dlopen(LIBRARY(OPENSSL_SHLIB_VERSION), RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return;
	crypto.ready = symbol_find(library, "OPENSSL_init_crypto", &crypto.init_crypto) &&
		       symbol_find(library, "d2i_X509", &crypto.read) &&
		       symbol_find(library, "X509_free", &crypto.free) &&
		       symbol_find(library, "X509_get0_notAfter", &crypto.not_after) &&
		       symbol_find(library, "X509_check_ca", &crypto.check_ca) &&
		       symbol_find(library, "ASN1_TIME_to_tm", &crypto.to_tm) &&
		       symbol_find(library, "ERR_clear_error", &crypto.clear_error) &&
		       /* Its configuration file could name modules to load. */
		       crypto.init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) == 1;
}

/* Years before 1970 are as expired as 1970 is. */
static bool
time_read(const ASN1_TIME *time, int64_t *seconds)
{
	struct tm tm;

	if (!time || crypto.to_tm(time, &tm) != 1)
		return false;
	*seconds = 0;
	if (tm.tm_year < 70)
		return true;
	*seconds = (int64_t)date_days((unsigned)tm.tm_year + 1900, (unsigned)tm.tm_mon + 1,
			   (unsigned)tm.tm_mday) *
		   86400;
	*seconds += tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec;
	return true;
}

enum x509_state
x509_read(struct slice der, struct x509 *x509)
{
	const unsigned char *at = (const unsigned char *)der.at;
	struct x509 result;
	X509 *certificate;
	bool good;

	pthread_once(&crypto.once, crypto_load);
	if (!crypto.ready)
		return X509_UNREAD;
	if (der.length > LONG_MAX)
		return X509_BAD;
	certificate = crypto.read(NULL, &at, (long)der.length);
	good = certificate && time_read(crypto.not_after(certificate), &result.not_after);
	if (good) {
		result.authority = crypto.check_ca(certificate) != 0;
		*x509 = result;
	}
	crypto.free(certificate);
	crypto.clear_error();
	return good ? X509_GOOD : X509_BAD;
}

#else

enum x509_state
x509_read(struct slice der, struct x509 *x509)
{
	(void)der;
	(void)x509;
	return X509_UNREAD;
}

#endif
