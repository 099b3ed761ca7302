#include "base/bytes.h"
#include "language/regex_scan.h"

#include <stdlib.h>

/* Names of Unicode's scripts, general categories and binary properties with their short forms, in
 * small letters and without what may stand between words; sorted. */
static const char *const names[] = {
	/* clang-format off */
	"adlam", "adlm", "aghb", "ahex", "ahom", "alpha", "alphabetic", "anatolianhieroglyphs",
	"any", "arab", "arabic", "armenian", "armi", "armn", "ascii", "asciihexdigit",
	"assigned", "avestan", "avst", "bali", "balinese", "bamu", "bamum", "bass", "bassavah",
	"batak", "batk", "beng", "bengali", "bhaiksuki", "bhks", "bopo", "bopomofo", "brah",
	"brahmi", "brai", "braille", "bugi", "buginese", "buhd", "buhid", "c", "cakm",
	"canadianaboriginal", "cans", "cari", "carian", "cased", "casedletter", "caseignorable",
	"caucasianalbanian", "cc", "cf", "chakma", "cham", "cher", "cherokee", "chorasmian",
	"chrs", "ci", "closepunctuation", "cn", "cntrl", "co", "combiningmark", "common",
	"connectorpunctuation", "control", "copt", "coptic", "cpmn", "cprt", "cs", "cuneiform",
	"currencysymbol", "cypriot", "cyprominoan", "cyrillic", "cyrl", "dash",
	"dashpunctuation", "decimalnumber", "defaultignorablecodepoint", "deseret", "deva",
	"devanagari", "di", "diak", "digit", "divesakuru", "dogr", "dogra", "dsrt", "dupl",
	"duployan", "egyp", "egyptianhieroglyphs", "elba", "elbasan", "elym", "elymaic", "emoji",
	"emojicomponent", "emojimodifier", "emojimodifierbase", "emojipresentation",
	"enclosingmark", "ethi", "ethiopic", "ext", "extendedpictographic", "extender",
	"finalpunctuation", "format", "geor", "georgian", "glag", "glagolitic", "gong", "gonm",
	"goth", "gothic", "gran", "grantha", "graphemebase", "graphemeextend", "grbase", "greek",
	"grek", "grext", "gujarati", "gujr", "gunjalagondi", "gurmukhi", "guru", "han", "hang",
	"hangul", "hani", "hanifirohingya", "hano", "hanunoo", "hatr", "hatran", "hebr",
	"hebrew", "hex", "hexdigit", "hira", "hiragana", "hluw", "hmng", "hmnp", "hung",
	"hyphen", "idc", "idcontinue", "ideo", "ideographic", "ids", "idstart",
	"imperialaramaic", "inherited", "initialpunctuation", "inscriptionalpahlavi",
	"inscriptionalparthian", "ital", "java", "javanese", "joinc", "joincontrol", "kaithi",
	"kali", "kana", "kannada", "katakana", "kawi", "kayahli", "khar", "kharoshthi",
	"khitansmallscript", "khmer", "khmr", "khoj", "khojki", "khudawadi", "kits", "knda",
	"kthi", "l", "lana", "lao", "laoo", "latin", "latn", "lc", "lepc", "lepcha", "letter",
	"letternumber", "limb", "limbu", "lina", "linb", "lineara", "linearb", "lineseparator",
	"lisu", "ll", "lm", "lo", "lower", "lowercase", "lowercaseletter", "lt", "lu", "lyci",
	"lycian", "lydi", "lydian", "m", "mahajani", "mahj", "maka", "makasar", "malayalam",
	"mand", "mandaic", "mani", "manichaean", "marc", "marchen", "mark", "masaramgondi",
	"math", "mathsymbol", "mc", "me", "medefaidrin", "medf", "meeteimayek", "mend",
	"mendekikakui", "merc", "mero", "meroiticcursive", "meroitichieroglyphs", "miao", "mlym",
	"mn", "modi", "modifierletter", "modifiersymbol", "mong", "mongolian", "mro", "mroo",
	"mtei", "mult", "multani", "myanmar", "mymr", "n", "nabataean", "nagm", "nagmundari",
	"nand", "nandinagari", "narb", "nbat", "nchar", "nd", "newa", "newtailue", "nko", "nkoo",
	"nl", "no", "noncharactercodepoint", "nonspacingmark", "nshu", "number", "nushu",
	"nyiakengpuachuehmong", "ogam", "ogham", "olchiki", "olck", "oldhungarian", "olditalic",
	"oldnortharabian", "oldpermic", "oldpersian", "oldsogdian", "oldsoutharabian",
	"oldturkic", "olduyghur", "openpunctuation", "oriya", "orkh", "orya", "osage", "osge",
	"osma", "osmanya", "other", "otherletter", "othernumber", "otherpunctuation",
	"othersymbol", "ougr", "p", "pahawhhmong", "palm", "palmyrene", "paragraphseparator",
	"patsyn", "patternsyntax", "patternwhitespace", "patws", "pauc", "paucinhau", "pc", "pd",
	"pe", "perm", "pf", "phag", "phagspa", "phli", "phlp", "phnx", "phoenician", "pi",
	"plrd", "po", "privateuse", "prti", "ps", "psalterpahlavi", "punct", "punctuation",
	"qaac", "qaai", "qmark", "quotationmark", "radical", "regionalindicator", "rejang", "ri",
	"rjng", "rohg", "runic", "runr", "s", "samaritan", "samr", "sarb", "saur", "saurashtra",
	"sc", "sd", "sentenceterminal", "separator", "sgnw", "sharada", "shavian", "shaw",
	"shrd", "sidd", "siddham", "signwriting", "sind", "sinh", "sinhala", "sk", "sm", "so",
	"softdotted", "sogd", "sogdian", "sogo", "sora", "sorasompeng", "soyo", "soyombo",
	"space", "spaceseparator", "spacingmark", "sterm", "sund", "sundanese", "surrogate",
	"sylo", "sylotinagri", "symbol", "syrc", "syriac", "tagalog", "tagb", "tagbanwa",
	"taile", "taitham", "taiviet", "takr", "takri", "tale", "talu", "tamil", "taml", "tang",
	"tangsa", "tangut", "tavt", "telu", "telugu", "term", "terminalpunctuation", "tfng",
	"tglg", "thaa", "thaana", "thai", "tibetan", "tibt", "tifinagh", "tirh", "tirhuta",
	"titlecaseletter", "tnsa", "toto", "ugar", "ugaritic", "uideo", "unassigned",
	"unifiedideograph", "unknown", "upper", "uppercase", "uppercaseletter", "vai", "vaii",
	"variationselector", "vith", "vithkuqi", "vs", "wancho", "wara", "warangciti", "wcho",
	"whitespace", "wspace", "xidc", "xidcontinue", "xids", "xidstart", "xpeo", "xsux",
	"yezi", "yezidi", "yi", "yiii", "z", "zanabazarsquare", "zanb", "zinh", "zl", "zp", "zs",
	"zyyy", "zzzz",
	/* clang-format on */
};

