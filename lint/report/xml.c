#include "report/xml.h"

#include "base/quote.h"
#include "base/rune.h"

static const char *
entity_of(uint32_t rune)
{
	switch (rune) {
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '&': return "&amp;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	case '\n': return "&#10;";
	default: return NULL;
	}
}

static bool
rune_in_xml(uint32_t rune)
{
	return rune == '\t' || (rune >= 0x20 && (rune & 0xFFFE) != 0xFFFE);
}

void
xml_add(struct text *text, struct slice what)
{
	while (what.length > 0) {
		uint32_t rune = 0;
		size_t length = rune_read(what, &rune);
		const char *entity = entity_of(rune);

		if (entity)
			text_add_string(text, entity);
		else if (length > 0 && rune_in_xml(rune))
			text_add(text, slice_first(what, length));
		else
			text_add_rune(text, RUNE_REPLACEMENT);
		what = slice_from(what, length > 0 ? length : 1);
	}
}

void
xml_add_attribute(struct text *text, const char *name, struct slice what)
{
	text_add_format(text, " %s=\"", name);
	xml_add(text, what);
	text_add_byte(text, '"');
}

void
xml_add_raw(struct text *text, const char *name, struct slice what)
{
	struct text shown = { 0 };

	text_add_escaped(&shown, what);
	xml_add_attribute(text, name, text_slice(&shown));
	text_drop(&shown);
}
