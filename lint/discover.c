/* For d_type, which spares a system call for each file; POSIX.1-2008 has no name for it. */
#define _DEFAULT_SOURCE

#include "discover.h"

#include "base/bug.h"
#include "base/path.h"
#include "base/text.h"
#include "gitignore.h"
#include "way.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const endings[] = {
	".json",
	".yaml",
	".yml",
	".jsonl",
	".ndjson",
	".tfstate",
};

/* A folder still to be read. A stack of them instead of recursion: depth costs no file descriptors.
 */
struct folder {
	struct folder *next;
	struct slice shown; /* what its files begin with; empty for the current folder */
	struct slice real; /* empty for the root of the file system */
	const struct gitignore *ignore;
	struct config *config;
};

/* A folder that was named, by its real path. */
struct covered {
	struct covered *next;
	struct slice real;
};

struct walk {
	struct discovery *discovery;
	struct arena *arena;
	struct folder *folders;
	struct ways ways;
	struct config *context; /* reading what is about it as context; NULL: what was named */
	struct text path; /* being built */
	struct slice named_folder; /* of the file named last, and its real path: files that are */
	struct slice named_real; /* named together mostly share it */
};

/* One thing met in a folder. */
struct entry {
	const char *name;
	mode_t type; /* as in st_mode; 0 for one that vanished */
};

void
discovery_init(struct discovery *discovery)
{
	*discovery = (struct discovery){ 0 };
}

void
discovery_drop(struct discovery *discovery)
{
	free(discovery->files);
	free(discovery->errors);
	free(discovery->excluded);
	free(discovery->skipped);
	arena_drop(&discovery->arena);
	discovery_init(discovery);
}

/* An array that is full gets twice the room. */
static void *
array_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : 64;
	items = realloc(items, *capacity * size);
	if (!items)
		die("out of memory");
	return items;
}

static void
discovery_error(struct discovery *discovery, const char *path, const char *text)
{
	discovery->errors = array_grow(discovery->errors, discovery->error_count,
		&discovery->error_capacity, sizeof(*discovery->errors));
	discovery->errors[discovery->error_count++] = (struct note){
		.path = arena_copy(&discovery->arena, slice_of(path)),
		.text = arena_copy(&discovery->arena, slice_of(text)),
	};
}

static void
discovery_skip(struct discovery *discovery, const char *path, const char *text)
{
	discovery->skipped = array_grow(discovery->skipped, discovery->skipped_count,
		&discovery->skipped_capacity, sizeof(*discovery->skipped));
	discovery->skipped[discovery->skipped_count++] =
		(struct note){ .path = path, .text = text };
}

static void
walk_add(struct walk *walk, struct way way)
{
	way.context = walk->context != NULL;
	ways_add(&walk->ways, way);
}

/* The configuration of what lies in an absolute folder. */
static struct config *
walk_config(const struct walk *walk, struct slice folder)
{
	struct configs *configs = walk->discovery->configs;

	if (slice_is(folder, "/"))
		folder = slice_of("");
	return configs ? configs_of_folder(configs, folder) : NULL;
}

/* Notes a named path that a configuration excludes. */
static void
walk_exclude(struct walk *walk, const char *path, const struct config *config)
{
	struct discovery *discovery = walk->discovery;

	if (strcmp(path, "-") == 0 && discovery->stdin_filename)
		path = discovery->stdin_filename;
	discovery->excluded = array_grow(discovery->excluded, discovery->excluded_count,
		&discovery->excluded_capacity, sizeof(*discovery->excluded));
	discovery->excluded[discovery->excluded_count++] = (struct note){
		.path = arena_copy(walk->arena, slice_of(path)),
		.text = arena_format(walk->arena, "excluded by %s", config->source->path),
	};
}

/* The joined path in the walk's buffer, good until the next call. */
static struct slice
walk_join(struct walk *walk, struct slice folder, struct slice name)
{
	text_clear(&walk->path);
	path_join(&walk->path, folder, name);
	return text_slice(&walk->path);
}

/* The same below a folder's real path, which is empty for the root. */
static struct slice
walk_join_real(struct walk *walk, struct slice folder, struct slice name)
{
	text_clear(&walk->path);
	text_add(&walk->path, folder);
	text_add_byte(&walk->path, '/');
	text_add(&walk->path, name);
	return text_slice(&walk->path);
}

/* The real path, copied; NULL where there is none. The root of the file system is "". */
static const char *
walk_real(struct walk *walk, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy;

	if (!real)
		return NULL;
	copy = arena_copy(walk->arena, strcmp(real, "/") == 0 ? slice_of("") : slice_of(real));
	free(real);
	return copy;
}

