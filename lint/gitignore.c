#include "gitignore.h"

#include "base/bytes.h"
#include "base/path.h"

#include <ctype.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum { GITIGNORE_LIMIT = 1024 * 1024 };

struct pattern {
	struct slice glob;
	bool negated; /* takes back what an earlier one left out */
	bool folder_only; /* it ended in a slash */
	bool anchored; /* a slash further in: the glob is held against the path, not the name */
};

struct gitignore {
	const struct gitignore *outer;
	size_t folder_length;
	struct pattern *patterns;
	size_t count;
};

struct character_class {
	const char *name;
	int (*test)(int byte);
};

static const struct character_class classes[] = {
	{ .name = "alnum", .test = isalnum },
	{ .name = "alpha", .test = isalpha },
	{ .name = "blank", .test = isblank },
	{ .name = "cntrl", .test = iscntrl },
	{ .name = "digit", .test = isdigit },
	{ .name = "graph", .test = isgraph },
	{ .name = "lower", .test = islower },
	{ .name = "print", .test = isprint },
	{ .name = "punct", .test = ispunct },
	{ .name = "space", .test = isspace },
	{ .name = "upper", .test = isupper },
	{ .name = "xdigit", .test = isxdigit },
};

/* A bracket expression while one byte is held against it. */
struct set {
	struct slice rest; /* from the next item on */
	unsigned char byte;
	bool found;
	int previous; /* the byte that a range may start from; -1 for none */
};

/* Takes `[:name:]`; false where the class is not known or not closed, which spoils the glob. What
 * only looks like a class is a plain bracket. */
static bool
set_take_class(struct set *set)
{
	const char *end = memchr(set->rest.at + 2, ']', set->rest.length - 2);
	struct slice name;

	if (!end)
		return false;
	name = (struct slice){ .at = set->rest.at + 2, .length = (size_t)(end - set->rest.at) - 2 };
	if (name.length == 0 || end[-1] != ':') {
		set->found = set->found || set->byte == '[';
		set->previous = '[';
		set->rest = slice_from(set->rest, 1);
		return true;
	}
	name.length--;
	set->rest = slice_from(set->rest, name.length + 4);
	set->previous = -1;
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		if (!slice_is(name, classes[i].name))
			continue;
		set->found = set->found || classes[i].test(set->byte) != 0;
		return true;
	}
	return false;
}

/* Takes one byte, which a backslash may precede; -1 where nothing follows. */
static int
set_take_byte(struct set *set)
{
	int byte;

	if (set->rest.length != 0 && set->rest.at[0] == '\\')
		set->rest = slice_from(set->rest, 1);
	if (set->rest.length == 0)
		return -1;
	byte = (unsigned char)set->rest.at[0];
	set->rest = slice_from(set->rest, 1);
	return byte;
}

/* Takes the end of a range whose start was taken before. */
static bool
set_take_range(struct set *set)
{
	int last;

	set->rest = slice_from(set->rest, 1);
	last = set_take_byte(set);
	if (last < 0)
		return false;
	set->found = set->found || (set->byte >= set->previous && set->byte <= last);
	set->previous = -1;
	return true;
}

static bool
set_take_item(struct set *set)
{
	const char *at = set->rest.at;
	bool more = set->rest.length > 1;

	if (at[0] == '[' && more && at[1] == ':')
		return set_take_class(set);
	if (at[0] == '-' && set->previous >= 0 && more && at[1] != ']')
		return set_take_range(set);
	set->previous = set_take_byte(set);
	set->found = set->found || set->previous == set->byte;
	return set->previous >= 0;
}

/* Holds a byte against the bracket expression that `glob` begins with. Answers how long that is; 0
 * where it does not hold or is malformed. */
static size_t
set_match(struct slice glob, unsigned char byte)
{
	struct set set = { .rest = slice_from(glob, 1), .byte = byte, .previous = -1 };
	bool negated = set.rest.length != 0 && (set.rest.at[0] == '!' || set.rest.at[0] == '^');

	if (negated)
		set.rest = slice_from(set.rest, 1);
	do {
		if (set.rest.length == 0 || !set_take_item(&set))
			return 0;
	} while (set.rest.length == 0 || set.rest.at[0] != ']');
	if (set.found == negated || byte == '/')
		return 0;
	return glob.length - set.rest.length + 1;
}

/* Holds a byte against the first element of a glob, which is no star. Answers the element's length,
 * 0 where it does not hold. */
static size_t
element_match(struct slice glob, unsigned char byte)
{
	if (glob.at[0] == '[')
		return set_match(glob, byte);
	if (glob.at[0] == '?')
		return byte != '/';
	if (glob.at[0] == '\\')
		return glob.length > 1 && (unsigned char)glob.at[1] == byte ? 2 : 0;
	return (unsigned char)glob.at[0] == byte;
}

/* A place to go back to: the glob goes on at `glob` with the text from `text` on. */
struct retry {
	bool set;
	size_t glob;
	size_t text;
};

/* A glob on its way through a text. Only the last star of each sort is ever taken back, since what
 * stands before it fits as early as it can: that keeps the time polynomial. */
struct match {
	struct slice glob;
	struct slice text;
	size_t g;
	size_t t;
	struct retry star; /* the last `*` of this path part */
	struct retry stars; /* the last part that is `**` */
};

static size_t
stars_length(struct slice glob, size_t at)
{
	size_t end = at;

	while (end < glob.length && glob.at[end] == '*')
		end++;
	return end - at;
}

