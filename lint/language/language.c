#include "language/language.h"

#include "base/bug.h"
#include "language/address.h"
#include "language/color.h"
#include "language/domain.h"
#include "language/duration.h"
#include "language/email.h"
#include "language/endpoint.h"
#include "language/header.h"
#include "language/hex.h"
#include "language/pem.h"
#include "language/regex.h"
#include "language/semver.h"
#include "language/template.h"
#include "language/timestamp.h"
#include "language/url.h"
#include "language/uuid.h"
#include "language/wirefilter.h"

#include <stdarg.h>
#include <stdio.h>

enum {
	MESSAGE_SIZE = 2048, /* two quoted values and a sentence, with room to spare */
};

static const struct language *const languages[] = {
	&language_duration,
	&language_cidr,
	&language_cidr_or_ip,
	&language_ip,
	&language_ipv4,
	&language_ipv6,
	&language_device_subnet,
	&language_location_network,
	&language_proxy_endpoint_network,
	&language_domain,
	&language_domain_wildcard,
	&language_fqdn,
	&language_app_domain,
	&language_host_port,
	&language_ip_port,
	&language_port_range,
	&language_url,
	&language_https_url,
	&language_https_ip_url,
	&language_url_or_mailto,
	&language_email,
	&language_http_header_name,
	&language_sha256_hex,
	&language_sha1_hex,
	&language_uuid,
	&language_aaguid,
	&language_semver,
	&language_cn_template,
	&language_css_color,
	&language_pem_certificate,
	&language_timestamp,
	&language_regex,
	&language_regex_rust,
	&language_wirefilter_device,
	&language_wirefilter_registration,
	&language_wirefilter_dex_rule,
};

const struct language *
language_at(size_t index)
{
	return index < sizeof(languages) / sizeof(*languages) ? languages[index] : NULL;
}

const struct language *
language_find(struct slice name)
{
	const struct language *language;

	for (size_t i = 0; (language = language_at(i)); i++)
		if (slice_is(name, language->name))
			return language;
	return NULL;
}

__attribute__((format(printf, 2, 0))) static void
sink_fill(struct text *sink, const char *format, va_list arguments)
{
	char line[MESSAGE_SIZE];
	int length = vsnprintf(line, sizeof(line), format, arguments);

	if (length < 0 || (size_t)length >= sizeof(line))
		BUG("message too long: %s", format);
	text_add(sink, (struct slice){ .at = line, .length = (size_t)length });
}

void
verdict_say(struct verdict *verdict, const struct complaint *complaint, size_t at, size_t length,
	const char *format, ...)
{
	va_list arguments;

	if (verdict->complaint)
		return;
	verdict->complaint = complaint;
	verdict->at = at;
	verdict->length = length;
	if (!verdict->message)
		return;
	va_start(arguments, format);
	sink_fill(verdict->message, format, arguments);
	va_end(arguments);
}

void
verdict_help(struct verdict *verdict, const char *format, ...)
{
	va_list arguments;

	if (!verdict->complaint || !verdict->help || verdict->help->length > 0)
		return;
	va_start(arguments, format);
	sink_fill(verdict->help, format, arguments);
	va_end(arguments);
}
