/* Ports, and hosts or addresses with a port behind them. */
#ifndef ZTLINT_LANGUAGE_ENDPOINT_H
#define ZTLINT_LANGUAGE_ENDPOINT_H

#include "language/language.h"

extern const struct language language_host_port;
extern const struct language language_ip_port;
extern const struct language language_port_range;

/* All complaints about ports, for languages that have one as a part. */
extern const struct complaint port_complaints[];

/* Says what makes a part of a text no port (1 to 65535, plain digits); `base` is where it starts.
 * True where something was said. */
bool port_refuse(struct slice part, size_t base, struct verdict *verdict);

/* Whether a text is an IPv6 address without brackets and prefix length. */
bool endpoint_is_ipv6(struct slice text);

#endif