/* The chain of a folder: its own .gitignore, found from the open folder `at`, before `outer`. A
 * link is not read, as git does not either. */
static const struct gitignore *
ignore_open(struct walk *walk, int at, const char *path, const struct gitignore *outer,
	struct slice folder)
{
	int file = openat(at, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct text text = { 0 };

	if (file < 0 && (errno == ENOENT || errno == ELOOP))
		return outer;
	if (file >= 0 && gitignore_read(file, &text)) {
		outer = gitignore_parse(walk->arena, outer, folder, text_slice(&text));
	} else if (errno != EINVAL) {
		const char *why = errno == EFBIG ? "larger than 1 MiB" : path_trouble(errno);
		struct slice name = slice_of(".gitignore");

		discovery_error(walk->discovery, walk_join_real(walk, folder, name).at, why);
	}
	text_drop(&text);
	if (file >= 0)
		close(file);
	return outer;
}

/* Does the folder hold a .git, be it a folder or the file of a worktree? */
static bool
folder_is_repository(struct walk *walk, struct slice real)
{
	struct stat status;

	return lstat(walk_join_real(walk, real, slice_of(".git")).at, &status) == 0;
}

/* The chain of all .gitignore files above the folder, up to the root of its repository; NULL where
 * it lies in none or is the root itself. */
static const struct gitignore *
ignore_above(struct walk *walk, struct slice real)
{
	const struct gitignore *ignore = NULL;
	struct slice root = real;

	while (root.length != 0 && !folder_is_repository(walk, root))
		root = slice_first(root, root.length - path_name(root).length - 1);
	if (root.length == 0 && !folder_is_repository(walk, root))
		return NULL;
	while (root.length < real.length) {
		const char *slash;
		const char *file =
			arena_copy(walk->arena, walk_join_real(walk, root, slice_of(".gitignore")));

		ignore = ignore_open(walk, AT_FDCWD, file, ignore, root);
		slash = memchr(real.at + root.length + 1, '/', real.length - root.length - 1);
		root.length = slash ? (size_t)(slash - real.at) : real.length;
	}
	return ignore;
}

static void
walk_push(struct walk *walk, struct slice shown, struct slice real, const struct gitignore *ignore)
{
	struct folder *folder = arena_alloc(walk->arena, sizeof(*folder));

	*folder = (struct folder){
		.next = walk->folders,
		.shown = { .at = arena_copy(walk->arena, shown), .length = shown.length },
		.real = { .at = arena_copy(walk->arena, real), .length = real.length },
		.ignore = ignore,
	};
	walk->folders = folder;
}

static mode_t
entry_type(int folder, const struct dirent *found)
{
	struct stat status;

#ifdef DT_UNKNOWN
	switch (found->d_type) {
	case DT_REG: return S_IFREG;
	case DT_DIR: return S_IFDIR;
	case DT_LNK: return S_IFLNK;
	case DT_UNKNOWN: break;
	default: return S_IFSOCK;
	}
#endif
	if (fstatat(folder, found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return 0;
	return status.st_mode & S_IFMT;
}

static bool
name_is_ours(const char *name)
{
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (path_has_ending(slice_of(name), slice_of(endings[i])))
			return true;
	return false;
}

/* A link met on a walk. One that leads nowhere is left behind by many a tool, and no trouble. */
static void
folder_link(struct walk *walk, const struct folder *folder, int at, const char *name,
	const char *shown, struct slice place)
{
	struct stat status;
	const char *real;

	if (fstatat(at, name, &status, 0) != 0) {
		if (errno == ENOENT || errno == ELOOP)
			discovery_skip(walk->discovery, shown, "the symbolic link leads nowhere");
		else
			discovery_error(walk->discovery, shown, path_trouble(errno));
		return;
	}
	if (!S_ISREG(status.st_mode))
		return;
	real = walk_real(walk, shown);
	if (real)
		walk_add(walk, (struct way){
				       .shown = shown,
				       .real = real,
				       .place = place,
				       .config = folder->config,
				       .link = true,
			       });
}

static void
folder_entry(struct walk *walk, const struct folder *folder, int at, struct entry entry)
{
	struct slice name = slice_of(entry.name);
	bool is_folder = entry.type == S_IFDIR;
	struct slice real;
	const char *shown;

	if (entry.name[0] == '.')
		return;
	if (!is_folder &&
		(!(entry.type == S_IFREG || entry.type == S_IFLNK) || !name_is_ours(entry.name)))
		return;
	real = walk_join_real(walk, folder->real, name);
	if (gitignore_matches(folder->ignore, real, is_folder) ||
		(folder->config && globs_fit_entry(&folder->config->exclude, real, is_folder)))
		return;
	real.at = arena_copy(walk->arena, real);
	shown = arena_copy(walk->arena, walk_join(walk, folder->shown, name));
	if (is_folder)
		walk_push(walk, slice_of(shown), real, folder->ignore);
	else if (entry.type == S_IFLNK)
		folder_link(walk, folder, at, entry.name, shown, real);
	else
		walk_add(walk, (struct way){
				       .shown = shown,
				       .real = real.at,
				       .place = real,
				       .config = folder->config,
			       });
}

/* Reads one folder; what lies in folders below it is left on the stack. */
static void
folder_read(struct walk *walk, struct folder *folder)
{
	const char *path = folder->shown.length ? folder->shown.at : ".";
	const struct dirent *found;
	DIR *stream;

	/* A folder below with a configuration of its own is a workspace of its own. Its
	 * configuration is not read: a mistake in it is not the business of this run. */
	if (walk->context && !slice_equal(folder->real, walk->context->folder) &&
		configs_end(walk->discovery->configs, folder->real))
		return;
	folder->config = walk->context ? walk->context : walk_config(walk, folder->real);
	stream = opendir(path);
	if (!stream) {
		discovery_error(walk->discovery, path, path_trouble(errno));
		return;
	}
	folder->ignore =
		ignore_open(walk, dirfd(stream), ".gitignore", folder->ignore, folder->real);
	while ((errno = 0, found = readdir(stream))) {
		struct entry entry = {
			.name = found->d_name,
			.type = entry_type(dirfd(stream), found),
		};

		folder_entry(walk, folder, dirfd(stream), entry);
	}
	if (errno != 0)
		discovery_error(walk->discovery, path, path_trouble(errno));
	closedir(stream);
}

/* Reads the folders on the stack, and what lies in them. */
static void
walk_folders(struct walk *walk)
{
	while (walk->folders) {
		struct folder *folder = walk->folders;

		walk->folders = folder->next;
		folder_read(walk, folder);
	}
}

static void
walk_cover(struct walk *walk, struct slice real)
{
	struct covered *covered = arena_alloc(walk->arena, sizeof(*covered));

	*covered = (struct covered){ .next = walk->discovery->covered, .real = real };
	walk->discovery->covered = covered;
}

bool
discovery_covers(const struct discovery *discovery, struct slice folder)
{
	for (const struct covered *one = discovery->covered; one; one = one->next) {
		if (slice_equal(folder, one->real) || path_is_below(folder, one->real))
			return true;
	}
	return false;
}

/* A named folder: files below "." are shown without it, other names lose slashes at their end. */
static void
walk_folder(struct walk *walk, const char *path)
{
	struct slice shown = path_trim(slice_of(path));
	const char *real = walk_real(walk, path);
	const struct config *config;

	if (!real) {
		discovery_error(walk->discovery, path, path_trouble(errno));
		return;
	}
	config = walk_config(walk, slice_of(real));
	if (config_excludes(config, slice_of(real), true)) {
		walk_exclude(walk, path, config);
		return;
	}
	if (slice_is(shown, "."))
		shown = slice_of("");
	walk_cover(walk, slice_of(real));
	walk_push(walk, shown, slice_of(real), ignore_above(walk, slice_of(real)));
	walk_folders(walk);
}

/* The real path of a named file that is no link itself, through its folder's, which is remembered.
 */
static const char *
walk_real_file(struct walk *walk, struct slice path)
{
	struct slice folder = path_folder(path);

	if (!walk->named_real.at || !slice_equal(folder, walk->named_folder)) {
		const char *real =
			walk_real(walk, folder.length ? arena_copy(walk->arena, folder) : ".");

		if (!real)
			return NULL;
		walk->named_folder = folder;
		walk->named_real = slice_of(real);
	}
	return arena_copy(walk->arena, walk_join_real(walk, walk->named_real, path_name(path)));
}

/* Adds what was named, unless it is excluded. */
static void
walk_add_named(struct walk *walk, struct way way)
{
	way.named = true;
	way.config = walk_config(walk, path_folder(way.place));
	if (config_excludes(way.config, way.place, false))
		walk_exclude(walk, way.shown, way.config);
	else
		walk_add(walk, way);
}

/* A named file, pipe, or standard input by its name. A pipe has no real path: its name must do. */
static void
walk_file(struct walk *walk, const char *path)
{
	struct stat status;
	bool link = lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
	const char *place = walk_real_file(walk, slice_of(path));
	const char *real = link ? walk_real(walk, path) : place;
	const char *shown = arena_copy(walk->arena, slice_of(path));

	if (access(path, R_OK) != 0) {
		discovery_error(walk->discovery, path, path_trouble(errno));
		return;
	}
	walk_add_named(walk, (struct way){
				     .shown = shown,
				     .real = real ? real : shown,
				     .place = slice_of(place ? place : shown),
				     .link = link,
			     });
}

/* The file that standard input stands for, where its name is one. */
static const char *
input_real(struct walk *walk, struct slice name, const char *place)
{
	const char *real = walk_real(walk, arena_copy(walk->arena, name));

	if (!walk->discovery->stdin_filename)
		return "-";
	return real ? real : place;
}

/* Standard input lies where its name says, be there such a file or not. */
static void
walk_input(struct walk *walk)
{
	struct discovery *discovery = walk->discovery;
	struct slice name = slice_of(discovery->stdin_filename ? discovery->stdin_filename : "-");
	const char *place = walk_real_file(walk, name);
	struct slice here = discovery->configs ? discovery->configs->here : slice_of("");

	if (!place && slice_starts(name, slice_of("/")))
		place = name.at;
	if (!place)
		place = arena_copy(walk->arena, walk_join_real(walk, here, name));
	walk_add_named(walk, (struct way){
				     .shown = "-",
				     .real = input_real(walk, name, place),
				     .place = slice_of(place),
			     });
}

/* Standard input by name may be a terminal, which is a device like others else. */
static bool
path_is_input(const char *path)
{
	return strcmp(path, "/dev/stdin") == 0 || strcmp(path, "/dev/fd/0") == 0;
}

static void
walk_named(struct walk *walk, const char *path)
{
	struct stat status;

	if (strcmp(path, "-") == 0)
		walk_input(walk);
	else if (stat(path, &status) != 0)
		discovery_error(walk->discovery, path, path_trouble(errno));
	else if (S_ISDIR(status.st_mode))
		walk_folder(walk, path);
	else if (S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode) || path_is_input(path))
		walk_file(walk, path);
	else if (S_ISSOCK(status.st_mode))
		discovery_error(walk->discovery, path, "a socket, not a file or folder");
	else
		discovery_error(walk->discovery, path, "a device, not a file or folder");
}

/* The configuration of a path: of a folder what holds in it. */
static struct config *
walk_config_of(struct walk *walk, const char *path)
{
	struct stat status;
	const char *real;

	if (strcmp(path, "-") == 0)
		path = walk->discovery->stdin_filename ? walk->discovery->stdin_filename : "-";
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		real = walk_real(walk, path);
		return real ? walk_config(walk, slice_of(real)) : NULL;
	}
	real = walk_real_file(walk, slice_of(path));
	return real ? walk_config(walk, path_folder(slice_of(real))) : NULL;
}

/* Reads the other files that the configurations of those found so far are about. What is wrong
 * with a folder there is not the business of this run. */
static void
walk_context(struct walk *walk)
{
	struct discovery *discovery = walk->discovery;
	size_t errors = discovery->error_count;
	size_t skipped = discovery->skipped_count;
	size_t found = walk->ways.count;
	struct config *config = NULL;

	for (size_t i = 0; i < found; i++) {
		if (walk->ways.items[i].config == config)
			continue;
		config = walk->ways.items[i].config;
		if (!config || config->surveyed || discovery_covers(discovery, config->folder))
			continue;
		config->surveyed = true;
		walk->context = config;
		walk_push(walk, config->shown, config->folder, ignore_above(walk, config->folder));
		walk_folders(walk);
	}
	discovery->error_count = errors;
	discovery->skipped_count = skipped;
}

void
discovery_run(struct discovery *discovery, const char *const *paths, size_t count)
{
	struct walk walk = { .discovery = discovery, .arena = &discovery->arena };

	for (size_t i = 0; i < count; i++)
		walk_named(&walk, paths[i]);
	if (count > 0)
		discovery->config = walk_config_of(&walk, paths[0]);
	if (discovery->context)
		walk_context(&walk);
	ways_choose(&walk.ways, discovery);
	ways_drop(&walk.ways);
	text_drop(&walk.path);
}
