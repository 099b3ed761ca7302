#include "report/colour.h"

#include <stdlib.h>
#include <unistd.h>

static const char *const starts[] = {
	[PAINT_NONE] = "",
	[PAINT_ERROR] = "\033[1;31m",
	[PAINT_WARNING] = "\033[33m",
	[PAINT_INFO] = "\033[36m",
	[PAINT_FRAME] = "\033[34m",
	[PAINT_MESSAGE] = "\033[1m",
};

static bool
forces(const char *value)
{
	return value && *value && strcmp(value, "0") != 0;
}

bool
colour_decide(enum colour choice, const struct colour_setting *setting)
{
	if (choice != COLOUR_AUTO)
		return choice == COLOUR_ALWAYS;
	if (setting->no_color && *setting->no_color)
		return false;
	if (forces(setting->force_color) || forces(setting->clicolor_force))
		return true;
	if (setting->term && strcmp(setting->term, "dumb") == 0)
		return false;
	return setting->terminal;
}

bool
colour_wanted(enum colour choice, int descriptor)
{
	const struct colour_setting setting = {
		.no_color = getenv("NO_COLOR"),
		.force_color = getenv("FORCE_COLOR"),
		.clicolor_force = getenv("CLICOLOR_FORCE"),
		.term = getenv("TERM"),
		.terminal = isatty(descriptor) == 1,
	};

	return colour_decide(choice, &setting);
}

void
paint_add(struct text *text, bool on, enum paint paint, struct slice what)
{
	bool painted = on && paint != PAINT_NONE && what.length > 0;

	if (painted)
		text_add_string(text, starts[paint]);
	text_add(text, what);
	if (painted)
		text_add_string(text, "\033[0m");
}