/* Passes the stars at the glob's place. True: the rest of the text fits, whatever it is. */
static bool
match_pass_stars(struct match *match)
{
	size_t length = stars_length(match->glob, match->g);
	size_t end = match->g + length;
	bool part = length > 1 && (match->g == 0 || match->glob.at[match->g - 1] == '/');

	if (part && end == match->glob.length)
		return true;
	if (part && match->glob.at[end] == '/') {
		match->g = end + 1;
		match->stars = (struct retry){ .set = true, .glob = match->g, .text = match->t };
		match->star.set = false;
		return false;
	}
	match->g = end;
	match->star = (struct retry){ .set = true, .glob = match->g, .text = match->t };
	return false;
}

/* Lets a star take more; false where none can. */
static bool
match_retry(struct match *match)
{
	const char *slash;

	if (match->star.set && match->star.text < match->text.length &&
		match->text.at[match->star.text] != '/') {
		match->t = ++match->star.text;
		match->g = match->star.glob;
		return true;
	}
	match->star.set = false;
	if (!match->stars.set || match->stars.text >= match->text.length)
		return false;
	slash = memchr(
		match->text.at + match->stars.text, '/', match->text.length - match->stars.text);
	if (!slash)
		return false;
	match->stars.text = (size_t)(slash - match->text.at) + 1;
	match->t = match->stars.text;
	match->g = match->stars.glob;
	return true;
}

static bool
match_step(struct match *match)
{
	size_t length;

	if (match->g >= match->glob.length || match->t >= match->text.length)
		return false;
	length = element_match(
		slice_from(match->glob, match->g), (unsigned char)match->text.at[match->t]);
	if (length == 0)
		return false;
	if (match->text.at[match->t] == '/')
		match->star.set = false;
	match->g += length;
	match->t++;
	return true;
}

static bool
glob_matches(struct slice glob, struct slice text)
{
	struct match match = { .glob = glob, .text = text };

	while (match.g < glob.length || match.t < text.length) {
		if (match.g < glob.length && glob.at[match.g] == '*') {
			if (match_pass_stars(&match))
				return true;
		} else if (!match_step(&match) && !match_retry(&match)) {
			return false;
		}
	}
	return true;
}

/* Spaces at the end do not count, unless a backslash holds the first of them. */
static struct slice
line_trim(struct slice line)
{
	size_t end = 0;

	for (size_t i = 0; i < line.length; i++) {
		if (line.at[i] == '\\' && i + 1 < line.length)
			i++;
		else if (line.at[i] == ' ')
			continue;
		end = i + 1;
	}
	return slice_first(line, end);
}

/* Reads one line; false where it holds no pattern. */
static bool
pattern_read(struct pattern *pattern, struct slice line)
{
	if (line.length == 0 || line.at[0] == '#')
		return false;
	line = line_trim(line);
	*pattern = (struct pattern){ .negated = line.length != 0 && line.at[0] == '!' };
	line = slice_from(line, pattern->negated);
	pattern->folder_only = line.length != 0 && line.at[line.length - 1] == '/';
	line.length -= pattern->folder_only;
	pattern->anchored = line.length != 0 && memchr(line.at, '/', line.length);
	if (pattern->anchored && line.at[0] == '/')
		line = slice_from(line, 1);
	pattern->glob = line;
	return line.length != 0;
}

/* Takes the next line off the text, without its end. */
static struct slice
line_take(struct slice *text)
{
	const char *end = memchr(text->at, '\n', text->length);
	size_t length = end ? (size_t)(end - text->at) : text->length;
	struct slice line = slice_first(*text, length);

	*text = slice_from(*text, length + 1);
	if (line.length != 0 && line.at[line.length - 1] == '\r')
		line.length--;
	return line;
}

bool
gitignore_read(int file, struct text *text)
{
	struct stat status;
	char buffer[4096];
	ssize_t length;

	if (fstat(file, &status) != 0)
		return false;
	if (!S_ISREG(status.st_mode) || status.st_size > GITIGNORE_LIMIT) {
		errno = S_ISREG(status.st_mode) ? EFBIG : EINVAL;
		return false;
	}
	while ((length = read(file, buffer, sizeof(buffer))) > 0 && text->length < GITIGNORE_LIMIT)
		text_add(text, (struct slice){ .at = buffer, .length = (size_t)length });
	return length >= 0;
}

const struct gitignore *
gitignore_parse(
	struct arena *arena, const struct gitignore *outer, struct slice folder, struct slice text)
{
	struct gitignore *ignore;

	if (slice_starts(text, slice_of("\xEF\xBB\xBF")))
		text = slice_from(text, 3);
	if (text.length == 0)
		return outer;
	text.at = arena_copy(arena, text);
	ignore = arena_alloc(arena, sizeof(*ignore));
	ignore->outer = outer;
	ignore->folder_length = folder.length;
	ignore->patterns =
		arena_array(arena, slice_count(text, '\n') + 1, sizeof(*ignore->patterns));
	while (text.length != 0)
		ignore->count += pattern_read(&ignore->patterns[ignore->count], line_take(&text));
	return ignore->count ? ignore : outer;
}

static bool
pattern_matches(const struct pattern *pattern, struct slice path, struct slice name, bool is_folder)
{
	if (pattern->folder_only && !is_folder)
		return false;
	return glob_matches(pattern->glob, pattern->anchored ? path : name);
}

bool
gitignore_matches(const struct gitignore *ignore, struct slice path, bool is_folder)
{
	struct slice name = path_name(path);

	for (; ignore; ignore = ignore->outer) {
		struct slice inner = slice_from(path, ignore->folder_length + 1);

		for (size_t i = ignore->count; i-- > 0;) {
			const struct pattern *pattern = &ignore->patterns[i];

			if (pattern_matches(pattern, inner, name, is_folder))
				return !pattern->negated;
		}
	}
	return false;
}
