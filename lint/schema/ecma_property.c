#include "schema/ecma_property.h"

#include "base/bytes.h"

struct property {
	const char *names[3]; /* of ECMA-262, NULL where there are fewer */
	const char *pcre;
};

/* Values of General_Category (ECMA-262, table 68). */
static const struct property CATEGORIES[] = {
	{ .names = { "LC", "Cased_Letter" }, .pcre = "L&" },
	{ .names = { "Pe", "Close_Punctuation" }, .pcre = "Pe" },
	{ .names = { "Pc", "Connector_Punctuation" }, .pcre = "Pc" },
	{ .names = { "Cc", "Control", "cntrl" }, .pcre = "Cc" },
	{ .names = { "Sc", "Currency_Symbol" }, .pcre = "Sc" },
	{ .names = { "Pd", "Dash_Punctuation" }, .pcre = "Pd" },
	{ .names = { "Nd", "Decimal_Number", "digit" }, .pcre = "Nd" },
	{ .names = { "Me", "Enclosing_Mark" }, .pcre = "Me" },
	{ .names = { "Pf", "Final_Punctuation" }, .pcre = "Pf" },
	{ .names = { "Cf", "Format" }, .pcre = "Cf" },
	{ .names = { "Pi", "Initial_Punctuation" }, .pcre = "Pi" },
	{ .names = { "L", "Letter" }, .pcre = "L" },
	{ .names = { "Nl", "Letter_Number" }, .pcre = "Nl" },
	{ .names = { "Zl", "Line_Separator" }, .pcre = "Zl" },
	{ .names = { "Ll", "Lowercase_Letter" }, .pcre = "Ll" },
	{ .names = { "M", "Mark", "Combining_Mark" }, .pcre = "M" },
	{ .names = { "Sm", "Math_Symbol" }, .pcre = "Sm" },
	{ .names = { "Lm", "Modifier_Letter" }, .pcre = "Lm" },
	{ .names = { "Sk", "Modifier_Symbol" }, .pcre = "Sk" },
	{ .names = { "Mn", "Nonspacing_Mark" }, .pcre = "Mn" },
	{ .names = { "N", "Number" }, .pcre = "N" },
	{ .names = { "Ps", "Open_Punctuation" }, .pcre = "Ps" },
	{ .names = { "C", "Other" }, .pcre = "C" },
	{ .names = { "Lo", "Other_Letter" }, .pcre = "Lo" },
	{ .names = { "No", "Other_Number" }, .pcre = "No" },
	{ .names = { "Po", "Other_Punctuation" }, .pcre = "Po" },
	{ .names = { "So", "Other_Symbol" }, .pcre = "So" },
	{ .names = { "Zp", "Paragraph_Separator" }, .pcre = "Zp" },
	{ .names = { "Co", "Private_Use" }, .pcre = "Co" },
	{ .names = { "P", "Punctuation", "punct" }, .pcre = "P" },
	{ .names = { "Z", "Separator" }, .pcre = "Z" },
	{ .names = { "Zs", "Space_Separator" }, .pcre = "Zs" },
	{ .names = { "Mc", "Spacing_Mark" }, .pcre = "Mc" },
	{ .names = { "Cs", "Surrogate" }, .pcre = "Cs" },
	{ .names = { "S", "Symbol" }, .pcre = "S" },
	{ .names = { "Lt", "Titlecase_Letter" }, .pcre = "Lt" },
	{ .names = { "Cn", "Unassigned" }, .pcre = "Cn" },
	{ .names = { "Lu", "Uppercase_Letter" }, .pcre = "Lu" },
};