enum {
	NAME_SIZE = 48, /* longer than any of them */
};

static int
name_order(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

/* The letters and digits of a name in small; false where it is too long to be one. */
static bool
name_fold(struct slice name, char *folded)
{
	size_t length = 0;

	for (size_t i = 0; i < name.length; i++) {
		if (memchr("_- ", name.at[i], 3))
			continue;
		if (length + 1 == NAME_SIZE || name.at[i] == '\0')
			return false;
		folded[length++] = (char)byte_lower(name.at[i]);
	}
	folded[length] = '\0';
	return length > 0;
}

bool
regex_property_known(struct slice name)
{
	static const char *const keys[] = { "sc", "script", "scx", "scriptextensions", "gc",
		"generalcategory" };
	char folded[NAME_SIZE];
	size_t sign = 0;
	bool listed = false;

	while (sign < name.length && name.at[sign] != '=' && name.at[sign] != ':')
		sign++;
	if (sign < name.length) {
		struct slice key = slice_first(name, sign);

		if (slice_ends(key, slice_of("!")))
			key.length--;
		if (!name_fold(key, folded))
			return false;
		for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
			listed = listed || strcmp(folded, keys[i]) == 0;
		if (!listed) /* Age, Grapheme_Cluster_Break and others */
			return true;
		name = slice_from(name, sign + 1);
	}
	return name_fold(name, folded) &&
	       bsearch(folded, names, sizeof(names) / sizeof(*names), sizeof(*names), name_order);
}
