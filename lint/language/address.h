/* Fields that hold an IP address or a network: the reading of cidr.h, narrowed by what a field
 * takes. */
#ifndef ZTLINT_LANGUAGE_ADDRESS_H
#define ZTLINT_LANGUAGE_ADDRESS_H

#include "language/language.h"

extern const struct language language_cidr;
extern const struct language language_cidr_or_ip;
extern const struct language language_ip;
extern const struct language language_ipv4;
extern const struct language language_ipv6;
extern const struct language language_device_subnet;
extern const struct language language_location_network;
extern const struct language language_proxy_endpoint_network;

/* All complaints about addresses, for languages that have one as a part. */
extern const struct complaint address_complaints[];

/* Judges a part of a longer text as a single address; `base` is where the part starts. */
void address_check_part(struct slice part, size_t base, struct verdict *verdict);

#endif
