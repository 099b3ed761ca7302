#include "rule/certificate.h"

#include "language/base64.h"

#define BEGIN "-----BEGIN CERTIFICATE-----"
#define END "-----END"

static size_t
find(struct slice text, const char *what)
{
	struct slice wanted = slice_of(what);
	size_t at = 0;

	for (; at < text.length; at++) {
		const char *dash = memchr(text.at + at, *what, text.length - at);

		if (!dash)
			return text.length;
		at = (size_t)(dash - text.at);
		if (slice_starts(slice_from(text, at), wanted))
			return at;
	}
	return text.length;
}

static void
certificate_read(struct check *check, struct certificate *certificate, struct slice base64)
{
	char *der = arena_alloc(check->scratch, base64.length / 4 * 3 + 3);
	size_t length = 0;

	certificate->state = base64_decode(base64, der, &length)
				     ? x509_read((struct slice){ der, length }, &certificate->x509)
				     : X509_BAD;
}

/* Reads the next block of the text that the walk is in. */
static bool
block_next(struct check *check, struct certificate_walk *walk, struct certificate *certificate)
{
	struct slice text = node_text(certificate->node);
	size_t start = find(walk->rest, BEGIN);
	struct slice data = slice_from(walk->rest, start + sizeof(BEGIN) - 1);

	if (start == walk->rest.length)
		return false;
	certificate->start = (size_t)(walk->rest.at - text.at) + start;
	certificate->length = sizeof(BEGIN) - 1;
	walk->rest = slice_from(data, find(data, END));
	data.length -= walk->rest.length;
	certificate_read(check, certificate, data);
	return true;
}

/* Moves to the text of the next fact; false where it holds no certificate. */
static bool
text_enter(struct check *check, struct certificate_walk *walk, struct certificate *certificate)
{
	const struct fact *fact = &check->checker.facts[walk->fact++];
	struct slice text = node_text(fact->node);

	walk->rest = (struct slice){ 0 };
	if (!fact->annotation->part || strcmp(fact->annotation->part, "certificate") != 0 ||
		!node_is_string(fact->node) || (fact->node->flags & NODE_REFUSED) ||
		node_is_hollow(fact->node) || value_is_unknown(fact->node))
		return false;
	*certificate = (struct certificate){ .node = fact->node, .length = text.length };
	if (find(text, "-----") < text.length) {
		walk->rest = text;
		return block_next(check, walk, certificate);
	}
	certificate_read(check, certificate, text);
	return true;
}

bool
certificate_next(
	struct check *check, struct certificate_walk *walk, struct certificate *certificate)
{
	if (walk->rest.length > 0 && block_next(check, walk, certificate))
		return true;
	while (walk->fact < check->checker.fact_count) {
		if (text_enter(check, walk, certificate))
			return true;
	}
	return false;
}

struct place
certificate_place(const struct certificate *certificate)
{
	if (certificate->start == 0)
		return place_value(certificate->node);
	return place_inside(certificate->node, certificate->start, certificate->length);
}
