/* The checks behind the names of format.h, each over the whole text, linear, without allocation. */
#ifndef ZTLINT_SCHEMA_FORMAT_LIST_H
#define ZTLINT_SCHEMA_FORMAT_LIST_H

#include "base/slice.h"

/* RFC 3339: full-date, full-time (leap seconds only at 23:59:60 UTC), date-time, appendix A. */
bool format_date(struct slice text);
bool format_time(struct slice text);
bool format_date_time(struct slice text);
bool format_duration(struct slice text);

/* RFC 1123, with A-labels checked by RFC 5891; no dot at the end, at most 253 bytes. */
bool format_hostname(struct slice text);
/* RFC 5890 to 5893, short of asking for normalisation form C. */
bool format_idn_hostname(struct slice text);
/* One label of a name, and what the name has to know of it. */
struct idn_label {
	struct slice text;
	size_t ascii_length; /* of its A-label, or of itself where it is ASCII */
	bool right_to_left; /* makes RFC 5893 hold for the whole name */
	bool directed; /* keeps RFC 5893 */
};
/* Judges a label and fills what stands below `text`; false where it is none. */
bool idn_label_check(struct idn_label *label);

/* RFC 2673 dotted quad, RFC 4291 without a zone. */
bool format_ipv4(struct slice text);
bool format_ipv6(struct slice text);

/* RFC 5321 and RFC 6531 mailboxes. */
bool format_email(struct slice text);
bool format_idn_email(struct slice text);

/* RFC 3986, RFC 3987, RFC 6570. */
bool format_uri(struct slice text);
bool format_uri_reference(struct slice text);
bool format_iri(struct slice text);
bool format_iri_reference(struct slice text);
bool format_uri_template(struct slice text);

/* RFC 3987: what an IRI may hold beyond a URI, in the query only for the private ones. */
bool rune_is_ucs(int rune);
bool rune_is_private(int rune);

/* RFC 6901 and the draft of relative JSON pointers that 2020-12 names. */
bool format_json_pointer(struct slice text);
bool format_relative_json_pointer(struct slice text);

/* RFC 4122, any version and variant. */
bool format_uuid(struct slice text);

/* ECMA-262 in Unicode mode, with the identity escapes of punctuation that people write. */
bool format_regex(struct slice text);

#endif
