#include "init.h"

#include "replace.h"

#include <sys/stat.h>

static const char configuration[] =
	"# What ztlint is to know of the files below this folder. README, \"Configuration\", has "
	"all.\n"
	"\n"
	"# Never checked, not even when named; globs as in .gitignore.\n"
	"exclude: []\n"
	"\n"
	"# Files whose objects alone do not tell what they are.\n"
	"# kinds:\n"
	"#   lists/*-exclude.json: split-tunnel-exclude\n"
	"\n"
	"# Whose the files are, where neither they nor their paths say it. Without it all below "
	"this\n"
	"# folder are one account's: names used twice are found, and so are references.\n"
	"# accounts:\n"
	"#   production/: 023e105f4ecef8ad9ca31a8372d0c353\n"
	"\n"
	"# error, warning, info or off, by rule, area or category; ztlint rules lists them.\n"
	"# levels:\n"
	"#   hygiene: off\n"
	"\n"
	"# Findings that are known and accepted.\n"
	"# ignore:\n"
	"#   - rule: token-never-expires\n"
	"#     path: ci/\n"
	"#     reason: rotated by hand every month\n"
	"#     expires: 2026-12-31\n"
	"\n"
	"# Findings that were there before: run ztlint baseline write, then name its file here.\n"
	"# baseline: .ztlint-baseline.json\n"
	"\n"
	"# From which level on a run fails.\n"
	"fail-on: warning\n";

static const char hook[] = "repos:\n"
			   "  - repo: local\n"
			   "    hooks:\n"
			   "      - id: ztlint\n"
			   "        name: ztlint\n"
			   "        entry: ztlint --unknown skip --allow-nothing\n"
			   "        language: system\n"
			   "        types_or: [json, yaml, text]\n"
			   "        files: \\.(json|jsonl|ndjson|ya?ml|tfstate)$\n"
			   "        require_serial: true\n";

/* The first of the names that stands here, or NULL. */
static const char *
name_taken(const char *const *names)
{
	struct stat status;

	while (*names && lstat(*names, &status) != 0)
		names++;
	return *names;
}

static bool
file_write(const char *name, const char *text)
{
	FILE *file = fopen(name, "wx"); /* x: not over one that is there */
	bool done;

	if (!file)
		return write_fail(name);
	done = fputs(text, file) >= 0;
	done = fclose(file) == 0 && done;
	if (!done) {
		write_fail(name);
		remove(name);
		return false;
	}
	fprintf(stderr, "ztlint: wrote %s\n", name);
	return true;
}

int
init_run(void)
{
	static const char *const configurations[] = {
		".ztlint.yaml",
		".ztlint.yml",
		".ztlint.json",
		NULL,
	};
	static const char *const hooks[] = { ".pre-commit-config.yaml", NULL };
	const char *taken = name_taken(configurations);
	bool done = true;

	if (taken)
		fprintf(stderr, "ztlint: %s is there and stays as it is\n", taken);
	else
		done = file_write(configurations[0], configuration);
	taken = name_taken(hooks);
	if (taken)
		fprintf(stderr, "ztlint: %s is there; to run ztlint before each commit, add:\n%s",
			taken, hook + sizeof("repos:\n") - 1);
	else
		done = file_write(hooks[0], hook) && done;
	return done ? 0 : 2;
}
