#include "base/bytes.h"
#include "rules.h"
#include "system.h"

static bool
is_drive(struct slice name)
{
	return byte_is_letter(slice_byte(name, 0)) &&
	       (name.length == 1 || (name.length == 2 && name.at[1] == ':'));
}

static void
list_check(struct check *check, const struct node *list, const struct node *system)
{
	bool windows = node_is(system, "windows");
	bool posix = node_is(system, "mac") || node_is(system, "linux");

	node_each (disk, list) {
		bool drive = is_drive(node_text(disk));
		bool mount = slice_byte(node_text(disk), 0) == '/';
		struct finding *finding;

		if (!text_is_told(disk) || value_is_unknown(disk) || disk->flags & NODE_REFUSED ||
			(drive && !posix) || (mount && !windows))
			continue;
		if (drive || mount)
			finding = report(check, place_value(disk), "%s is no volume on %s",
				shown(check, disk), shown(check, system));
		else
			finding = report(check, place_value(disk),
				"%s is neither a drive letter nor a mount point",
				shown(check, disk));
		finding_help(check, finding,
			windows ? "write a letter such as C"
			: posix ? "write a path such as /home"
				: "write a letter such as C on Windows, and a path such as /home "
				  "elsewhere");
		if (drive || mount) /* all of them are for another system */
			return;
	}
}

void
rule_disk_name(struct check *check, const struct resource *resource)
{
	const struct node *input = node_get(resource->node, "input");

	list_check(check, node_get(input, "checkDisks"), system_of(resource));
	list_check(check, node_get(input, "check_disks"), system_of(resource));
}
