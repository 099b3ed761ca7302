#include "base/bytes.h"
#include "rules.h"
#include "system.h"

static bool
is_windows_path(struct slice path)
{
	if (byte_is_letter(slice_byte(path, 0)) && slice_byte(path, 1) == ':')
		return slice_byte(path, 2) == '\\' || slice_byte(path, 2) == '/';
	return slice_starts(path, slice_of("\\\\")) ||
	       (slice_byte(path, 0) == '%' && memchr(path.at + 1, '%', path.length - 1));
}

static bool
is_posix_path(struct slice path)
{
	return slice_byte(path, 0) == '/' || slice_byte(path, 0) == '~';
}

void
rule_file_path_style(struct check *check, const struct resource *resource)
{
	const struct node *path = node_get(node_get(resource->node, "input"), "path");
	const struct node *system = system_of(resource);
	bool windows = node_is(system, "windows");
	bool posix = node_is(system, "mac") || node_is(system, "linux");
	struct finding *finding;

	if (!text_is_told(path) || value_is_unknown(path) ||
		(is_windows_path(node_text(path)) && !posix) ||
		(is_posix_path(node_text(path)) && !windows))
		return;
	if (windows || posix)
		finding = report(check, place_value(path), "%s is no absolute path on %s",
			shown(check, path), shown(check, system));
	else
		finding = report(
			check, place_value(path), "%s is no absolute path", shown(check, path));
	finding_help(check, finding,
		windows ? "write the whole path, such as C:\\Program Files\\Corp\\agent.exe"
		: posix ? "write the whole path, which begins with /"
			: "write the whole path, which begins with a drive or with /");
}