/* Binary properties (table 67) but Changes_When_NFKC_Casefolded, which PCRE2 does not know. */
static const struct property BINARY[] = {
	{ .names = { "ASCII" }, .pcre = "ASCII" },
	{ .names = { "ASCII_Hex_Digit", "AHex" }, .pcre = "ASCII_Hex_Digit" },
	{ .names = { "Alphabetic", "Alpha" }, .pcre = "Alphabetic" },
	{ .names = { "Any" }, .pcre = "Any" },
	{ .names = { "Bidi_Control", "Bidi_C" }, .pcre = "Bidi_Control" },
	{ .names = { "Bidi_Mirrored", "Bidi_M" }, .pcre = "Bidi_Mirrored" },
	{ .names = { "Case_Ignorable", "CI" }, .pcre = "Case_Ignorable" },
	{ .names = { "Cased" }, .pcre = "Cased" },
	{ .names = { "Changes_When_Casefolded", "CWCF" }, .pcre = "Changes_When_Casefolded" },
	{ .names = { "Changes_When_Casemapped", "CWCM" }, .pcre = "Changes_When_Casemapped" },
	{ .names = { "Changes_When_Lowercased", "CWL" }, .pcre = "Changes_When_Lowercased" },
	{ .names = { "Changes_When_Titlecased", "CWT" }, .pcre = "Changes_When_Titlecased" },
	{ .names = { "Changes_When_Uppercased", "CWU" }, .pcre = "Changes_When_Uppercased" },
	{ .names = { "Dash" }, .pcre = "Dash" },
	{ .names = { "Default_Ignorable_Code_Point", "DI" },
		.pcre = "Default_Ignorable_Code_Point" },
	{ .names = { "Deprecated", "Dep" }, .pcre = "Deprecated" },
	{ .names = { "Diacritic", "Dia" }, .pcre = "Diacritic" },
	{ .names = { "Emoji" }, .pcre = "Emoji" },
	{ .names = { "Emoji_Component", "EComp" }, .pcre = "Emoji_Component" },
	{ .names = { "Emoji_Modifier", "EMod" }, .pcre = "Emoji_Modifier" },
	{ .names = { "Emoji_Modifier_Base", "EBase" }, .pcre = "Emoji_Modifier_Base" },
	{ .names = { "Emoji_Presentation", "EPres" }, .pcre = "Emoji_Presentation" },
	{ .names = { "Extended_Pictographic", "ExtPict" }, .pcre = "Extended_Pictographic" },
	{ .names = { "Extender", "Ext" }, .pcre = "Extender" },
	{ .names = { "Grapheme_Base", "Gr_Base" }, .pcre = "Grapheme_Base" },
	{ .names = { "Grapheme_Extend", "Gr_Ext" }, .pcre = "Grapheme_Extend" },
	{ .names = { "Hex_Digit", "Hex" }, .pcre = "Hex_Digit" },
	{ .names = { "IDS_Binary_Operator", "IDSB" }, .pcre = "IDS_Binary_Operator" },
	{ .names = { "IDS_Trinary_Operator", "IDST" }, .pcre = "IDS_Trinary_Operator" },
	{ .names = { "ID_Continue", "IDC" }, .pcre = "ID_Continue" },
	{ .names = { "ID_Start", "IDS" }, .pcre = "ID_Start" },
	{ .names = { "Ideographic", "Ideo" }, .pcre = "Ideographic" },
	{ .names = { "Join_Control", "Join_C" }, .pcre = "Join_Control" },
	{ .names = { "Logical_Order_Exception", "LOE" }, .pcre = "Logical_Order_Exception" },
	{ .names = { "Lowercase", "Lower" }, .pcre = "Lowercase" },
	{ .names = { "Math" }, .pcre = "Math" },
	{ .names = { "Noncharacter_Code_Point", "NChar" }, .pcre = "Noncharacter_Code_Point" },
	{ .names = { "Pattern_Syntax", "Pat_Syn" }, .pcre = "Pattern_Syntax" },
	{ .names = { "Pattern_White_Space", "Pat_WS" }, .pcre = "Pattern_White_Space" },
	{ .names = { "Quotation_Mark", "QMark" }, .pcre = "Quotation_Mark" },
	{ .names = { "Radical" }, .pcre = "Radical" },
	{ .names = { "Regional_Indicator", "RI" }, .pcre = "Regional_Indicator" },
	{ .names = { "Sentence_Terminal", "STerm" }, .pcre = "Sentence_Terminal" },
	{ .names = { "Soft_Dotted", "SD" }, .pcre = "Soft_Dotted" },
	{ .names = { "Terminal_Punctuation", "Term" }, .pcre = "Terminal_Punctuation" },
	{ .names = { "Unified_Ideograph", "UIdeo" }, .pcre = "Unified_Ideograph" },
	{ .names = { "Uppercase", "Upper" }, .pcre = "Uppercase" },
	{ .names = { "Variation_Selector", "VS" }, .pcre = "Variation_Selector" },
	{ .names = { "White_Space", "space" }, .pcre = "White_Space" },
	{ .names = { "XID_Continue", "XIDC" }, .pcre = "XID_Continue" },
	{ .names = { "XID_Start", "XIDS" }, .pcre = "XID_Start" },
};

static const char *
property_find(const struct property *properties, size_t count, struct slice name)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t n = 0; n < 3 && properties[i].names[n]; n++) {
			if (slice_is(name, properties[i].names[n]))
				return properties[i].pcre;
		}
	}
	return NULL;
}

static const char *
category_find(struct slice name)
{
	return property_find(CATEGORIES, sizeof(CATEGORIES) / sizeof(*CATEGORIES), name);
}

/* Takes `prefix` off the name, if it is there. */
static bool
prefix_take(struct slice *name, const char *prefix)
{
	if (!slice_starts(*name, slice_of(prefix)))
		return false;
	*name = slice_from(*name, strlen(prefix));
	return true;
}

static bool
is_word(struct slice name)
{
	for (size_t i = 0; i < name.length; i++) {
		int byte = byte_at(name, i);

		if (!byte_is_alnum(byte) && byte != '_')
			return false;
	}
	return name.length > 0;
}

static bool
script_write(struct slice name, char letter, const char *kind, struct text *out)
{
	if (!is_word(name))
		return false;
	text_add_format(out, "\\%c{%s:%.*s}", letter, kind, (int)name.length, name.at);
	return true;
}

bool
ecma_property_write(struct slice name, bool negated, struct text *out)
{
	char letter = negated ? 'P' : 'p';
	const char *pcre;

	if (prefix_take(&name, "Script=") || prefix_take(&name, "sc="))
		return script_write(name, letter, "sc", out);
	if (prefix_take(&name, "Script_Extensions=") || prefix_take(&name, "scx="))
		return script_write(name, letter, "scx", out);
	if (slice_is(name, "Assigned")) {
		text_add_format(out, "\\%c{Cn}", negated ? 'p' : 'P');
		return true;
	}
	if (prefix_take(&name, "General_Category=") || prefix_take(&name, "gc="))
		pcre = category_find(name);
	else if (!(pcre = category_find(name)))
		pcre = property_find(BINARY, sizeof(BINARY) / sizeof(*BINARY), name);
	if (pcre)
		text_add_format(out, "\\%c{%s}", letter, pcre);
	return pcre != NULL;
}
