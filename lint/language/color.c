#include "language/color.h"

#include "base/bytes.h"
#include "base/quote.h"

enum {
	COLOR_EMPTY,
	COLOR_DIGITS,
	COLOR_NAME,
	COLOR_COUNT,
};

static const struct complaint complaints[] = {
	[COLOR_EMPTY] = { "COLOR_EMPTY", "color-format" },
	[COLOR_DIGITS] = { "COLOR_DIGITS", "color-format" },
	[COLOR_NAME] = { "COLOR_NAME", "color-format" },
	[COLOR_COUNT] = { NULL, NULL },
};

/* The names of CSS Color 4, section 6, with its two keywords. */
/* clang-format off */
static const char *const names[] = {
	"aliceblue", "antiquewhite", "aqua", "aquamarine", "azure", "beige", "bisque", "black",
	"blanchedalmond", "blue", "blueviolet", "brown", "burlywood", "cadetblue", "chartreuse",
	"chocolate", "coral", "cornflowerblue", "cornsilk", "crimson", "currentcolor", "cyan",
	"darkblue", "darkcyan", "darkgoldenrod", "darkgray", "darkgreen", "darkgrey", "darkkhaki",
	"darkmagenta", "darkolivegreen", "darkorange", "darkorchid", "darkred", "darksalmon",
	"darkseagreen", "darkslateblue", "darkslategray", "darkslategrey", "darkturquoise",
	"darkviolet", "deeppink", "deepskyblue", "dimgray", "dimgrey", "dodgerblue", "firebrick",
	"floralwhite", "forestgreen", "fuchsia", "gainsboro", "ghostwhite", "gold", "goldenrod",
	"gray", "green", "greenyellow", "grey", "honeydew", "hotpink", "indianred", "indigo",
	"ivory", "khaki", "lavender", "lavenderblush", "lawngreen", "lemonchiffon", "lightblue",
	"lightcoral", "lightcyan", "lightgoldenrodyellow", "lightgray", "lightgreen", "lightgrey",
	"lightpink", "lightsalmon", "lightseagreen", "lightskyblue", "lightslategray",
	"lightslategrey", "lightsteelblue", "lightyellow", "lime", "limegreen", "linen", "magenta",
	"maroon", "mediumaquamarine", "mediumblue", "mediumorchid", "mediumpurple",
	"mediumseagreen", "mediumslateblue", "mediumspringgreen", "mediumturquoise",
	"mediumvioletred", "midnightblue", "mintcream", "mistyrose", "moccasin", "navajowhite",
	"navy", "oldlace", "olive", "olivedrab", "orange", "orangered", "orchid", "palegoldenrod",
	"palegreen", "paleturquoise", "palevioletred", "papayawhip", "peachpuff", "peru", "pink",
	"plum", "powderblue", "purple", "rebeccapurple", "red", "rosybrown", "royalblue",
	"saddlebrown", "salmon", "sandybrown", "seagreen", "seashell", "sienna", "silver",
	"skyblue", "slateblue", "slategray", "slategrey", "snow", "springgreen", "steelblue",
	"tan", "teal", "thistle", "tomato", "transparent", "turquoise", "violet", "wheat", "white",
	"whitesmoke", "yellow", "yellowgreen",
};
/* clang-format on */

static bool
is_name(struct slice text)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t at = 0;

		while (at < text.length && names[i][at] && byte_lower(text.at[at]) == names[i][at])
			at++;
		if (at == text.length && names[i][at] == '\0')
			return true;
	}
	return false;
}

static bool
is_digit_count(size_t count)
{
	return count == 3 || count == 4 || count == 6 || count == 8;
}

static void
digits_check(struct slice text, struct verdict *verdict)
{
	size_t end = slice_hex_end(text, 1);
	struct quote quote;

	if (end < text.length)
		verdict_say(verdict, &complaints[COLOR_DIGITS], end, text.length - end,
			"unexpected %s in a colour; expected hexadecimal digits after the #",
			quote_value(&quote, slice_from(text, end)));
	else if (!is_digit_count(text.length - 1))
		verdict_say(verdict, &complaints[COLOR_DIGITS], 0, text.length,
			"a colour has 3, 4, 6 or 8 hexadecimal digits, found %zu", text.length - 1);
}

static void
css_color_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	struct slice trimmed = slice_trimmed(text);
	struct quote quote;

	(void)grammar;
	if (slice_byte(text, 0) == '#') {
		digits_check(text, verdict);
		return;
	}
	if (is_name(text))
		return;
	if (trimmed.length == 0) {
		verdict_say(
			verdict, &complaints[COLOR_EMPTY], 0, text.length, "the colour is empty");
		return;
	}
	verdict_say(verdict, &complaints[COLOR_NAME], 0, text.length,
		"%s is no colour; expected # and hexadecimal digits, or a name of CSS",
		quote_value(&quote, text));
	if (is_digit_count(trimmed.length) && slice_hex_end(trimmed, 0) == trimmed.length)
		verdict_help(verdict, "write #%.*s", (int)trimmed.length, trimmed.at);
	else if (trimmed.length < text.length && is_name(trimmed))
		verdict_help(verdict, "write %.*s", (int)trimmed.length, trimmed.at);
	else
		verdict_help(verdict, "write a colour such as #c5ed1b or white");
}

const struct language language_css_color = {
	.name = "css-color",
	.check = css_color_check,
	.complaints = { complaints },
};
